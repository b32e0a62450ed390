"""Records in short: a line of a list or a row of a table each, enough to know whether to read the whole."""

import re
from collections.abc import Iterable

from eymh_content.models import Caveat, Figure, Record
from eymh_content.models.base import Envelope
from eymh_exporters.outline.blocks import Emphasis, Inline, Inlines, Item, Marks, Named, Strong, Text, plain
from eymh_exporters.outline.drawing import Drawing, Said
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.wording import typeset

LONGEST = 280
"""How many letters a gist has at most, unless its first sentence is longer."""
NOTES = {
    "contradiction": "the source contradicts itself",
    "error-in-source": "error in the source",
    "missing-from-source": "words missing from the source",
    "outdated": "may be out of date",
    "inference": "a doubt of our own",
}
"""What a note is about, in short. What a record covers (``scope``) is left to the full text."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“'\"(\[*])")
_HEDGE = re.compile(r"(?:But|However|Yet|Still|Though|Although|Even so|It is not|This is not|None|No )\b")
"""How a sentence begins that takes back something of the one before."""


def gist(text: str, most: int = 2) -> str:
    """Give the first sentences of a paragraph, ``most`` of them, and with them one that limits what they say."""
    sentences = _SENTENCE.split(text)
    taken = 1
    while taken < len(sentences) and (
        _HEDGE.match(sentences[taken]) or (taken < most and len(" ".join(sentences[: taken + 1])) <= LONGEST)
    ):
        taken += 1
    kept = " ".join(sentences[:taken])
    whole = kept.count("[") == kept.count("](") and kept.count("*") % 2 == 0
    return kept if whole else text


def called(record: Record, drawing: Drawing, *, strong: bool = True) -> Inlines:
    """Give the name of a record, where links to it lead, and whose it is where a reader must know."""
    reference = record.ref
    title = Text(typeset(record.title))
    name = Named(reference, (Strong((title,)),) if strong else (title,))
    label = drawing.label(record)
    return (name, Text(f" ({label})")) if label else (name,)


def flags(record: Record, drawing: Drawing) -> Inlines:
    """Say in a few words what notes a record and its figures carry, and name the disagreements that touch it."""
    reference = record.ref
    holders: list[Record | Figure] = [record, *(getattr(record, "figures", None) or ())]
    caveats: list[Caveat] = [caveat for holder in holders for caveat in getattr(holder, "caveats", None) or ()]
    told = dict.fromkeys(NOTES[caveat.kind] for caveat in caveats if caveat.kind in NOTES)
    words: list[Inline] = [Emphasis((Text(f" Note: {'; '.join(told)}."),))] if told else []
    disagreements = {caveat.see for caveat in caveats if caveat.see} | set(drawing.disagreements(reference))
    if isinstance(record, Envelope):
        words += [Emphasis((Text(f" {plain(note.title)}."),)) for note in drawing.departures(record)]
    if disagreements:
        links: list[Inline] = [Text(" Disagreement in the sources: ")]
        for index, link in enumerate(sorted(disagreements)):
            links += [Text("; "), drawing.link(link)] if index else [drawing.link(link)]
        words += [Emphasis((*links, Text(".")))]
    return tuple(words)


def words_of(said: str | Said, record: Record, drawing: Drawing, most: int = 2) -> Inlines:
    """Give the gist of a paragraph or a statement, with its label if it is about another place than its record."""
    if isinstance(said, str):
        return parse(gist(said, most))
    label = drawing.entry_label(said, record) if isinstance(record, Envelope) else None
    words = parse(gist(said.text, most))
    return (Text(f"{label}: "), *words) if label else words


def line(record: Record, words: Inlines, drawing: Drawing) -> Item:
    """Draw a record as a line: its name, what it says, what to beware of, and its sources unless they are marked."""
    told = any(isinstance(inline, Marks) for inline in words)
    marks: Inlines = () if told else (Text(" "), drawing.sources_of(record.ref))
    return Item((*called(record, drawing), Text(". " if words else "."), *words, *flags(record, drawing), *marks))


def names(records: Iterable[Record], drawing: Drawing) -> Inlines:
    """Draw nothing of records but their names, in one run."""
    found: list[Inline] = []
    for record in records:
        found += [Text("; ")] if found else []
        found += called(record, drawing, strong=False)
    return (*found, Text("."))
