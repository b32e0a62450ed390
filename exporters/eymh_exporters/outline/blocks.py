"""The document tree that exporters draw: the content of a pack in reading order, independent of any file format."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True)
class Emphasis:
    """Emphasised text."""

    inlines: "Inlines"


@dataclass(frozen=True)
class Strong:
    """Strong text."""

    inlines: "Inlines"


@dataclass(frozen=True)
class RecordLink:
    """A link to another record. Where the outline does not contain that record, it is drawn as plain text."""

    reference: str
    inlines: "Inlines"


@dataclass(frozen=True)
class WebLink:
    """A link to a web address."""

    address: str
    text: str


@dataclass(frozen=True)
class Citations:
    """Citations of sources and works (``source/…``, ``reference/…``), drawn as numbers in square brackets."""

    references: tuple[str, ...]


@dataclass(frozen=True)
class LinkTarget:
    """The name of a record that is drawn here in short: the target of links to the record."""

    reference: str
    inlines: "Inlines"


@dataclass(frozen=True)
class Control:
    """A form control."""

    id: str
    """Unique in the outline: ``workforce-checklist/area``."""
    title: str
    """Its accessible name: "Rating: understand child development"."""
    prompt: str
    """The placeholder text."""
    type: Literal["text", "date", "choice"] = "text"
    choices: tuple[str, ...] = ()
    """The choices of a control of type ``choice``."""


Inline = Text | Emphasis | Strong | RecordLink | WebLink | Citations | LinkTarget | Control
Inlines = tuple[Inline, ...]


@dataclass(frozen=True)
class Paragraph:
    """A paragraph.

    A ``lead`` is kept on one page with the next block; a ``label`` names the place of an example or figure; ``source``
    gives the provenance.
    """

    inlines: Inlines
    role: Literal["body", "lead", "label", "source"] = "body"


@dataclass(frozen=True)
class Note:
    """A note, placed directly after what it is about."""

    title: Inlines
    paragraphs: tuple[Inlines, ...]


@dataclass(frozen=True)
class ListItem:
    """An item of a list, with its notes and the list nested in it."""

    inlines: Inlines
    notes: tuple[Note, ...] = ()
    items: tuple["ListItem", ...] = ()


@dataclass(frozen=True)
class BulletList:
    """A bullet list, in the order of the source."""

    items: tuple[ListItem, ...]


@dataclass(frozen=True)
class SummaryRow:
    """A key and its value: "Ages", "2 to 4 years"."""

    key: str
    value: Inlines


@dataclass(frozen=True)
class SummaryList:
    """A summary list: rows of a key and a value, as in the GOV.UK Design System."""

    rows: tuple[SummaryRow, ...]


@dataclass(frozen=True)
class Column:
    """A column of a table. Widths are relative to one another."""

    heading: str
    width: float


@dataclass(frozen=True)
class Table:
    """A table with one header row and row headers in the first column. No cell is empty or merged."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]


@dataclass(frozen=True)
class SourceEntry:
    """A source document in the numbered list at the end."""

    reference: str
    inlines: Inlines
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class WorkEntry:
    """A work that a source cites, in the numbered list at the end. ``csl`` is an item of CSL-JSON."""

    reference: str
    csl: Mapping[str, Any]
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True)
class OrderedList:
    """Entries of the list at the end, numbered from ``start``."""

    start: int
    entries: tuple[SourceEntry | WorkEntry, ...]


@dataclass(frozen=True)
class Section:
    """A heading and the blocks under it. Its level is its depth in the tree. ``id`` is unique in the outline."""

    id: str
    heading: str
    blocks: tuple["Block", ...]


Block = Paragraph | Note | BulletList | SummaryList | Table | OrderedList | Section
Blocks = tuple[Block, ...]


@dataclass(frozen=True)
class Outline:
    """A whole pack."""

    title: str
    nation: str
    disclaimer: str
    """The line on every page: the years of the sources, and that this is not a statement of current policy."""
    front_matter: Blocks
    """The title page below the title: purpose, audience, how to read the pack."""
    sections: tuple[Section, ...]
    new_page_sections: frozenset[str]
    """The ids of the top-level sections that start on a new page."""
    has_contents: bool
    """Whether it is long enough to need a contents list."""
    words: int
    """The number of words, without the works cited."""
    citation_numbers: Mapping[str, int]
    """The number of each source and cited work, by reference."""
    sources: tuple[Mapping[str, str], ...]
    """The source documents of the pack: id, title, date."""
    records: int
    """The number of records that it shows."""
    newest_source: str
    """The date of the newest source, ``YYYY-MM-DD``."""


def plain_text(inlines: Inlines) -> str:
    """Return the text of inlines, without formatting and citations."""
    words = []
    for inline in inlines:
        match inline:
            case Text(text) | WebLink(_, text):
                words.append(text)
            case Emphasis(inner) | Strong(inner) | RecordLink(_, inner) | LinkTarget(_, inner):
                words.append(plain_text(inner))
            case Control(prompt=prompt):
                words.append(prompt)
            case Citations():
                pass
    return "".join(words)


def sections_in(blocks: Blocks) -> Iterator[Section]:
    """Yield every section, outer ones first."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections_in(block.blocks)


def _items(items: tuple[ListItem, ...]) -> Iterator[Inlines]:
    for item in items:
        yield item.inlines
        for note in item.notes:
            yield from note.paragraphs
        yield from _items(item.items)


def text_runs(blocks: Blocks) -> Iterator[Inlines]:
    """Yield every run of text in reading order, without headings and the keys of summary lists."""
    for block in blocks:
        match block:
            case Section(blocks=inner):
                yield from text_runs(inner)
            case OrderedList(entries=entries):
                yield from _entries(entries)
            case _:
                yield from _passages(block)


def _passages(block: Paragraph | Note | BulletList | SummaryList | Table) -> Iterator[Inlines]:
    match block:
        case Paragraph(inlines):
            yield inlines
        case Note(_, paragraphs):
            yield from paragraphs
        case BulletList(items):
            yield from _items(items)
        case SummaryList(rows):
            yield from (row.value for row in rows)
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row)


def _entries(entries: tuple[SourceEntry | WorkEntry, ...]) -> Iterator[Inlines]:
    for entry in entries:
        if isinstance(entry, SourceEntry):
            yield entry.inlines
        for note in entry.notes:
            yield from note.paragraphs


def citations_in(inlines: Inlines) -> Iterator[str]:
    """Yield the references of all citations, in reading order."""
    for inline in inlines:
        match inline:
            case Citations(references):
                yield from references
            case Emphasis(inner) | Strong(inner) | RecordLink(_, inner) | LinkTarget(_, inner):
                yield from citations_in(inner)
            case _:
                pass


def link_targets(blocks: Blocks) -> Iterator[str]:
    """Yield everything that a link can lead to: the ids of sections, and the references of records drawn in short."""
    yield from (section.id for section in sections_in(blocks))
    for inlines in text_runs(blocks):
        yield from (inline.reference for inline in inlines if isinstance(inline, LinkTarget))
