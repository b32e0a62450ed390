"""From an edition and a recipe to an outline: title page, sections, and the numbered sources at the end."""

from collections.abc import Iterator

from eymh_content.errors import ExportError
from eymh_content.models import KINDS, Pack, Record, Reference, Source
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import Edition
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Marks,
    Note,
    Numbered,
    Outline,
    Paragraph,
    Section,
    SourceEntry,
    Text,
    WorkEntry,
    marked,
    passages,
    plain,
    shown_in,
)
from eymh_exporters.outline.drawing import WHOSE, Drawing
from eymh_exporters.outline.front import front, standing_line
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import FURNITURE, LISTED
from eymh_exporters.outline.order import Records, arrange, see_also
from eymh_exporters.outline.provenance import Origins, source_date
from eymh_exporters.outline.wording import sentence_case

SUBJECT = "Early years mental health"
"""What every pack is about."""
END = "sources-and-works"
"""The id of the last section."""
LONG = 3500
"""From how many words on a pack has more than about ten pages, and a contents list."""
SHARED_BY = 3
"""From how many works on a note is given once for all of them."""
UNDATED = "2000-01-01"
"""The date of a pack whose sources are all undated."""


def outline_of(edition: Edition, pack: Pack, origins: Origins | None = None) -> Outline:
    """Lay out a pack for an edition. ExportError if the recipe names a kind that cannot be shown.

    ``origins`` of the library may be shared by several packs; they cost time to find out.
    """
    drawing = Drawing(edition, frozenset(kind for recipe in pack.sections for kind in recipe.kinds), origins)
    sections = tuple(_sections(pack, drawing))
    runs = list(passages(sections))
    used = list(dict.fromkeys(reference for inlines in runs for reference in marked(inlines)))
    used += [work.ref for work in _uncited(pack, drawing) if work.ref not in used]
    shown = [reference for reference in dict.fromkeys(shown_in(sections)) if reference in edition.library]
    sources = [s for s in edition.library.of(Source) if s.ref in used or s.ref in shown]
    works = [r for reference in used if isinstance(r := edition.library[reference], Reference)]
    numbers = {record.ref: number for number, record in enumerate([*sources, *works], 1)}
    line = standing_line(sources)
    head = front(pack, edition, sources, len(shown))
    end = _end(pack, sources, works, drawing)
    words = sum(len(plain(inlines).split()) for inlines in (*runs, *passages((*head, end))))
    long = words > LONG
    return Outline(
        title=f"{SUBJECT}: {pack.title}",
        nation=edition.title,
        standing=line,
        front=head,
        opening=_opening(pack, sections, contents=long),
        contents=long,
        words=words,
        sections=(*sections, end),
        numbers=numbers,
        sources=tuple({"id": s.id, "title": s.title, "date": source_date(s)} for s in sources),
        records=len(shown),
        newest=max((_first_day(s.dated.when) for s in sources if s.dated), default=UNDATED),
    )


def _opening(pack: Pack, sections: tuple[Section, ...], *, contents: bool) -> frozenset[str]:
    """Choose the sections that open a page: all of a full pack; else the first after the contents, and forms."""
    if contents and all(recipe.detail == "full" for recipe in pack.sections):
        return frozenset({*(section.id for section in sections), END})
    forms = {f"section-{recipe.id}" for recipe in pack.sections if recipe.layout == "self-assessment"}
    return frozenset({*forms, *((section.id for section in sections[:1]) if contents else ())})


def _sections(pack: Pack, drawing: Drawing) -> Iterator[Section]:
    """Draw the sections of a recipe. A record stands in the first section that shows it.

    Later sections on a topic link to it; others show what is left.
    """
    placed: set[str] = set()
    for recipe in pack.sections:
        wanted = _chosen(recipe, drawing)
        fresh = {kind: tuple(r for r in rs if r.ref not in placed) for kind, rs in wanted.items()}
        again = [r for records in wanted.values() for r in records if r.ref in placed]
        blocks: Blocks = tuple(Paragraph(parse(text), "lead") for text in recipe.intro or ())
        blocks += arrange(recipe, fresh, drawing)
        blocks += see_also(again, drawing) if recipe.topics else ()
        if recipe.detail != "full" and pack.full_text:
            full = drawing.title(pack.full_text)
            blocks += (Paragraph((Text(f"In short. The full text stands in the pack ‘{full}’."),), "source"),)
        placed |= {r.ref for records in fresh.values() for r in records}
        if any(wanted.values()):
            yield Section(f"section-{recipe.id}", recipe.heading, blocks)
        elif "own" in (recipe.whose or ()):
            yield Section(f"section-{recipe.id}", recipe.heading, (Paragraph((Text(_silence(recipe, drawing)),)),))


