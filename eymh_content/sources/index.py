"""The committed index of a source: what can be checked where the text is not available.

For each segment it holds a SHA-256, the number of words, the numbers, names and web addresses, what the proof of force
needs, and no sentence.
"""

import hashlib
import json
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any

import jiter

from eymh_content.characters import visible
from eymh_content.disk import read_regular
from eymh_content.errors import SourceError
from eymh_content.files.discover import INDEXES
from eymh_content.ids import Anchor
from eymh_content.problems import Problem
from eymh_content.sources.addresses import addresses_in
from eymh_content.sources.force.indexed import borne_out, check_rows, each_with_force
from eymh_content.sources.groups.indexed import ROW_FORM, rows_of
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import numbers_in, without_notes
from eymh_content.sources.rules import FIXES
from eymh_content.sources.segments import SourceText, text_error

_LARGEST = 2_000_000
"""Bytes; the largest index has a seventh of that."""
_MOST_SEGMENTS = _LARGEST // 100
"""A row has more than 100 characters."""
_FIELDS = {"source", "sha256", "lines", "segments"}
_ROW = {"at", "sha256", "words", "numbers", "names", "url", "near", "force", "bears"}
_LONGEST_REASON = 300  # characters
_TEXTS = {str}
_LISTS = {list}
_NUMBER = re.compile(r"-?[0-9][0-9,]*(\.[0-9]+)?")


@dataclass(frozen=True)
class IndexedSegment:
    """What the index has of one segment."""

    anchor: Anchor
    sha256: str
    words: int
    numbers: frozenset[str]
    names: tuple[str, ...]
    addresses: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    """What is around its numbers, by sentence (``groups.indexed``)."""
    force: tuple[str, ...] = ()
    """Its force words, each as a row that ``force.indexed.parse`` reads."""
    bears: tuple[str, ...] = ()
    """The classes of added words that it bears out."""


@dataclass(frozen=True)
class SourceIndex:
    """The index of one source. ``sha256`` is that of the whole text."""

    source: str
    sha256: str
    lines: int
    segments: tuple[IndexedSegment, ...]
    raw: bytes = field(default=b"", compare=False, repr=False)
    """The bytes of its file."""

    @cached_property
    def _lines(self) -> list[int]:
        """The line of each segment, in order."""
        return [segment.anchor.first for segment in self.segments]

    def within(self, first: int, last: int) -> tuple[IndexedSegment, ...]:
        """Return the segments of a range of lines."""
        return self.segments[bisect_left(self._lines, first) : bisect_right(self._lines, last)]

    def cited(self, anchor: Anchor) -> tuple[IndexedSegment, ...]:
        """Return the segments that an anchor points at; none where it points at nothing."""
        lines = self.within(anchor.first, anchor.last)
        return tuple(s for s in lines if s.anchor.segment == anchor.segment) if anchor.segment else lines

    def why_nothing(self, anchor: Anchor) -> str:
        """Say why an anchor points at nothing, as a sentence."""
        if anchor.last < anchor.first:
            return f"{anchor.source}:{anchor.first}-{anchor.last} is a range that ends before it begins."
        if anchor.last > self.lines:
            return f"{anchor} is after the last line of {anchor.source}, which has {self.lines}."
        segments = self.within(anchor.first, anchor.last)
        if not segments:
            return f"{anchor} is blank: nothing is stated there."
        if len(segments) == 1:
            whole = segments[0].anchor
            return f"{anchor} names a segment, but line {anchor.first} is short and is cited as a whole: {whole}."
        return f"{anchor} names a segment that does not exist: line {anchor.first} has {len(segments)}."


def build_index(text: SourceText) -> SourceIndex:
    """Index a text. SourceError if its index would be too large to be read."""
    each = text.each_passage(1, len(text.lines))
    passages = list(islice(each, _MOST_SEGMENTS))
    if next(each, None):
        raise text_error(text.id, f"has more than {_MOST_SEGMENTS:,} segments")
    found = zip(passages, each_with_force(passages), strict=True)
    segments = tuple(_indexed(anchor, words, force) for (anchor, words), force in found)
    return SourceIndex(text.id, text.sha256, len(text.lines), segments)


