"""What the index of a source keeps for the proof of force: each force word with its neighbours, hashed, no sentence.

A row of the index has, for each word that an entry may lose, its class, the word, and the sorted hashes of at most 8
stems around it ("poss may AbCdEf…", two letters each); and the classes of added words that the segment bears out.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from eymh_content.ids import Anchor
from eymh_content.sources.force.reading import Mark, Sentence, read, read_clauses
from eymh_content.sources.force.words import lexicon
from eymh_content.sources.numbers import without_notes

BEFORE, AFTER = 3, 5
"""How many stems are kept on each side of a force word: what it speaks of mostly follows."""
_ONE = r"[^\W\d_]+(?:['-][^\W\d_]+)*"
_ROW = re.compile(rf"[a-z]+ {_ONE}(?: {_ONE})* (?:[A-Za-z0-9_-]{{2}}){{1,8}}")
_WRAPPED = 50
"""Characters; a line that is shorter was not cut where a page ended."""
_STOPS = re.compile(r"[.?!:;|][\"'”’)\]*⁰¹²³⁴⁵⁶⁷⁸⁹,]*$")
_ITEM = re.compile(r"\s*(?:[•|*–-]|[0-9]+\.)")

Passage = tuple[Anchor, str]


class ForceWord(NamedTuple):
    """A force word of a source."""

    kind: str
    """The name of its class."""
    word: str
    """The word, or words, in small letters."""
    near: frozenset[str]
    """The hashes of the stems around it."""


def each_with_force(passages: Sequence[Passage]) -> Iterator[tuple[str, ...]]:
    """Yield the force words of each passage of a source, as its index has them.

    The neighbours may stand in the line before or after, where a sentence runs on.
    """
    for number, (_, words) in enumerate(passages):
        here = slice(max(number - 1, 0), number + 2)
        near = passages[here]
        before = near[0] if number else None
        after = near[-1] if number + 1 < len(passages) else None
        yield _force_words(
            words,
            before[1] if before and _runs_on(before, passages[number]) else "",
            after[1] if after and _runs_on(passages[number], after) else "",
        )


def _runs_on(one: Passage, following: Passage) -> bool:
    """Return whether a sentence runs on from a line to the next."""
    (at, words), (at_next, next_words) = one, following
    whole = at.segment is None and at_next.segment is None and at_next.first == at.first + 1
    return whole and len(words) > _WRAPPED and not _STOPS.search(words) and not _ITEM.match(next_words)


def _force_words(text: str, before: str = "", after: str = "") -> tuple[str, ...]:
    before, text, after = map(without_notes, (before, text, after))
    first = _length(before)
    last = first + _length(text)
    found: list[str] = []
    start = -1  # words before the clause, without the sign of its beginning
    for clause in read_clauses(f"{before} {text} {after}"):
        for mark in clause.marks:
            if first <= start + mark.at < last:
                found.extend(_rows(clause, mark))
        start += len(clause.words) - 1
    return tuple(found)


def _length(text: str) -> int:
    return sum(len(clause.words) - 1 for clause in read_clauses(text))


def _rows(clause: Sentence, mark: Mark) -> Iterator[str]:
    asking = [one for one in lexicon().lost if mark.mask & one.asks]
    if asking:
        places = clause.places(clause.stems)
        before = [one for at, one in places if at < mark.at][-BEFORE:]
        after = [one for at, one in places if at >= mark.at + mark.size][:AFTER]
        if near := "".join(sorted({*before, *after})):
            yield from (f"{one.name} {clause.text(mark)} {near}" for one in asking)


def borne_out(text: str) -> tuple[str, ...]:
    """Return the names of the classes of added words that a segment bears out."""
    mask = 0
    for sentence in read(without_notes(text)):
        mask |= sentence.mask
    return tuple(one.name for one in lexicon().added if mask & one.answers)


def check_rows(force: list[str], bears: list[str]) -> None:
    """Raise ValueError if rows are not as they are written."""
    known = lexicon()
    lost = {one.name for one in known.lost}
    for row in force:
        if not _ROW.fullmatch(row) or row[: row.index(" ")] not in lost:
            raise ValueError(f"no force word: {row}")
    if not {one.name for one in known.added}.issuperset(bears):
        raise ValueError("unknown classes of words")


@lru_cache(maxsize=20_000)
def parse(row: str) -> ForceWord:
    """Read a force word as it is written in an index."""
    kind, _, rest = row.partition(" ")
    word, _, near = rest.rpartition(" ")
    return ForceWord(kind, word, frozenset([near[at : at + 2] for at in range(0, len(near), 2)]))