def _silence(recipe: Recipe, drawing: Drawing) -> str:
    """Say that the sources are silent on the nation: a reader must not take it for an oversight."""
    shared = " or about the whole of the UK" if "shared" in (recipe.whose or ()) else ""
    nation = drawing.edition.title if drawing.edition.nation else "the whole of the UK"
    return f"The sources hold nothing of this kind that is about {nation}{shared}."


def _uncited(pack: Pack, drawing: Drawing) -> list[Record]:
    """Give the works that a recipe asks for, whether or not a statement of the pack cites them."""
    return [
        record
        for recipe in pack.sections
        for kind in LISTED & set(recipe.kinds)
        for record in _of(kind, recipe, drawing)
    ]


def _chosen(recipe: Recipe, drawing: Drawing) -> dict[str, Records]:
    """Choose the records of a section: of its kinds, those that its topics, its list and its nation let through."""
    chosen: dict[str, Records] = {}
    for kind in recipe.kinds:
        if kind not in KINDS or kind in FURNITURE:
            known = ", ".join(sorted(set(KINDS) - FURNITURE))
            raise ExportError(f"section '{recipe.id}' of a pack asks for kind '{kind}'; a pack can show {known}")
        if kind not in LISTED:
            chosen[kind] = _of(kind, recipe, drawing)
    return chosen


def _of(kind: str, recipe: Recipe, drawing: Drawing) -> Records:
    return tuple(record for record in drawing.library.kind(kind) if _fits(record, recipe, drawing))


def _fits(record: Record, recipe: Recipe, drawing: Drawing) -> bool:
    if recipe.topics and not set(recipe.topics) & set(getattr(record, "topics", ())):
        return False
    if recipe.records and not {record.ref, getattr(record, "framework", None)} & set(recipe.records):
        return False
    return not recipe.whose or WHOSE[drawing.status(record)] in recipe.whose


def _end(pack: Pack, sources: list[Source], works: list[Reference], drawing: Drawing) -> Section:
    """List the sources and the works that they cite, in one run of numbers."""
    told = drawing.shows("source") or pack.full_text
    listed_sources = tuple(
        SourceEntry(
            source.ref,
            (
                drawing.link(source.ref),
                Text(f". {_makers(source, drawing)}. {sentence_case(source_date(source))}."),
            ),
            () if told else drawing.notes(source),
        )
        for source in sources
    )
    notes = {work.ref: drawing.notes(work) for work in works}
    shared = _shared(notes)
    listed_works = tuple(
        WorkEntry(reference, work.csl, tuple(note for note in notes[reference] if note not in shared))
        for work in works
        if (reference := work.ref)
    )
    blocks: list[Block] = [Numbered(1, listed_sources)] if listed_sources else []
    if pack.full_text and not drawing.shows("source"):
        more = f"What is to be known of these sources as a whole stands in the pack ‘{drawing.title(pack.full_text)}’."
        blocks.append(Paragraph((Text(more),)))
    if listed_works:
        intro = Paragraph((Text("The sources cite these works. This pack has not gone back to them."),))
        for_all = tuple(Note((*note.title, Text(" "), Marks(of)), note.paragraphs) for note, of in shared.items())
        block = Numbered(1 + len(sources), listed_works)
        blocks.append(Section("works-cited", "Works cited by the sources", (intro, *for_all, block)))
    return Section(END, "Sources", tuple(blocks))


def _shared(notes: dict[str, tuple[Note, ...]]) -> dict[Note, tuple[str, ...]]:
    """Find the notes that many works share word for word, so that each is given once, with their numbers."""
    holders: dict[Note, list[str]] = {}
    for reference, own in notes.items():
        for note in own:
            holders.setdefault(note, []).append(reference)
    return {note: tuple(of) for note, of in holders.items() if len(of) >= SHARED_BY}


def _makers(source: Source, drawing: Drawing) -> str:
    by = listed(drawing.title(body) for body in source.publishers)
    return f"{'; '.join(source.authors)}. {by}" if source.authors else by


def _first_day(when: str) -> str:
    """Give the first day of a date: of 2020-06, and of 2018/19."""
    date = when.split("/", maxsplit=1)[0]
    return date + "-01" * (2 - date.count("-"))