def _indexed(anchor: Anchor, words: str, force: tuple[str, ...]) -> IndexedSegment:
    return IndexedSegment(
        anchor,
        hashlib.sha256(words.encode()).hexdigest(),
        len(words.split()),
        frozenset(numbers_in(without_notes(words))),
        tuple(names_in(words)),
        tuple(addresses_in(words)),
        rows_of(words),
        force,
        borne_out(words),
    )


def _row(segment: IndexedSegment) -> dict[str, Any]:
    place = str(segment.anchor).partition(":")[2]
    row: dict[str, Any] = {"at": place, "sha256": segment.sha256, "words": segment.words}
    if segment.numbers:
        row["numbers"] = sorted(segment.numbers)
    if segment.names:
        row["names"] = list(segment.names)
    if segment.addresses:
        row["url"] = list(segment.addresses)
    if segment.near:
        row["near"] = list(segment.near)
    if segment.force:
        row["force"] = list(segment.force)
    if segment.bears:
        row["bears"] = list(segment.bears)
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
    try:
        raw = read_regular(index_file(content, source), _LARGEST)
        return replace(_index(source, jiter.from_json(raw, catch_duplicate_keys=True, allow_inf_nan=False)), raw=raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise index_error(source, f"cannot be read ({_short(str(error))})") from error


def _short(reason: str) -> str:
    """Shorten the message of an error, which may quote what is in the file."""
    return visible(reason if len(reason) <= _LONGEST_REASON else f"{reason[:_LONGEST_REASON]}…")


def _index(source: str, data: Any) -> SourceIndex:  # noqa: ANN401  # whatever is in the file
    """Make the index of what is in its file. ValueError, TypeError or KeyError if ``index_text`` did not write it."""
    lines, segments = data["lines"], []
    before = Anchor(source, 0, 0)
    for row in data["segments"]:
        segment = _segment(source, row)
        if not _follows(segment.anchor, before) or segment.anchor.last > lines:
            raise ValueError(f"its segments are not those of a text of {lines} lines: {segment.anchor}")
        before = segment.anchor
        segments.append(segment)
    if data.keys() != _FIELDS or data["source"] != source or type(lines) is not int or type(data["sha256"]) is not str:
        raise ValueError("it is not an index of this source")
    return SourceIndex(source, data["sha256"], lines, tuple(segments))


def _segment(source: str, row: Any) -> IndexedSegment:  # noqa: ANN401
    """Make a segment of its row. ValueError, TypeError or KeyError if ``_row`` did not write it."""
    anchor, sha256, words = Anchor.parse(f"{source}:{row['at']}"), row["sha256"], row["words"]
    lists = [row.get(name, []) for name in ("numbers", "names", "url", "near", "force", "bears")]
    sound = type(sha256) is str and type(words) is int and words > 0 and _LISTS.issuperset(map(type, lists))
    if not sound or not row.keys() <= _ROW or not _TEXTS.issuperset(map(type, chain(*lists))):
        raise ValueError(f"the row of {anchor} is damaged")
    numbers, names, addresses, near, force, bears = lists
    if not all(map(_NUMBER.fullmatch, numbers)):
        raise ValueError(f"the row of {anchor} has a number that is none")
    if not all(map(ROW_FORM.fullmatch, near)):
        raise ValueError(f"the row of {anchor} has neighbours of a number that are none")
    if (names or addresses) and visible(listed := "".join(names + addresses)) != listed:
        raise ValueError(f"the row of {anchor} has a name with characters that nobody sees")
    if force or bears:
        check_rows(force, bears)
    found = map(tuple, (names, addresses, near, force, bears))
    return IndexedSegment(anchor, sha256, words, frozenset(numbers), *found)


def _follows(anchor: Anchor, before: Anchor) -> bool:
    """Return whether an anchor can come next: a later line or its first segment, or the next segment of the line."""
    if anchor.first > before.first:
        return anchor.first == anchor.last and anchor.segment in (None, 1)
    return anchor.first == before.first and before.segment is not None and anchor.segment == before.segment + 1


def index_error(source: str, reason: str) -> SourceError:
    """Return the error that an index is missing or wrong. Its problem says why: "The index is not that of …"."""
    file = f"{INDEXES}/{source}.json"
    fix = FIXES["source-index"]
    problem = Problem.of_file(file, "source-index", f"The index {reason}.", fix)
    return SourceError(f"the index of {source} cannot be used", [problem], checked=1)
