"""The front matter of a pack: its purpose, the age of its sources, and how to read it."""

from eymh_content.citations import short_title, source_date
from eymh_content.forms import When
from eymh_content.models import Pack, Source
from eymh_content.nations import Edition
from eymh_content.wording import counted, listed, number_word
from eymh_exporters.outline.blocks import (
    Blocks,
    BulletList,
    ListItem,
    Paragraph,
    Section,
    Strong,
    SummaryList,
    SummaryRow,
    Text,
)
from eymh_exporters.outline.inline import parse


def disclaimer(sources: list[Source]) -> str:
    """Write the line on the title page and on top of every page, with the years of the sources."""
    years = list(dict.fromkeys(sorted(str(When.parse(s.dated.when).year) for s in sources if s.dated)))
    undated = sum(1 for source in sources if not source.dated)
    parts = [listed(years)] if years else []
    if undated:
        parts.append(f"{number_word(undated)} undated" if years else "undated")
    dates = f" ({', '.join(parts)})" if parts else ""
    return f"As described by the sources{dates}; not a statement of current policy"


def front_matter(pack: Pack, edition: Edition, sources: list[Source], records: int) -> Blocks:
    """Draw the title page below the title, the nation and the disclaimer."""
    return (
        SummaryList((SummaryRow("Purpose", parse(pack.purpose)), SummaryRow("Audience", parse(pack.audience)))),
        Section("how-to-read", "How to read this pack", _how_to_read(pack, edition, sources, records)),
    )


def _how_to_read(pack: Pack, edition: Edition, sources: list[Source], records: int) -> Blocks:
    named = listed(f"{short_title(source)} ({source_date(source)})" for source in sources)
    restate = f"{counted(records, 'record')} {'restates' if records == 1 else 'restate'}"
    items = [
        ("Where it comes from", f"{restate}, in new words, what these sources say: {named}."),
        *_version(edition),
        ("Not endorsed", "The publishers of the sources have neither written nor approved this pack."),
        (
            "How old it is",
            (
                "Every statement is as old as its source. Where a figure or a policy held at a time of its own, that "
                "date stands beside it. Laws, services and programmes may have changed since."
            ),
        ),
        ("Whose example it is", _labels(edition)),
        (
            "Notes",
            (
                "A note stands directly beside a statement where a source contradicts itself or another, has lost a "
                "word or a figure, or may be out of date. Figures are given as printed, and are not corrected."
            ),
        ),
        (
            "Numbers in square brackets",
            "They lead to the list of sources and of the works that those sources cite, at the end.",
        ),
    ]
    if pack.full_text and any(section.detail != "full" for section in pack.sections):
        full = edition.library[pack.full_text].title
        where = f"The full text of every record stands in the pack ‘{full}’ ({pack.full_text.partition('/')[2]}.docx)."
        short = f"Most sections give a record in a line or two, or only name it. {where}"
        items.insert(1, ("What is short here", short))
    bullets = tuple(ListItem((Strong((Text(f"{name}. "),)), Text(text))) for name, text in items)
    return (Paragraph((Text("A few things to know before you quote from it."),)), BulletList(bullets))


def _version(edition: Edition) -> list[tuple[str, str]]:
    version = edition.library.version
    return [("Version of the content", f"{version}. Give it when you quote from this pack.")] if version else []


def _labels(edition: Edition) -> str:
    if edition.nation is None:
        return "What is about one nation, or about another country, is labelled as such, with the name of the place."
    return (
        f"What is about {edition.title} or about the whole of the UK has no label, except among statements about "
        "another place. Anything else says whose it is: ‘Example from’ or ‘About’ with the name of the place, or the "
        f"place’s own ‘figure’. What is about another place may not hold in {edition.title}."
    )
