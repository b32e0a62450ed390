"""Draws an outline as pandoc's tree: here it only gets its styles."""

from collections.abc import Iterator, Mapping

from eymh_exporters.docx import tree
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
            tree.paragraph([tree.text(outline.title)], "Title"),
            tree.paragraph([tree.text(outline.nation)], "Subtitle"),
            tree.paragraph([tree.text(f"{outline.standing}.")], "Standing Line"),
        ]
        contents = [tree.paragraph([tree.text("Contents")], "TOC Heading")] if outline.contents else []
        return [*front, *self._blocks(outline.front, 1), *contents, *self._blocks(outline.sections, 1)]

    def _blocks(self, blocks: Blocks, level: int) -> list[Node]:
        return [node for block in blocks for node in self._block(block, level)]

    def _block(self, block: Block, level: int) -> Iterator[Node]:
        match block:
            case Section(section_id, words, inner):
                yield tree.heading(min(level, DEEPEST), tree.bookmark(section_id), words)
                yield from self._blocks(inner, level + 1)
            case Paragraph(inlines, role):
                yield tree.paragraph(self._inlines(inlines), STYLES[role])
            case Note():
                yield from self._note(block)
            case Bullets(items):
                yield tree.bullets(self._item(item) for item in items)
            case Facts(facts):
                yield from (self._fact(fact) for fact in facts)
            case Table():
                yield self._table(block)
            case Numbered(start, entries):
                yield tree.numbered(start, (self._entry(entry) for entry in entries))

    def _inlines(self, inlines: Inlines) -> list[Node]:
        return [node for inline in inlines for node in self._inline(inline)]

    def _inline(self, inline: object) -> Iterator[Node]:
        match inline:
            case Text(words):
                yield tree.text(words)
            case Emphasis(inner):
                yield tree.emphasis(self._inlines(inner))
            case Strong(inner):
                yield tree.strong(self._inlines(inner))
            case RecordLink(reference, inner):
                if reference in self._anchors:
                    yield tree.link(self._inlines(inner), f"#{tree.bookmark(reference)}")
                else:
                    yield from self._inlines(inner)
            case WebLink(address, words):
                yield tree.link([tree.text(words)], address)
            case Named(reference, inner):
                yield tree.span(self._inlines(inner), tree.bookmark(reference))
            case Control():
                yield tree.raw(control(inline))
            case Marks(references):
                yield from self._marks(references)

    def _marks(self, references: tuple[str, ...]) -> Iterator[Node]:
        """Draw marks as "[1, 7]", each number a link to its entry at the end."""
        numbers = self._outline.numbers
        for index, reference in enumerate(sorted(set(references), key=lambda each: numbers[each])):
            yield tree.text("[" if index == 0 else ", ")
            yield tree.link([tree.text(str(numbers[reference]))], f"#{tree.bookmark('end/' + reference)}")
        if references:
            yield tree.text("]")

    def _note(self, note: Note) -> Iterator[Node]:
        yield tree.paragraph([tree.text("Note. "), *self._inlines(note.title)], "Note Title")
        for inlines in note.paragraphs:
            yield tree.paragraph(self._inlines(inlines), "Note Text")

    def _fact(self, fact: Fact) -> Node:
        name = tree.strong([tree.text(f"{fact.name}:")])
        return tree.paragraph([name, tree.TAB, *self._inlines(fact.inlines)], "Fact")

    def _item(self, item: Item) -> list[Node]:
        nodes = [tree.paragraph(self._inlines(item.inlines), "List Bullet")]
        for note in item.notes:
            nodes += self._note_in_list(note)
        if item.items:
            nodes.append(tree.bullets(self._item(inner) for inner in item.items))
        return nodes

    def _note_in_list(self, note: Note) -> Iterator[Node]:
        """Draw a note below an item, in one paragraph, so that the list goes on."""
        title = tree.strong([tree.text("Note. "), *self._inlines(note.title), tree.text(": ")])
        for index, inlines in enumerate(note.paragraphs):
            yield tree.paragraph([*([] if index else [title]), *self._inlines(inlines)], "Note In List")

    def _table(self, table: Table) -> Node:
        self.tables += 1
        number = f'<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>{self.tables}</w:t></w:r></w:fldSimple>'
        caption = [tree.text("Table "), tree.raw(number), tree.text(f": {table.caption}")]
        total = sum(column.width for column in table.columns)
        head = [tree.paragraph([tree.text(column.heading)], "Table Heading") for column in table.columns]
        rows = [[tree.paragraph(self._inlines(cell), "Table Text") for cell in row] for row in table.rows]
        widths = [round(column.width / total, 4) for column in table.columns]
        return tree.table({"t": "Plain", "c": caption}, widths, head, rows, TABLE_STYLE)

    def _entry(self, entry: SourceEntry | WorkEntry) -> list[Node]:
        words = self._inlines(entry.inlines) if isinstance(entry, SourceEntry) else self._works[_work_id(entry)]
        anchored = tree.span(words, tree.bookmark(f"end/{entry.reference}"))
        nodes = [tree.paragraph([anchored], "List Number")]
        for note in entry.notes:
            nodes += self._note_in_list(note)
        return nodes


def _work_id(entry: WorkEntry) -> str:
    work_id: str = entry.csl["id"]
    return work_id
