"""The list of works: pandoc formats each in the style ``works.csl``, and no word of it may be lost."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from eymh_content.errors import ExportError
from eymh_content.files.discover import file_of
from eymh_content.problems import Problem
from eymh_exporters.docx import pandoc
from eymh_exporters.docx.audit.origin import FIX
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

    ExportError, with the records as its problems, if pandoc refuses a work, or if its entry lacks a word of it.
    """
    items = list(works)
    if not items:
        return {}
    try:
        found = _entries(items)
    except pandoc.RefusedError as error:
        refused = [_problem(item["id"], f"Pandoc refuses this work: {reason}.") for item, reason in _refused(items)]
        raise ExportError(str(error), refused, len(items)) from error
    problems = []
    for item in items:
        if item["id"] not in found:
            problems.append(_problem(item["id"], "Pandoc wrote no entry for this work."))
        elif lost := _lost_words(item, found[item["id"]]):
            problems.append(_problem(item["id"], f"The entry of this work lacks these words: {', '.join(lost)}."))
    if problems:
        raise ExportError("pandoc did not write the list of works whole", problems, len(items))
    return found


def _entries(items: list[Mapping[str, Any]]) -> dict[str, list[Node]]:
    """Return the entries that pandoc writes for works, by id."""
    style = Path(__file__).with_name("works.csl")
    arguments = ["--from=csljson", "--to=json", "--citeproc", f"--csl={style}", "--metadata=link-bibliography=true"]
    tree = json.loads(pandoc.run(arguments, json.dumps(items).encode(), 0))
    entries = tree["blocks"][0]["c"][1]
    return {div["c"][0][0].removeprefix("ref-"): div["c"][1][0]["c"] for div in entries}


def _refused(items: list[Mapping[str, Any]]) -> list[tuple[Mapping[str, Any], str]]:
    """Find the works that pandoc refuses, each with its message: try halves of the list."""
    try:
        _entries(items)
    except pandoc.RefusedError as error:
        if len(items) == 1:
            return [(items[0], " ".join(str(error).split()))]
        half = len(items) // 2
        return _refused(items[:half]) + _refused(items[half:])
    return []


def _problem(csl_id: str, message: str) -> Problem:
    return Problem.of_file(file_of(f"reference/{csl_id}"), "work", message, FIX)._replace(pointer="/csl")


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
