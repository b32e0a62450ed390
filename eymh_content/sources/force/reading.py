"""Read a text for its force: the force words of each sentence, and the stems of its other words as hashes."""

import re
from binascii import crc32
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

from eymh_content.sources.force.words import Phrase, fits, lexicon

_WORD = re.compile(r"[a-z0-9%ß-ſ'-]+")
_END = re.compile(r"[.?!;](?=\W*\s\W*[A-Z])|[.?!;]\W*\Z")
_MONTH = re.compile(r"\bMay (?=[0-9]{4}\b)|(?<=[0-9] )May\b")
"""Here May is no force word."""
_QUOTES = re.compile(r"\B'|'\B")
_TARGET = re.compile(r"\]\([^)]*\)")
_MOST_WORDS = 100_000
"""More than any content has; the words that were met are forgotten then."""
_Value = TypeVar("_Value")
_SHORTEST, _STEM = 3, 5
"""How many letters a word of content has at least, and how many its stem at most: a real stemmer finds no more."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Mark(NamedTuple):
    """A force word of a sentence."""

    at: int
    """The number of its first word in the sentence."""
    size: int
    """How many words it has."""
    mask: int
    """The bits of its classes."""


class Sentence:
    """A sentence, or a clause, as it is compared. What costs time is found when it is asked for."""

    __slots__ = ("_marks", "_mask", "_stems", "words")

    def __init__(self, text: str) -> None:
        """Take the words of a text; the first is ``^``."""
        self.words = ["^", *_WORD.findall(text.lower())]
        self._stems: set[str] | None = None
        self._marks: list[Mark] | None = None
        self._mask = 0

    @property
    def stems(self) -> set[str]:
        """The hashes of its stems."""
        if self._stems is None:  # cached_property would take a lock
            self._stems = set(chain.from_iterable(map(_stems.__getitem__, self.words)))
        return self._stems

    @property
    def marks(self) -> list[Mark]:
        """Its force words."""
        if self._marks is None:
            self._marks = _marks(self.words)
            for mark in self._marks:
                self._mask |= mark.mask
        return self._marks

    @property
    def mask(self) -> int:
        """The bits of all its force words."""
        return self._mask if self._marks is not None or self.marks else 0

    def places(self, near: AbstractSet[str]) -> list[tuple[int, str]]:
        """Return where it has some stems: the number of the word, and its hash."""
        return [(at, one) for at, word in enumerate(self.words) for one in _stems[word] if one in near]

    def text(self, mark: Mark) -> str:
        """Return the words of a force word."""
        return " ".join(self.words[mark.at : mark.at + mark.size])


def hashed(text: str) -> str:
    """Return a hash of 12 bits, as two letters."""
    number = crc32(text.encode())
    return _LETTERS[number & 63] + _LETTERS[number >> 6 & 63]


class _Vocabulary(dict[str, _Value]):
    """What is known of each word that was met."""

    def __init__(self, find: Callable[[str], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _Value:
        if len(self) > _MOST_WORDS:
            self.clear()
        found = self[word] = self._find(word)
        return found


def _written(word: str) -> str:
    """Return a word as patterns write it."""
    if word[0].isdigit():
        return "%" if word[-1] == "%" else "#"
    return word


def _stems_of(word: str) -> tuple[str, ...]:
    stop = lexicon().stop
    parts = word.partition("'")[0].split("-")
    return tuple([hashed(one[:_STEM]) for one in parts if len(one) >= _SHORTEST and one not in stop and one.isalpha()])


def _force_of(word: str) -> tuple[int, tuple[Phrase, ...]] | None:
    """Return the bits of a word by itself, and the phrases that are looked for at it; None if there are none."""
    written = _written(word)
    mask, phrases = lexicon().mask(written), lexicon().phrases(written)
    return (mask, phrases) if mask or phrases else None


_stems = _Vocabulary(_stems_of)
_force = _Vocabulary(_force_of)


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text in Markdown."""
    return _read(_TARGET.sub("]", text) if "](" in text else text, _END)


@cache
def _clause_end() -> re.Pattern[str]:
    """Return where a clause ends; only a new index needs it."""
    return re.compile(
        rf"{_END.pattern}|[|\t•;():]|</?[a-z][^<>]*>|\s[–—-]\s"
        r"|,\s(?=(?:but|and|which|although|though|as|while|so|with|where|who)\b)"
    )


def read_clauses(text: str) -> list[Sentence]:
    """Return the clauses of a source text without note marks: a force word speaks of what stands in its own."""
    return _read(text, _clause_end())


def has_any(text: str, words: frozenset[str]) -> bool:
    """Return whether a text has one of some words: if not, there is no need to read it."""
    return not words.isdisjoint(_WORD.findall(text.lower().replace("’", "'")))


def _read(text: str, end: re.Pattern[str]) -> list[Sentence]:
    text = text.replace("’", "'").replace("‘", "'")
    if "'" in text:
        text = _QUOTES.sub(" ", text)
    if "May" in text:
        text = _MONTH.sub("", text)
    return [Sentence(part) for part in end.split(text) if part]


def _marks(words: list[str]) -> list[Mark]:
    """Return the force words of a sentence."""
    marks: list[Mark] = []
    taken: list[Mark] = []
    last = len(words) - 1
    found = [(at, known) for at, known in enumerate(map(_force.__getitem__, words)) if known]
    for at, (mask, phrases) in found:
        if mask:
            marks.append(Mark(at, 1, mask))
        for phrase in phrases:
            there = at + phrase.step
            if phrase.beside and (there < 0 or there > last or words[there] != phrase.beside):
                continue
            if _stands(phrase, words, at):
                (taken if phrase.exception else marks).append(Mark(at - phrase.at, len(phrase.words), phrase.mask))
    return [left for mark in marks if (left := _without(mark, taken)).mask] if taken else marks


def _stands(phrase: Phrase, words: list[str], at: int) -> bool:
    start = at - phrase.at
    there = words[max(start, 0) : start + len(phrase.words)]
    return len(there) == len(phrase.words) and all(map(fits, phrase.words, map(_written, there)))


def _without(mark: Mark, taken: list[Mark]) -> Mark:
    """Return a force word without the classes that an exception takes away: a longer one, or the same word."""
    for one in taken:
        within = one.at <= mark.at and mark.at + mark.size <= one.at + one.size
        if within and (mark.size < one.size or one.size == 1):
            mark = mark._replace(mask=mark.mask & ~one.mask)
    return mark
