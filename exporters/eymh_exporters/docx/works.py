"""The list of works: pandoc formats each in the style ``works.csl``, and no word of it may be lost."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from eymh_content.errors import ExportError
from eymh_exporters.docx import pandoc
from eymh_exporters.docx.pandoc import Node

_DRAWN = (
    *("title", "container-title", "volume", "issue", "page", "number"),
    *("edition", "genre", "publisher", "publisher-place", "note"),
)
"""The variables that the style draws as they are, besides names and the date."""
_DRAWN_OF_NAMES = ("family", "given", "literal", "suffix")
_WORD = re.compile(r"\w+")


def format_references(works: Iterable[Mapping[str, Any]]) -> dict[str, list[Node]]:
    """Format works (items of CSL-JSON) as inlines, by id. The title of a work links to its web address.

    ExportError if the entry of a work is missing, or lacks a word of the work.
    """
    items = list(works)
    if not items:
        return {}
    style = Path(__file__).with_name("works.csl")
    arguments = ["--from=csljson", "--to=json", "--citeproc", f"--csl={style}", "--metadata=link-bibliography=true"]
    tree = json.loads(pandoc.run(arguments, json.dumps(items).encode(), 0))
    entries = tree["blocks"][0]["c"][1]
    found = {div["c"][0][0].removeprefix("ref-"): div["c"][1][0]["c"] for div in entries}
    missing = [item["id"] for item in items if item["id"] not in found]
    if missing:
        raise ExportError(f"pandoc wrote no bibliography entry for {', '.join(missing)}")
    for item in items:
        if lost := _lost_words(item, found[item["id"]]):
            words = ", ".join(lost)
            raise ExportError(f"the entry of reference/{item['id']} in the list of works lacks these words: {words}")
    return found


def _lost_words(item: Mapping[str, Any], entry: list[Node]) -> list[str]:
    """Return the words of a work that its entry lacks."""
    printed = Counter(_WORD.findall(plain_text(entry)))
    return [word for text in _texts(item) for word in Counter(_WORD.findall(text)) - printed]


def _texts(item: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a work that the style draws."""
    yield from (str(item[name]) for name in _DRAWN if name in item)
    for maker in item.get("author") or item.get("editor") or ():
        if isinstance(maker, dict):
            yield from (str(maker[part]) for part in _DRAWN_OF_NAMES if part in maker)


def plain_text(nodes: object) -> str:
    """Return the text of inlines, whatever they are in."""
    if isinstance(nodes, list):
        return "".join(map(plain_text, nodes))
    if not isinstance(nodes, dict):
        return ""
    if nodes["t"] == "Str":
        return str(nodes["c"])
    return plain_text(nodes["c"]) if "c" in nodes else " "
