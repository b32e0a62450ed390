"""Nodes of pandoc's tree, one function each. A whole run of words is one ``Str``: that costs a third less."""

import hashlib
import re
from collections.abc import Iterable

from eymh_exporters.docx.pandoc import Node

BOOKMARK_LENGTH = 40
"""The longest name that Word allows for a bookmark."""


def bookmark(section_id: str) -> str:
    """Give the name of the bookmark of a section, a source or a work: at most 40 letters, digits and underscores."""
    name = "s_" + re.sub(r"[^a-z0-9]+", "_", section_id)
    if len(name) <= BOOKMARK_LENGTH:
        return name
    digest = hashlib.sha256(section_id.encode()).hexdigest()[:8]
    return f"{name[: BOOKMARK_LENGTH - 9]}_{digest}"


def text(words: str) -> Node:
    """Give words."""
    return {"t": "Str", "c": words}


def raw(xml: str) -> Node:
    """Give a piece of WordprocessingML among the words."""
    return {"t": "RawInline", "c": ["openxml", xml]}


TAB = raw("<w:r><w:tab/></w:r>")
"""A tab."""


def emphasis(inlines: Iterable[Node]) -> Node:
    """Give stressed words."""
    return {"t": "Emph", "c": list(inlines)}


def strong(inlines: Iterable[Node]) -> Node:
    """Give strong words."""
    return {"t": "Strong", "c": list(inlines)}


def link(inlines: Iterable[Node], target: str) -> Node:
    """Give a link to an address, or to ``#bookmark``."""
    return {"t": "Link", "c": [["", [], []], list(inlines), [target, ""]]}


def span(inlines: Iterable[Node], identifier: str) -> Node:
    """Give words with a bookmark."""
    return {"t": "Span", "c": [[identifier, [], []], list(inlines)]}


def paragraph(inlines: Iterable[Node], style: str) -> Node:
    """Give a paragraph in a style, by the style's name."""
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], [{"t": "Para", "c": list(inlines)}]]}


def heading(level: int, identifier: str, words: str) -> Node:
    """Give a heading."""
    return {"t": "Header", "c": [level, [identifier, [], []], [text(words)]]}


def bullets(items: Iterable[list[Node]]) -> Node:
    """Give a list."""
    return {"t": "BulletList", "c": list(items)}


def numbered(start: int, items: Iterable[list[Node]]) -> Node:
    """Give a numbered list that counts on from ``start``."""
    return {"t": "OrderedList", "c": [[start, {"t": "Decimal"}, {"t": "Period"}], list(items)]}


def table(caption: Node, widths: list[float], head: list[Node], rows: list[list[Node]], style_id: str) -> Node:
    """Give a table with one header row; its first column names the rows. Widths are shares of the text width."""
    plain = ["", [], []]

    def row(cells: list[Node]) -> list[object]:
        return [plain, [[plain, {"t": "AlignDefault"}, 1, 1, [cell]] for cell in cells]]

    columns = [[{"t": "AlignDefault"}, {"t": "ColWidth", "c": width}] for width in widths]
    body = [plain, 1, [], [row(cells) for cells in rows]]
    attributes = ["", [], [["custom-style", style_id]]]
    return {"t": "Table", "c": [attributes, [None, [caption]], columns, [plain, [row(head)]], [body], [plain, []]]}
