"""Records in short: what a list item or a table cell says, enough to decide whether to read the full text."""

import re
from collections.abc import Iterable

from eymh_content.models import Caveat, Figure, Record
from eymh_content.models.base import Envelope
from eymh_content.printed import without_markdown
from eymh_exporters.outline.blocks import (
    Citations,
    Emphasis,
    Inline,
    Inlines,
    LinkTarget,
    ListItem,
    Strong,
    Text,
    plain_text,
)
from eymh_exporters.outline.context import DrawingContext, TextEntry, name_of
from eymh_exporters.outline.inline import parse

MAX_LENGTH = 280
"""The maximum number of characters of an abridged text, unless its first sentence is longer."""
CAVEATS = {
    "contradiction": "the source contradicts itself",
    "error-in-source": "error in the source",
    "missing-from-source": "words missing from the source",
    "outdated": "may be out of date",
    "inference": "a doubt of our own",
}
"""The kinds of caveat that are mentioned in short. What a record covers (``scope``) is left to the full text."""
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“'\"(\[*])")
_QUALIFYING_START = re.compile(r"(?:But|However|Yet|Still|Though|Although|Even so|It is not|This is not|None|No )\b")
"""How a sentence starts that limits or contradicts the sentence before it."""


def abridge(text: str, max_sentences: int = 2) -> str:
    """Keep the first sentences of a paragraph, and any sentence directly after them that limits what they say."""
    sentences = _SENTENCE_BREAK.split(text)
    count = 1
    while count < len(sentences) and (
        _QUALIFYING_START.match(sentences[count])
        or (count < max_sentences and len(" ".join(sentences[: count + 1])) <= MAX_LENGTH)
    ):
        count += 1
    kept = " ".join(sentences[:count])
    cuts_no_markup = without_markdown(text).startswith(without_markdown(kept))
    return kept if cuts_no_markup else text


def record_name(record: Record, context: DrawingContext, *, strong: bool = True) -> Inlines:
    """Return the name of a record as a link target, with its label."""
    title = Text(name_of(record))
    name = LinkTarget(record.ref, (Strong((title,)),) if strong else (title,))
    label = context.label(record)
    return (name, Text(f" ({label})")) if label else (name,)


def name_run(records: Iterable[Record], context: DrawingContext) -> Inlines:
    """Return only the names of records, in running text."""
    found: list[Inline] = []
    for record in records:
        found += [Text("; ")] if found else []
        found += record_name(record, context, strong=False)
    return (*found, Text("."))


def name_with_sources(record: Record, context: DrawingContext) -> Inlines:
    """Return the name of a record, its notes in short, and its sources."""
    notes = short_notes(record, context)
    stop = (Text("."), *notes) if notes else ()
    return (*record_name(record, context, strong=False), *stop, Text(" "), context.source_citations(record.ref))


def short_notes(record: Record, context: DrawingContext) -> Inlines:
    """Mention the caveats of a record and its figures, and link to the discrepancies that concern it."""
    holders: list[Record | Figure] = [record, *(getattr(record, "figures", None) or ())]
    caveats: list[Caveat] = [caveat for holder in holders for caveat in getattr(holder, "caveats", None) or ()]
    mentioned = dict.fromkeys(CAVEATS[caveat.kind] for caveat in caveats if caveat.kind in CAVEATS)
    inlines: list[Inline] = [Emphasis((Text(f" Note: {'; '.join(mentioned)}."),))] if mentioned else []
    if isinstance(record, Envelope):
        label = (context.label(record) or "").casefold()
        titles = [plain_text(note.title) for note in context.departure_notes(record)]
        inlines += [Emphasis((Text(f" {title}."),)) for title in titles if title.casefold() not in label]
    discrepancies = {caveat.see for caveat in caveats if caveat.see} | set(context.discrepancies_about(record.ref))
    if discrepancies:
        links = context.links(sorted(discrepancies))
        inlines.append(Emphasis((Text(" Disagreement in the sources: "), *links, Text("."))))
    return tuple(inlines)


def abridged(entry: str | TextEntry, record: Record, context: DrawingContext, max_sentences: int = 2) -> Inlines:
    """Abridge a paragraph or an entry; an entry about another place than its record keeps its label."""
    if isinstance(entry, str):
        return parse(abridge(entry, max_sentences))
    label = context.entry_label(entry, record) if isinstance(record, Envelope) else None
    inlines = parse(abridge(entry.text, max_sentences))
    return (Text(f"{label}: "), *inlines) if label else inlines


def short_item(record: Record, inlines: Inlines, context: DrawingContext) -> ListItem:
    """Return a record as a list item: name, ``inlines``, notes, and its sources unless ``inlines`` cite them."""
    cited = any(isinstance(inline, Citations) for inline in inlines)
    sources: Inlines = () if cited else (Text(" "), context.source_citations(record.ref))
    stop = Text(". " if inlines else ".")
    return ListItem((*record_name(record, context), stop, *inlines, *short_notes(record, context), *sources))
