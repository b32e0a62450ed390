"""The document tree that exporters draw: what stands in a pack, and in what order, free of any file format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Stressed words."""

    inlines: "Inlines"


@dataclass(frozen=True)
class Strong:
    """Words that stand out."""

    inlines: "Inlines"


@dataclass(frozen=True)
class RecordLink:
    """A link to another record. Where the outline does not hold that record, its words stand as plain text."""

    reference: str
    inlines: "Inlines"


@dataclass(frozen=True)
class WebLink:
    """A link to an address on the web."""

    address: str
    text: str


@dataclass(frozen=True)
class Marks:
    """Where a statement comes from: ``source/…`` and ``reference/…``, drawn as numbers of the list at the end."""

    references: tuple[str, ...]


@dataclass(frozen=True)
class Named:
    """The name of a record that stands here in short. Links to the record lead here."""

    reference: str
    inlines: "Inlines"


@dataclass(frozen=True)
class Control:
    """A place in a form that the reader fills in."""

    id: str
    """Unique in the outline: ``workforce-checklist/area``."""
    title: str
    """What it asks for: "Rating: understand child development"."""
    prompt: str
    """What stands in it until it is filled in."""
    form: Literal["text", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()
    """What may be chosen."""


Inline = Text | Emphasis | Strong | RecordLink | WebLink | Marks | Named | Control
Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    ``lead`` stays with what follows it; ``label`` says whose example or figure it is; ``source`` says where things
    come from.
    """

    inlines: Inlines
    role: Literal["body", "lead", "label", "source"] = "body"


@dataclass(frozen=True)
class Note:
    """A caution, directly beside what it is about."""

    title: Inlines
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list, with the notes that belong to it and the list below it."""

    inlines: Inlines
    notes: tuple[Note, ...] = ()
    items: tuple["Item", ...] = ()


@dataclass(frozen=True)
class Bullets:
    """A list in which the order of items is that of the source."""

    items: tuple[Item, ...]


@dataclass(frozen=True)
class Fact:
    """A name and what belongs to it: "Ages", "2 to 4 years"."""

    name: str
    inlines: Inlines


@dataclass(frozen=True)
class Facts:
    """Names, each with what belongs to it."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table. Widths are relative to one another."""

    heading: str
    width: float


@dataclass(frozen=True)
class Table:
    """A table with one header row, whose first column names the rows. No cell is empty, none is merged."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True)
class SourceEntry:
    """One of the documents that a pack restates, in the numbered list at the end."""

    reference: str
    inlines: Inlines
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class WorkEntry:
    """A work that a source cites, in the numbered list at the end. ``csl`` is one item of CSL-JSON."""

    reference: str
    csl: Mapping[str, Any]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Numbered:
    """Entries of the list at the end, numbered on from ``start``."""

    start: int
    entries: tuple[SourceEntry | WorkEntry, ...]


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it. Its level is its depth. ``id`` is unique in the outline."""

    id: str
    heading: str
    blocks: tuple["Block", ...]


Block = Paragraph | Note | Bullets | Facts | Table | Numbered | Section
Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Outline:
    """A whole pack."""

    title: str
    nation: str
    standing: str
    """The line that must never be missing: how old the sources are, and that this is no statement of policy."""
    front: Blocks
    """What the title page says: purpose, audience, how to read."""
    sections: tuple[Section, ...]
    opening: frozenset[str]
    """The ids of the chief sections that open a page; the others follow on."""
    contents: bool
    """Whether it is long enough to need a contents list."""
    words: int
    """How many words it has, works cited left out."""
    numbers: Mapping[str, int]
    """The number of each source and cited work, by reference."""
    sources: tuple[Mapping[str, str], ...]
    """The documents that are used: id, title, date."""
    records: int
    """How many records it shows."""
    newest: str
    """The date of the newest source, ``YYYY-MM-DD``."""


def plain(inlines: Inlines) -> str:
    """Give the words of inlines without marks."""
    words = []
    for inline in inlines:
        match inline:
            case Text(text) | WebLink(_, text):
                words.append(text)
            case Emphasis(inner) | Strong(inner) | RecordLink(_, inner) | Named(_, inner):
                words.append(plain(inner))
            case Control(prompt=prompt):
                words.append(prompt)
            case Marks():
                pass
    return "".join(words)


def sections_in(blocks: Blocks) -> Iterator[Section]:
    """Yield every section, outer ones first."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections_in(block.blocks)


def _items(items: tuple[Item, ...]) -> Iterator[Inlines]:
    for item in items:
        yield item.inlines
        for note in item.notes:
            yield from note.paragraphs
        yield from _items(item.items)


def passages(blocks: Blocks) -> Iterator[Inlines]:
    """Yield every run of words in reading order, headings and names of facts left out."""
    for block in blocks:
        match block:
            case Section(blocks=inner):
                yield from passages(inner)
            case Numbered(entries=entries):
                yield from _entries(entries)
            case _:
                yield from _passages(block)


def _passages(block: Paragraph | Note | Bullets | Facts | Table) -> Iterator[Inlines]:
    match block:
        case Paragraph(inlines):
            yield inlines
        case Note(_, paragraphs):
            yield from paragraphs
        case Bullets(items):
            yield from _items(items)
        case Facts(facts):
            yield from (fact.inlines for fact in facts)
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)


def _entries(entries: tuple[SourceEntry | WorkEntry, ...]) -> Iterator[Inlines]:
    for entry in entries:
        if isinstance(entry, SourceEntry):
            yield entry.inlines
        for note in entry.notes:
            yield from note.paragraphs


def marked(inlines: Inlines) -> Iterator[str]:
    """Yield the references in all marks, in reading order."""
    for inline in inlines:
        match inline:
            case Marks(references):
                yield from references
            case Emphasis(inner) | Strong(inner) | RecordLink(_, inner) | Named(_, inner):
                yield from marked(inner)
            case _:
                pass


def shown_in(blocks: Blocks) -> Iterator[str]:
    """Yield the ids of all sections, and the references of all records that stand in short."""
    yield from (section.id for section in sections_in(blocks))
    for inlines in passages(blocks):
        yield from (inline.reference for inline in inlines if isinstance(inline, Named))
