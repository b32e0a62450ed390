"""Draws an outline as pandoc's tree: here it only gets its styles."""

from collections.abc import Iterator, Mapping

from eymh_exporters.docx import pandoc_nodes
from eymh_exporters.docx.controls import control
from eymh_exporters.docx.pandoc import Node
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Bullets,
    Control,
    Emphasis,
    Fact,
    Facts,
    Inlines,
    Item,
    Marks,
    Named,
    Note,
    Numbered,
    Outline,
    Paragraph,
    RecordLink,
    Section,
    SourceEntry,
    Strong,
    Table,
    Text,
    WebLink,
    WorkEntry,
    shown_in,
)

STYLES = {"body": "Body Text", "lead": "Lead", "label": "Label", "source": "Source Line"}
"""The style of a paragraph, by its role."""
TABLE_STYLE = "PackTable"
DEEPEST = 6
"""The deepest level of headings that we use."""


class Draughtsman:
    """Draws one outline. ``works`` are the cited works as inlines, by the id of their record."""

    def __init__(self, outline: Outline, works: Mapping[str, list[Node]]) -> None:
        self._outline = outline
        self._works = works
        self._anchors = set(shown_in(outline.sections))
        self.tables = 0

    def draw(self) -> list[Node]:
        """Draw the whole document, with a mark where the contents list goes."""
        outline = self._outline
        front = [
            pandoc_nodes.paragraph([pandoc_nodes.text(outline.title)], "Title"),
            pandoc_nodes.paragraph([pandoc_nodes.text(outline.nation)], "Subtitle"),
            pandoc_nodes.paragraph([pandoc_nodes.text(f"{outline.standing}.")], "Standing Line"),
        ]
        contents = [pandoc_nodes.paragraph([pandoc_nodes.text("Contents")], "TOC Heading")] if outline.contents else []
        return [*front, *self._blocks(outline.front, 1), *contents, *self._blocks(outline.sections, 1)]

    def _blocks(self, blocks: Blocks, level: int) -> list[Node]:
        return [node for block in blocks for node in self._block(block, level)]

    def _block(self, block: Block, level: int) -> Iterator[Node]:
        match block:
            case Section(section_id, words, inner):
                yield pandoc_nodes.heading(min(level, DEEPEST), pandoc_nodes.bookmark(section_id), words)
                yield from self._blocks(inner, level + 1)
            case Paragraph(inlines, role):
                yield pandoc_nodes.paragraph(self._inlines(inlines), STYLES[role])
            case Note():
                yield from self._note(block)
            case Bullets(items):
                yield pandoc_nodes.bullets(self._item(item) for item in items)
            case Facts(facts):
                yield from (self._fact(fact) for fact in facts)
            case Table():
                yield self._table(block)
            case Numbered(start, entries):
                yield pandoc_nodes.numbered(start, (self._entry(entry) for entry in entries))

    def _inlines(self, inlines: Inlines) -> list[Node]:
        return [node for inline in inlines for node in self._inline(inline)]

    def _inline(self, inline: object) -> Iterator[Node]:
        match inline:
            case Text(words):
                yield pandoc_nodes.text(words)
            case Emphasis(inner):
                yield pandoc_nodes.emphasis(self._inlines(inner))
            case Strong(inner):
                yield pandoc_nodes.strong(self._inlines(inner))
            case RecordLink(reference, inner):
                if reference in self._anchors:
                    yield pandoc_nodes.link(self._inlines(inner), f"#{pandoc_nodes.bookmark(reference)}")
                else:
                    yield from self._inlines(inner)
            case WebLink(address, words):
                yield pandoc_nodes.link([pandoc_nodes.text(words)], address)
            case Named(reference, inner):
                yield pandoc_nodes.span(self._inlines(inner), pandoc_nodes.bookmark(reference))
            case Control():
                yield pandoc_nodes.raw(control(inline))
            case Marks(references):
                yield from self._marks(references)

    def _marks(self, references: tuple[str, ...]) -> Iterator[Node]:
        """Draw marks as "[1, 7]", each number a link to its entry at the end."""
        numbers = self._outline.numbers
        for index, reference in enumerate(sorted(set(references), key=lambda each: numbers[each])):
            yield pandoc_nodes.text("[" if index == 0 else ", ")
            yield pandoc_nodes.link(
                [pandoc_nodes.text(str(numbers[reference]))], f"#{pandoc_nodes.bookmark('end/' + reference)}"
            )
        if references:
            yield pandoc_nodes.text("]")

    def _note(self, note: Note) -> Iterator[Node]:
        yield pandoc_nodes.paragraph([pandoc_nodes.text("Note. "), *self._inlines(note.title)], "Note Title")
        for inlines in note.paragraphs:
            yield pandoc_nodes.paragraph(self._inlines(inlines), "Note Text")

    def _fact(self, fact: Fact) -> Node:
        name = pandoc_nodes.strong([pandoc_nodes.text(f"{fact.name}:")])
        return pandoc_nodes.paragraph([name, pandoc_nodes.TAB, *self._inlines(fact.inlines)], "Fact")

    def _item(self, item: Item) -> list[Node]:
        nodes = [pandoc_nodes.paragraph(self._inlines(item.inlines), "List Bullet")]
        for note in item.notes:
            nodes += self._note_in_list(note)
        if item.items:
            nodes.append(pandoc_nodes.bullets(self._item(inner) for inner in item.items))
        return nodes

    def _note_in_list(self, note: Note) -> Iterator[Node]:
        """Draw a note below an item, in one paragraph, so that the list goes on."""
        title = pandoc_nodes.strong([pandoc_nodes.text("Note. "), *self._inlines(note.title), pandoc_nodes.text(": ")])
        for index, inlines in enumerate(note.paragraphs):
            yield pandoc_nodes.paragraph([*([] if index else [title]), *self._inlines(inlines)], "Note In List")

    def _table(self, table: Table) -> Node:
        self.tables += 1
        number = f'<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>{self.tables}</w:t></w:r></w:fldSimple>'
        caption = [pandoc_nodes.text("Table "), pandoc_nodes.raw(number), pandoc_nodes.text(f": {table.caption}")]
        total = sum(column.width for column in table.columns)
        head = [
            pandoc_nodes.paragraph([pandoc_nodes.text(column.heading)], "Table Heading") for column in table.columns
        ]
        rows = [[pandoc_nodes.paragraph(self._inlines(cell), "Table Text") for cell in row] for row in table.rows]
        widths = [round(column.width / total, 4) for column in table.columns]
        return pandoc_nodes.table({"t": "Plain", "c": caption}, widths, head, rows, TABLE_STYLE)

    def _entry(self, entry: SourceEntry | WorkEntry) -> list[Node]:
        words = self._inlines(entry.inlines) if isinstance(entry, SourceEntry) else self._works[_work_id(entry)]
        anchored = pandoc_nodes.span(words, pandoc_nodes.bookmark(f"end/{entry.reference}"))
        nodes = [pandoc_nodes.paragraph([anchored], "List Number")]
        for note in entry.notes:
            nodes += self._note_in_list(note)
        return nodes


def _work_id(entry: WorkEntry) -> str:
    work_id: str = entry.csl["id"]
    return work_id
