"""Terms, misconceptions, children's voices, questions and principles."""

from math import inf

from eymh_content.ages import days_from_birth
from eymh_content.models import Misconception, PrincipleSet, PromptSet, Term, Vignette
from eymh_content.models.communication import Definition
from eymh_content.models.values import Ages
from eymh_content.wording import counted, listed, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Inlines,
    ListItem,
    Paragraph,
    Section,
    SummaryList,
    SummaryRow,
    Text,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import paragraphs, source_label, statement_section, summary_list
from eymh_exporters.outline.short import abridge, abridged
from eymh_exporters.outline.view import KindView, SectionContext, as_entries, as_list, as_names
from eymh_exporters.outline.wording import ages_in_words, in_words, sentence_case

PURPOSES = {
    "mentally-healthy": "Being mentally healthy",
    "scenario": "Scenarios to discuss",
    "illustration": "Illustrations",
}
"""The headings over children's voices, in the order of the sections."""


def term(record: Term, context: DrawingContext) -> Blocks:
    """Draw a glossary entry: its definition, or each definition with the people who use it."""
    definition = _definition(record.definition, record, context)
    rows = []
    if record.aliases:
        rows.append(SummaryRow("Also called", (Text("; ".join(record.aliases)),)))
    if record.broader:
        rows.append(SummaryRow("Wider term", (context.link(record.broader),)))
    if record.related:
        rows.append(SummaryRow("Related terms", context.links(record.related)))
    blocks: list[Block] = [Paragraph(definition.inlines), *definition.notes]
    if record.usage:
        blocks.append(BulletList(tuple(_definition(usage, record, context) for usage in record.usage)))
    blocks += context.notes(record)
    blocks += summary_list(rows)
    blocks += statement_section(record, "What the sources say of it", record.statements, context)
    return tuple(blocks)


def _definition(definition: Definition, record: Term, context: DrawingContext) -> ListItem:
    """Draw a definition, with whose it is and who uses the term so."""
    inlines = parse(definition.text)
    if definition.defined_by:
        words = "Defined by " if not definition.exact_words else "For the exact words see the definition by "
        inlines = (*inlines, Text(f" {words}"), *context.links(definition.defined_by), Text("."))
    if definition.used_by:
        inlines = (*inlines, Text(f" Used so by {listed(definition.used_by)}."))
    return ListItem(context.annotated(inlines, definition, record), context.notes(definition))


def short_term(record: Term, context: DrawingContext) -> Inlines:
    """Return the definition, and the number of the notes on other uses."""
    others = len(record.usage or ())
    text = Text(f" {others} more in the full text." if others else "")
    return (*abridged(record.definition, record, context, 1), text)


def misconception(record: Misconception, context: DrawingContext) -> Blocks:
    """Draw a misconception, and a better way to see the matter."""
    return (
        *context.notes(record),
        *summary_list(source_label(record.label)),
        *statement_section(record, "Mistaken", record.mistaken, context),
        *statement_section(record, "Better", record.better, context),
        *statement_section(record, "More on it", record.statements, context),
    )


def short_misconception(record: Misconception, context: DrawingContext) -> Inlines:
    """Return the first statement of either side."""
    mistaken, better = (abridged(side[0], record, context) for side in (record.mistaken, record.better))
    return (Text("Mistaken: "), *mistaken, Text(" Better: "), *better)


def vignette(record: Vignette, context: DrawingContext) -> Blocks:
    """Draw what a child says."""
    rows = [
        *source_label(record.label),
        SummaryRow("Age of the child", (Text(ages_in_words(record.ages.stated)),)),
        SummaryRow("Purpose", (Text(in_words(record.purpose)),)),
    ]
    if record.themes:
        rows.append(SummaryRow("Themes", (Text(sentence_case("; ".join(record.themes))),)))
    blocks: list[Block] = [SummaryList(tuple(rows)), *context.notes(record)]
    for passage in record.voice:
        item = context.list_item(passage, record)
        shows = (Text(f" ({in_words(passage.shows)}.)"),) if passage.shows else ()
        blocks += [Paragraph((*item.inlines, *shows)), *item.notes]
    return tuple(blocks)


def voices_by_purpose(records: tuple[Vignette, ...], section: SectionContext) -> Blocks:
    """Lay out children's voices by purpose, the youngest child first."""
    voices = youngest_first(records, section.context)
    return tuple(
        Section(
            f"{section.id}/voices-{purpose}",
            PURPOSES[purpose],
            as_entries(tuple(voice for voice in voices if voice.purpose == purpose), section),
        )
        for purpose in dict.fromkeys(voice.purpose for voice in voices)
    )


def youngest_first(records: tuple[Vignette, ...], _context: DrawingContext) -> tuple[Vignette, ...]:
    """Sort children's voices by purpose, then by the age of the child."""
    purposes = list(PURPOSES)
    return tuple(
        sorted(records, key=lambda voice: (purposes.index(voice.purpose), _days(voice.ages), voice.title.casefold()))
    )


def _days(ages: Ages) -> float:
    """Return the youngest age in days from birth; an age without a number is sorted last."""
    youngest = ages.from_ or ages.to
    days = days_from_birth(youngest.value, youngest.unit) if youngest else None
    return inf if days is None else days


def prompt_set(record: PromptSet, context: DrawingContext) -> Blocks:
    """Draw questions or steps, in their order."""
    questions = context.bullet_list(record.questions, record)
    rows = source_label(record.label)
    if record.mentions:
        rows.append(SummaryRow("Names", context.links(record.mentions)))
    return (*paragraphs(record.intro), *context.notes(record), *summary_list(rows), questions)


def short_prompt_set(record: PromptSet, _context: DrawingContext) -> Inlines:
    """Return the first sentence of the introduction, and the number of questions."""
    intro = f"{abridge(record.intro[0], 1)} " if record.intro else ""
    return (*parse(intro), Text(f"{counted(len(record.questions), 'question or step')}."))


def principle_set(record: PrincipleSet, context: DrawingContext) -> Blocks:
    """Draw an ordered list that has a name."""
    items = context.bullet_list(record.principles, record)
    more = statement_section(record, "More on it", record.statements, context)
    return (*paragraphs(record.summary), *context.notes(record), items, *more)


def short_principle_set(record: PrincipleSet, _context: DrawingContext) -> Inlines:
    """Return the first sentences of the summary, and the titles of the items or their number."""
    titles = [without_full_stop(item.title) for item in record.principles if item.title]
    items = sentence_case("; ".join(titles)) if titles else counted(len(record.principles), "point")
    return (*parse(abridge(record.summary[0])), Text(f" {items}."))


VIEWS = (
    KindView(
        Misconception,
        heading="Misconceptions",
        full=misconception,
        short=as_list(short_misconception),
        names=as_names(one_per_line=True),
    ),
    KindView(PrincipleSet, heading="Principles", full=principle_set, short=as_list(short_principle_set)),
    KindView(PromptSet, heading="Questions to discuss", full=prompt_set, short=as_list(short_prompt_set)),
    KindView(Term, heading="Terms", full=term, short=as_list(short_term)),
    KindView(
        Vignette,
        heading="Children's voices",
        full=vignette,
        short=as_names(group_by="purpose"),
        names=as_names(group_by="purpose"),
        order=youngest_first,
        layout=voices_by_purpose,
    ),
)
