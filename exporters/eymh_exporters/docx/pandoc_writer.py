"""Writes an outline as a pandoc document tree, with a custom style for each kind of block."""

from collections.abc import Iterator, Mapping

from eymh_exporters.docx import pandoc_nodes as nodes
from eymh_exporters.docx.controls import content_control
from eymh_exporters.docx.pandoc import Node
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Citations,
    Control,
    Emphasis,
    Inline,
    Inlines,
    LinkTarget,
    ListItem,
    Note,
    OrderedList,
    Outline,
    Paragraph,
    RecordLink,
    Section,
    SourceEntry,
    Strong,
    SummaryList,
    SummaryRow,
    Table,
    Text,
    WebLink,
    WorkEntry,
    link_targets,
)

STYLES = {"body": "Body Text", "lead": "Lead", "label": "Label", "source": "Source Line"}
"""The style of a paragraph, by its role."""
TABLE_STYLE = "PackTable"
MAX_HEADING_LEVEL = 6


class PandocWriter:
    """Writes one outline."""

    def __init__(self, outline: Outline, works: Mapping[str, list[Node]]) -> None:
        """Write ``outline``; ``works`` are the cited works as inlines, by the id of their record."""
        self._outline = outline
        self._works = works
        self._targets = set(link_targets(outline.sections))
        self.tables = 0
        """The number of tables written so far."""

    def write(self) -> list[Node]:
        """Write the whole document, with the heading after which the contents list is inserted."""
        outline = self._outline
        title = [
            nodes.paragraph([nodes.text(outline.title)], "Title"),
            nodes.paragraph([nodes.text(outline.nation)], "Subtitle"),
            nodes.paragraph([nodes.text(f"{outline.disclaimer}.")], "Standing Line"),
        ]
        contents = [nodes.paragraph([nodes.text("Contents")], "TOC Heading")] if outline.has_contents else []
        return [*title, *self._blocks(outline.front_matter, 1), *contents, *self._blocks(outline.sections, 1)]

    def _blocks(self, blocks: Blocks, level: int) -> list[Node]:
        return [node for block in blocks for node in self._block(block, level)]

    def _block(self, block: Block, level: int) -> Iterator[Node]:
        match block:
            case Section(section_id, heading, inner):
                yield nodes.heading(min(level, MAX_HEADING_LEVEL), nodes.bookmark(section_id), heading)
                yield from self._blocks(inner, level + 1)
            case Paragraph(inlines, role):
                yield nodes.paragraph(self._inlines(inlines), STYLES[role])
            case Note():
                yield from self._note(block)
            case BulletList(items):
                yield nodes.bullet_list(self._item(item) for item in items)
            case SummaryList(rows):
                yield from (self._summary_row(row) for row in rows)
            case Table():
                yield self._table(block)
            case OrderedList(start, entries):
                yield nodes.ordered_list(start, (self._entry(entry) for entry in entries))

    def _inlines(self, inlines: Inlines) -> list[Node]:
        return [node for inline in inlines for node in self._inline(inline)]

    def _inline(self, inline: Inline) -> Iterator[Node]:
        match inline:
            case Text(text):
                yield nodes.text(text)
            case Emphasis(inner):
                yield nodes.emphasis(self._inlines(inner))
            case Strong(inner):
                yield nodes.strong(self._inlines(inner))
            case RecordLink(reference, inner):
                if reference in self._targets:
                    yield nodes.link(self._inlines(inner), f"#{nodes.bookmark(reference)}")
                else:
                    yield from self._inlines(inner)
            case WebLink(address, text):
                yield nodes.link([nodes.text(text)], address)
            case LinkTarget(reference, inner):
                yield nodes.span(self._inlines(inner), nodes.bookmark(reference))
            case Control():
                yield nodes.raw(content_control(inline))
            case Citations(references):
                yield from self._citations(references)

    def _citations(self, references: tuple[str, ...]) -> Iterator[Node]:
        """Write citations as "[1, 7]", each number a link to its entry at the end."""
        numbers = self._outline.citation_numbers
        for index, reference in enumerate(sorted(set(references), key=lambda each: numbers[each])):
            yield nodes.text("[" if index == 0 else ", ")
            yield nodes.link([nodes.text(str(numbers[reference]))], f"#{nodes.bookmark(f'end/{reference}')}")
        if references:
            yield nodes.text("]")

    def _note(self, note: Note) -> Iterator[Node]:
        yield nodes.paragraph([nodes.text("Note. "), *self._inlines(note.title)], "Note Title")
        for inlines in note.paragraphs:
            yield nodes.paragraph(self._inlines(inlines), "Note Text")

    def _summary_row(self, row: SummaryRow) -> Node:
        key = nodes.strong([nodes.text(f"{row.key}:")])
        return nodes.paragraph([key, nodes.TAB, *self._inlines(row.value)], "Fact")

    def _item(self, item: ListItem) -> list[Node]:
        found = [nodes.paragraph(self._inlines(item.inlines), "List Bullet")]
        for note in item.notes:
            found += self._note_in_list(note)
        if item.items:
            found.append(nodes.bullet_list(self._item(inner) for inner in item.items))
        return found

    def _note_in_list(self, note: Note) -> Iterator[Node]:
        """Write a note below a list item as paragraphs of the item, so that the list is not interrupted."""
        title = nodes.strong([nodes.text("Note. "), *self._inlines(note.title), nodes.text(": ")])
        for index, inlines in enumerate(note.paragraphs):
            yield nodes.paragraph([*([] if index else [title]), *self._inlines(inlines)], "Note In List")

    def _table(self, table: Table) -> Node:
        self.tables += 1
        number = f'<w:fldSimple w:instr=" SEQ Table \\* ARABIC "><w:r><w:t>{self.tables}</w:t></w:r></w:fldSimple>'
        caption = [nodes.text("Table "), nodes.raw(number), nodes.text(f": {table.caption}")]
        total = sum(column.width for column in table.columns)
        head = [nodes.paragraph([nodes.text(column.heading)], "Table Heading") for column in table.columns]
        rows = [[nodes.paragraph(self._inlines(cell), "Table Text") for cell in row] for row in table.rows]
        widths = [round(column.width / total, 4) for column in table.columns]
        return nodes.table({"t": "Plain", "c": caption}, widths, head, rows, TABLE_STYLE)

    def _entry(self, entry: SourceEntry | WorkEntry) -> list[Node]:
        text = self._inlines(entry.inlines) if isinstance(entry, SourceEntry) else self._works[_csl_id(entry)]
        target = nodes.span(text, nodes.bookmark(f"end/{entry.reference}"))
        found = [nodes.paragraph([target], "List Number")]
        for note in entry.notes:
            found += self._note_in_list(note)
        return found


def _csl_id(entry: WorkEntry) -> str:
    csl_id: str = entry.csl["id"]
    return csl_id
