"""The report in the summary of a job on GitHub: a table of all problems, as Markdown."""

import re
from html import escape
from itertools import accumulate
from urllib.parse import quote

from eymh_content.problems import Problem, Report
from eymh_content.reporters.summary import others, summary
from eymh_content.wording import counted, listed

_HEAD = "\n| where | rule | problem | fix |\n|---|---|---|---|\n"
_SPECIAL = r"[\\`*_\[\]|~$]|:(?=//)|(?<= ) |\r\n|\r|\n"
"""What Markdown reads as a mark or a link, and what HTML does not keep."""
_KEPT = {" ": "&nbsp;", "$": "<span>$</span>", "\r\n": "<br>", "\r": "<br>", "\n": "<br>"}
"""What has no character reference that GitHub reads as the character alone: its formulas are between dollar signs."""
_SPARE = 200
"""Bytes that are kept for the line on what does not fit."""


def write(report: Report, folder: str, files: str, room: int) -> str:
    """Write the report in at most ``room`` bytes, and say what does not fit; nothing, if not even the headline does.

    ``folder`` is that of the content, from the root of the repository. ``files`` is the address of that root, to be
    written before the names of files; if it is empty, files have no links.
    """
    sentences = " ".join(filter(None, (summary(report, folder), others(report))))
    notes = [f"\n- Note: {plain(note)}\n" for note in report.unchecked]
    rows = [_row(problem, folder, files) for problem in report.problems]
    parts = [headed(report.command, sentences), *notes, *([_HEAD] if rows else []), *rows]
    fitting = _first(parts, room - _SPARE)
    left = (min(len(parts) - len(fitting), len(rows)), "problem"), (max(len(notes) + 1 - len(fitting), 0), "note")
    more = listed(counted(number, noun) for number, noun in left if number)
    end = f"\nNot in this summary, which is full: {more}. The log of the step has all.\n" if more else ""
    return "".join([*fitting, end]) if fitting else ""


def headed(title: str, sentence: str) -> str:
    """Write a heading with a paragraph below it."""
    return f"### {plain(title)}\n\n{plain(sentence)}\n"


def plain(text: str) -> str:
    """Return a text as Markdown that shows it as it is, also in a table."""
    return re.sub(_SPECIAL, lambda mark: _KEPT.get(mark[0], f"&#{ord(mark[0][0])};"), escape(text, quote=False))


def _first(texts: list[str], room: int) -> list[str]:
    """Return as many of the first texts as have at most ``room`` bytes together."""
    sizes = accumulate(len(text.encode("utf-8", "backslashreplace")) for text in texts)
    return [text for text, size in zip(texts, sizes, strict=True) if size <= room]


def _row(problem: Problem, folder: str, files: str) -> str:
    file = folder + problem.file
    where = plain(f"{file}:{problem.line}:{problem.column}")
    if files:
        where = f"[{where}]({files}/{quote(file)}#L{problem.line})"
    cells = (where, plain(f"{problem.severity}: {problem.rule}"), plain(problem.message), plain(problem.fix))
    return f"| {' | '.join(cells)} |\n"
