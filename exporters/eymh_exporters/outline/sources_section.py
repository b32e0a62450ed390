"""The last section of a pack: the sources and the works that they cite, in one numbered list."""

from eymh_content.citations import source_date
from eymh_content.models import Pack, Reference, Source
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import (
    Block,
    Citations,
    Note,
    OrderedList,
    Paragraph,
    Section,
    SourceEntry,
    Text,
    WorkEntry,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.wording import sentence_case

SOURCES_SECTION = "sources-and-works"
"""The id of the section."""
MIN_SHARING_WORKS = 3
"""The number of works from which a note that they share is printed once for all of them."""


def sources_section(pack: Pack, sources: list[Source], works: list[Reference], context: DrawingContext) -> Section:
    """List the sources, then the works that they cite."""
    blocks: list[Block] = []
    if sources:
        blocks.append(OrderedList(1, tuple(_source_entry(source, pack, context) for source in sources)))
    if pack.full_text and not context.shows("source"):
        full = context.title(pack.full_text)
        text = f"What is to be known of these sources as a whole stands in the pack ‘{full}’."
        blocks.append(Paragraph((Text(text),)))
    if works:
        blocks.append(_works_section(works, 1 + len(sources), context))
    return Section(SOURCES_SECTION, "Sources", tuple(blocks))


def _source_entry(source: Source, pack: Pack, context: DrawingContext) -> SourceEntry:
    """List a source, with its notes unless they are printed in this pack or in the full one."""
    text = f". {_authors_and_publishers(source, context)}. {sentence_case(source_date(source))}."
    has_notes_elsewhere = context.shows("source") or pack.full_text
    notes = () if has_notes_elsewhere else context.notes(source)
    return SourceEntry(source.ref, (context.link(source.ref), Text(text)), notes)


def _authors_and_publishers(source: Source, context: DrawingContext) -> str:
    publishers = listed(context.title(body) for body in source.publishers)
    return f"{'; '.join(source.authors)}. {publishers}" if source.authors else publishers


def _works_section(works: list[Reference], first_number: int, context: DrawingContext) -> Section:
    notes = {work.ref: context.notes(work) for work in works}
    shared = _shared_notes(notes)
    intro = Paragraph((Text("The sources cite these works. This pack has not gone back to them."),))
    entries = tuple(
        WorkEntry(work.ref, work.csl, tuple(note for note in notes[work.ref] if note not in shared)) for work in works
    )
    return Section(
        "works-cited",
        "Works cited by the sources",
        (
            intro,
            *(Note((*note.title, Text(" "), Citations(of)), note.paragraphs) for note, of in shared.items()),
            OrderedList(first_number, entries),
        ),
    )


def _shared_notes(notes: dict[str, tuple[Note, ...]]) -> dict[Note, tuple[str, ...]]:
    """Find the notes that many works share word for word, with the references of those works."""
    holders: dict[Note, list[str]] = {}
    for reference, own in notes.items():
        for note in own:
            holders.setdefault(note, []).append(reference)
    return {note: tuple(of) for note, of in holders.items() if len(of) >= MIN_SHARING_WORKS}
