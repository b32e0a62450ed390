"""The deterministic split of a source into lines and segments: what an anchor points at.

A line of at most 40 words is one piece and is cited as ``source:line``. A longer one is cut at tabs, ``|``, tags and
bullets, and after the end of a sentence; its pieces are cited as ``source:line.1``, ``source:line.2`` and so on.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from eymh_content.disk import read_regular
from eymh_content.errors import SourceError
from eymh_content.files.discover import file_of
from eymh_content.ids import LAST_LINE, Anchor
from eymh_content.problems import Problem
from eymh_content.sources.rules import FIXES

LONG_LINE = 40
"""The number of words above which a line is cited by segment."""
_LARGEST = 2_000_000
"""Bytes; the largest text has a seventh of that. The index of one that is larger would be too large to be read."""

_TAGS = re.compile(r"</?(?:p|ul|ol|li|i|b|em|strong|sup|sub|br|span)(?:\s[^>]*)?>")
_CELLS = re.compile(r"[\t|•]")
# A sentence ends at . ? or !, with what closes it and its note marks, before a blank and no small letter ...
_SENTENCE_END = re.compile(r"[.?!]['\"’”)\]*]*(?:[⁰¹²³⁴⁵⁶⁷⁸⁹,]+|\^\{[^}]*\})?['\"’”)\]*]*\s+(?=[^a-z\s])")
# ... but not after an abbreviation or an initial.
_NO_END = re.compile(r"(?:\b(?:e\.g|i\.e|et al|etc|vs|Dr|Prof|Mr|Mrs|St|No|pp?|Vol|Ed|Eds|cf)|\b[A-Z])\.$")
_LONGEST_NO_END = 10  # characters: to search the whole line before each end would take too long


def sentences(text: str) -> list[str]:
    """Cut a text after the end of each sentence. Joined, the pieces are the text."""
    pieces, start = [], 0
    for end in _SENTENCE_END.finditer(text):
        if not _NO_END.search(text[max(start, end.start() - _LONGEST_NO_END) : end.start() + 1]):
            pieces.append(text[start : end.end()])
            start = end.end()
    return [*pieces, text[start:]]


def split_line(line: str) -> list[str]:
    """Cut a line into its segments: the whole line if it is short, an empty list if it is blank."""
    if len(line.split()) <= LONG_LINE:
        return [line.strip()] if re.search(r"\w", line) else []
    parts = (part for cell in _CELLS.split(_TAGS.sub("\t", line)) for part in sentences(cell))
    return [part.strip() for part in parts if re.search(r"\w", part)]


@dataclass(frozen=True)
class SourceText:
    """The text of one source. Lines are split at line feeds only."""

    id: str
    text: str

    @classmethod
    def read(cls, source: str, folder: Path, file: str) -> "SourceText":
        """Read the text of ``source`` from ``folder``. SourceError if it cannot be read."""
        path = folder / file
        try:
            data = read_regular(path, _LARGEST)
            if data.count(b"\n") >= LAST_LINE:
                raise text_error(source, f"{path} has more than {LAST_LINE:,} lines")
            return cls(source, data.decode("utf-8"))
        except (OSError, UnicodeDecodeError) as error:
            raise text_error(source, f"{path} cannot be read ({error})") from error

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text, which fixes the numbers of lines and segments."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines; line 1 is ``lines[0]``."""
        return tuple(self.text.split("\n"))

    def segments(self, line: int) -> list[str]:
        """Return the segments of a line."""
        return split_line(self.lines[line - 1])

    def passages(self, first: int, last: int) -> list[tuple[Anchor, str]]:
        """Return every passage that can be cited in a range of lines, with its anchor."""
        return list(self.each_passage(first, last))

    def each_passage(self, first: int, last: int) -> Iterator[tuple[Anchor, str]]:
        """Yield the same one by one."""
        for number in range(max(first, 1), min(last, len(self.lines)) + 1):
            long = len(self.lines[number - 1].split()) > LONG_LINE
            for index, piece in enumerate(self.segments(number), 1):
                yield Anchor(self.id, number, number, index if long else None), piece


def text_error(source: str, reason: str) -> SourceError:
    """Return the error that a text is missing or wrong. Its problem is at the record of the source, which names it."""
    file = file_of(f"source/{source}")
    problem = Problem.of_file(file, "source-text", f"The text {reason}.", FIXES["source-text"])
    return SourceError(f"the text of {source} cannot be used", [problem], checked=1)
