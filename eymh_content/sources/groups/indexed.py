"""What stands around each number of a sentence: in an index as hashes of stems, and the same in a text of ours."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from eymh_content.sources.groups.kinds import LETTERS, shared, type_of
from eymh_content.sources.groups.stems import hash12, is_content_word, stem
from eymh_content.sources.numbers import LABELS, numbers_in, with_years_across_two, without_notes, written
from eymh_content.sources.segments import sentences

BANDS = (2, 5, 12)
"""Where each band of distance ends, in words that say something. No order is kept within a band."""
_MOST = 8
"""Stems that a band of a number holds at most."""
_PAST_A_NUMBER = 2
"""Words by which another number, or the mark of a new clause, in between makes a word more distant."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_BEFORE, _AFTER = re.compile(r"[,;)]"), re.compile(r"[,;:()]")
"""Marks between a word and a number after it, and between a number and a word after it: "range: 5 to 12"."""
_JOINED = re.compile(
    r"(?:\s?%|\s?(?:years?|months?|weeks?)(?:[\s-]olds?)?)?(?:\s?[-–—/]\s?|\s(?:to|and)\s|-\s(?:to|and)\s)[£$€]?"
)
_LISTED = re.compile(r"\s*(?:[-–—/,]|-?\s?to|and|or|,? and|,? or)\s*-?[£$€]?")
_ALSO = frozenset(["not", "no", "less", "fewer", "under", "over", "more"])
"""Words that say something beside a number, though not elsewhere."""
_SAME = {"pre": "before", "post": "after", "one": ""}
"""Words that stand for others beside a number."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""The digits of a code, 6 bits each."""
_NONE: tuple[frozenset[str], ...] = (frozenset(),) * len(BANDS)


class NumberPlace(NamedTuple):
    """A number in a sentence, and what is around it."""

    value: str
    type: str
    """A letter of ``groups.kinds``."""
    joined: bool
    """Whether it begins a range with the next number: "5 to 12", "2018/19 and 2019/20"."""
    bands: tuple[frozenset[str], ...]
    """The codes of the stems around it, in three bands of distance: two characters for a hash of 12 bits."""
    start: int = -1
    """Where it begins in its text, in characters; -1 in an index."""
    end: int = -1
    """Where it ends."""


def number_places(text: str, *, bands: bool = True) -> list[NumberPlace]:
    """Return the numbers of a text, in order. Without ``bands`` nothing is looked up around them."""
    found, offset = list[NumberPlace](), 0
    for sentence in sentences(text):
        found += _in_sentence(sentence, offset, bands=bands)
        offset += len(sentence)
    return found


def _in_sentence(sentence: str, offset: int = 0, *, bands: bool = True) -> Iterator[NumberPlace]:
    text = LABELS.sub(lambda label: " " * len(label[0]), sentence)
    spans = [(value, *_span(match)) for match in written(text) for value in sorted(numbers_in(match[0]))[:1]]
    if not spans:
        return
    text = with_years_across_two(text.lower())
    types = [type_of(text, start, end + len("fold") * text.startswith("fold", end)) for _, start, end in spans]
    gaps = [text[end:start] for (_, _, end), (_, start, _) in pairwise(spans)]
    for number in range(len(gaps) - 1, -1, -1):
        if _LISTED.fullmatch(gaps[number]):
            types[number] = shared(types[number], types[number + 1])
    words = [
        (at, code)
        for at, code in (_words(text) if bands else ())
        if not any(start <= at < end for _, start, end in spans)
    ]
    starts = [start for _, start, _ in spans]
    marks = [sorted([*starts, *(mark.start() for mark in clause.finditer(text))]) for clause in (_BEFORE, _AFTER)]
    for (value, start, end), kind, gap in zip(spans, types, [*gaps, ""], strict=True):
        around = _bands(words, marks, start, end) if words else _NONE
        yield NumberPlace(value, kind, bool(_JOINED.fullmatch(gap)), around, start + offset, end + offset)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Return where a number is, without blanks and without "fold"."""
    text = match[0]
    end = match.end() - (len(text) - len(text.rstrip()))
    return match.start() + len(text) - len(text.lstrip()), end - len("fold") * text.endswith("fold")


def codes_in(text: str) -> list[str]:
    """Return the codes of the words of a text that say something beside a number, in order."""
    return [code for _, code in _words(text.lower())]


def _words(text: str) -> list[tuple[int, str]]:
    """Return where each such word begins in a text in small letters, with its code."""
    found = ((match.start(), match[0]) for match in _WORD.finditer(text))
    words = [(at, word) for at, word in found if word in _ALSO or is_content_word(word)]
    return [(at, code) for at, word in words if (code := code_of(word))]


@cache
def code_of(word: str) -> str:
    """Return the code of a word in small letters; empty for one that says nothing beside a number."""
    word = _SAME.get(word, word)
    number = hash12(stem(word))
    return _DIGITS[number >> 6] + _DIGITS[number & 63] if word else ""


def _bands(words: list[tuple[int, str]], marks: list[list[int]], start: int, end: int) -> tuple[frozenset[str], ...]:
    bands: list[dict[str, None]] = [{} for _ in BANDS]
    left = [(at, code) for at, code in words if at < start][::-1]
    right = [(at, code) for at, code in words if at >= end]
    for side, places in zip((left, right), marks, strict=True):
        for distance, (at, code) in enumerate(side[: BANDS[-1]]):
            low, high = (at, start) if at < start else (end, at)
            between = bisect_left(places, high) - bisect_left(places, low)
            band = next((n for n, limit in enumerate(BANDS) if distance + _PAST_A_NUMBER * between < limit), None)
            if band is not None and len(bands[band]) < _MOST:
                bands[band].setdefault(code)
    return tuple(frozenset(band) for band in bands)


_CODE = "[A-Za-z0-9_-]{2}"
_PLACE = rf"-?[0-9]+(?:\.[0-9]+)?[{LETTERS}]-?(?: (?:{_CODE}){{0,{_MOST}}}){{{len(BANDS)}}}"
ROW_FORM = re.compile(rf"{_PLACE}(?:;{_PLACE})*")
"""A sentence in a row of an index: each number with its letter, a hyphen if it begins a range, and three bands."""


def rows_of(text: str) -> tuple[str, ...]:
    """Return what an index keeps of the numbers of a source text: for each sentence that has any, one text."""
    rows = (";".join(map(_row, _in_sentence(sentence))) for sentence in sentences(without_notes(text)))
    return tuple(filter(None, rows))


def _row(place: NumberPlace) -> str:
    bands = "".join(f" {''.join(sorted(band))}" for band in place.bands)
    return f"{place.value}{place.type}{'-' * place.joined}{bands}"


@lru_cache(maxsize=10_000)
def read_row(row: str) -> tuple[NumberPlace, ...]:
    """Read the numbers of a sentence from what ``rows_of`` wrote."""
    return tuple(_place(part) for part in row.split(";"))


def _place(text: str) -> NumberPlace:
    head, *bands = text.split(" ")
    joined = head.endswith("-")
    head = head.removesuffix("-")
    return NumberPlace(head[:-1], head[-1], joined, tuple(map(_codes, bands)))


def _codes(text: str) -> frozenset[str]:
    return frozenset([text[at : at + 2] for at in range(0, len(text), 2)])
