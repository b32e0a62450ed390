"""Nodes of the pandoc document tree. A whole run of text is one ``Str``, which makes pandoc a third faster."""

import hashlib
from collections.abc import Iterable

from eymh_exporters.docx.pandoc import Node

BOOKMARK_LENGTH = 40
"""The maximum length of a bookmark name in Word."""


def bookmark(section_id: str) -> str:
    """Return the bookmark name of a section, source or work: at most 40 letters, digits and underscores."""
    name = "s_" + section_id.replace("/", "__").replace("-", "_")  # one for one: ids have no double hyphens
    if len(name) <= BOOKMARK_LENGTH:
        return name
    digest = hashlib.sha256(section_id.encode()).hexdigest()[:8]
    return f"{name[: BOOKMARK_LENGTH - 9]}_{digest}"


def text(string: str) -> Node:
    """Make plain text."""
    return {"t": "Str", "c": string}


def raw(xml: str) -> Node:
    """Make inline WordprocessingML."""
    return {"t": "RawInline", "c": ["openxml", xml]}


TAB = raw("<w:r><w:tab/></w:r>")
"""A tab."""


def emphasis(inlines: Iterable[Node]) -> Node:
    """Make emphasised text."""
    return {"t": "Emph", "c": list(inlines)}


def strong(inlines: Iterable[Node]) -> Node:
    """Make strong text."""
    return {"t": "Strong", "c": list(inlines)}


def link(inlines: Iterable[Node], target: str) -> Node:
    """Make a link to a web address, or to ``#bookmark``."""
    return {"t": "Link", "c": [["", [], []], list(inlines), [target, ""]]}


def span(inlines: Iterable[Node], identifier: str) -> Node:
    """Make text with a bookmark."""
    return {"t": "Span", "c": [[identifier, [], []], list(inlines)]}


def paragraph(inlines: Iterable[Node], style: str) -> Node:
    """Make a paragraph with a custom style, given by name."""
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": list(inlines)}]]}


def heading(level: int, identifier: str, string: str) -> Node:
    """Make a heading."""
    return {"t": "Header", "c": [level, [identifier, [], []], [text(string)]]}


def bullet_list(items: Iterable[list[Node]]) -> Node:
    """Make a bullet list."""
    return {"t": "BulletList", "c": list(items)}


def ordered_list(start: int, items: Iterable[list[Node]]) -> Node:
    """Make a numbered list that starts at ``start``."""
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], list(items)]}


def table(caption: Node, widths: list[float], head: list[Node], rows: list[list[Node]], style_id: str) -> Node:
    """Make a table with one header row and row headers in the first column. Widths are fractions of the text width."""
    plain = ["", [], []]

    def row(cells: list[Node]) -> list[object]:
        return [plain, [[plain, {"t": "AlignDefault"}, 1, 1, [cell]] for cell in cells]]

    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    body = [plain, 1, [], [row(cells) for cells in rows]]
    attributes = ["", [], [["custom-style", style_id]]]
    return {"t": "Table", "c": [attributes, [None, [caption]], columns, [plain, [row(head)]], [body], [plain, []]]}
