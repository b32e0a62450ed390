"""The committed index of a source: what can be checked where the text is not available.

For each segment it holds a SHA-256, the number of words, the numbers and the names, and no sentence.
"""

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from eymh_content.errors import SourceError
from eymh_content.files.discover import INDEXES
from eymh_content.ids import Anchor
from eymh_content.problems import Problem
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import numbers_in, without_notes
from eymh_content.sources.rules import FIXES
from eymh_content.sources.segments import SourceText


@dataclass(frozen=True)
class IndexedSegment:
    """What the index has of one segment."""

    anchor: Anchor
    sha256: str
    words: int
    numbers: frozenset[str]
    names: tuple[str, ...]


@dataclass(frozen=True)
class SourceIndex:
    """The index of one source. ``sha256`` is that of the whole text."""

    source: str
    sha256: str
    lines: int
    segments: tuple[IndexedSegment, ...]

    @cached_property
    def _by_line(self) -> dict[int, list[IndexedSegment]]:
        found: dict[int, list[IndexedSegment]] = {}
        for segment in self.segments:
            found.setdefault(segment.anchor.first, []).append(segment)
        return found

    def within(self, first: int, last: int) -> list[IndexedSegment]:
        """Return the segments of a range of lines."""
        return [segment for line in range(first, last + 1) for segment in self._by_line.get(line, ())]

    def cited(self, anchor: Anchor) -> list[IndexedSegment]:
        """Return the segments that an anchor points at; none where it points at nothing."""
        lines = self.within(anchor.first, anchor.last)
        return [s for s in lines if s.anchor.segment == anchor.segment] if anchor.segment else lines


def build_index(text: SourceText) -> SourceIndex:
    """Index a text."""
    segments = tuple(
        IndexedSegment(
            anchor,
            hashlib.sha256(words.encode()).hexdigest(),
            len(words.split()),
            frozenset(numbers_in(without_notes(words))),
            tuple(names_in(words)),
        )
        for anchor, words in text.passages(1, len(text.lines))
    )
    return SourceIndex(text.id, text.sha256, len(text.lines), segments)


def _row(segment: IndexedSegment) -> dict[str, Any]:
    place = str(segment.anchor).partition(":")[2]
    row: dict[str, Any] = {"at": place, "sha256": segment.sha256, "words": segment.words}
    if segment.numbers:
        row["numbers"] = sorted(segment.numbers)
    if segment.names:
        row["names"] = list(segment.names)
    return row


def index_text(index: SourceIndex) -> str:
    """Write an index as the text of its file: one segment a line."""
    rows = ",\n".join("    " + json.dumps(_row(segment), ensure_ascii=False) for segment in index.segments)
    head = json.dumps({"source": index.source, "sha256": index.sha256, "lines": index.lines})
    return f'{head[:-1]},\n  "segments": [\n{rows}\n  ]\n}}\n'


def index_file(content: Path, source: str) -> Path:
    """Return the place of the index of a source."""
    return content / INDEXES / f"{source}.json"


def read_index(content: Path, source: str) -> SourceIndex:
    """Read the committed index of a source. SourceError if there is none, or it cannot be read."""
    file = index_file(content, source)
    try:
        data = json.loads(file.read_bytes())
        segments = tuple(
            IndexedSegment(
                Anchor.parse(f"{source}:{row['at']}"),
                row["sha256"],
                row["words"],
                frozenset(row.get("numbers", ())),
                tuple(row.get("names", ())),
            )
            for row in data["segments"]
        )
        return SourceIndex(source, data["sha256"], data["lines"], segments)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise index_error(source, f"cannot be read ({error})") from error


def index_error(source: str, reason: str) -> SourceError:
    """Return the error that an index is missing or wrong. Its problem says why: "The index is not that of …"."""
    file = f"{INDEXES}/{source}.json"
    fix = FIXES["source-index"]
    problem = Problem.of_file(file, "source-index", f"The index {reason}.", fix)
    return SourceError(f"the index of {source} cannot be used", [problem], checked=1)
