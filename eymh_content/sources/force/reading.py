"""Read a text for its force: the force words of each sentence, and the stems of its other words as hashes."""

import re
from binascii import crc32
from collections.abc import Callable
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import chain
from typing import NamedTuple, TypeVar

from eymh_content.sources.force.words import Phrase, fits, lexicon

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|[0-9][0-9.,]*|%")
_END = re.compile(r"[.?!;](?=\W*\s\W*[A-Z])|[.?!;]\W*\Z")
_CLAUSE_END = re.compile(
    rf"{_END.pattern}|[|\t•;():]|</?[a-z][^<>]*>|\s[–—-]\s"
    r"|,\s(?=(?:but|and|which|although|though|as|while|so|with|where|who)\b)"
)
_MONTH = re.compile(r"\bMay (?=[0-9]{4}\b)|(?<=[0-9] )May\b")
"""Here May is no force word."""
_TARGET = re.compile(r"\]\([^)]*\)")
_SUFFIX = re.compile(
    r"(?:[ai]?tions?|ions?|ments?|ness|ingly|ings?|edly|ed|ies|ied|ily|iest|ier|ives?|ity|ally|al|ance|ence|[eo]rs?|es|s|ly|e|y)\Z"
)
_MOST_WORDS = 100_000
"""More than any content has; the words that were met are forgotten then."""
_Value = TypeVar("_Value")
_SHORTEST, _LONGEST = 3, 7  # letters of a stem
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

    def __init__(self, text: str) -> None:
        """Take the words of a text; the first is ``^``."""
        self.words = ["^", *_WORD.findall(text.lower())]

    @cached_property
    def stems(self) -> set[str]:
        """The hashes of its stems."""
        return set(chain.from_iterable(map(_stems.__getitem__, self.words)))

    @cached_property
    def marks(self) -> list[Mark]:
        """Its force words."""
        return _marks(self.words)

    @cached_property
    def mask(self) -> int:
        """The bits of all its force words."""
        mask = 0
        for mark in self.marks:
            mask |= mark.mask
        return mask

    @property
    def asks(self) -> bool:
        """Whether it may have added words: without them, there is no need to look for force words."""
        return not all(map(_quiet.__getitem__, self.words))

    def places(self, near: AbstractSet[str]) -> list[tuple[int, str]]:
        """Return where it has some stems: the number of the word, and its hash."""
        return [(at, one) for at, word in enumerate(self.words) for one in _stems[word] if one in near]

    def text(self, mark: Mark) -> str:
        """Return the words of a force word."""
        return " ".join(self.words[mark.at : mark.at + mark.size])


def stem(word: str) -> str:
    """Return what a word has in common with its other forms: it without its ends, at most seven letters."""
    while len(word) > _SHORTEST + 2 and (cut := _SUFFIX.search(word)) and cut.start() >= _SHORTEST:
        word = word[: cut.start()]
    return word[:_LONGEST]


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
    return "#" if word[0].isdigit() else word


def _stems_of(word: str) -> tuple[str, ...]:
    stop = lexicon().stop
    parts = word.partition("'")[0].split("-") if "'" in word or "-" in word else [word]
    return tuple([hashed(stem(one)) for one in parts if len(one) >= _SHORTEST and one not in stop and one.isalpha()])


def _force_of(word: str) -> tuple[int, tuple[Phrase, ...]]:
    """Return the bits of a word by itself, and the phrases that are looked for at it."""
    written = _written(word)
    return lexicon().mask(written), lexicon().phrases(written)


def _is_quiet(word: str) -> bool:
    """Return whether a word is in no pattern of the added words that ask for an answer."""
    mask, phrases = _force[word]
    for phrase in phrases:
        mask |= 0 if phrase.exception else phrase.mask
    return not mask & lexicon().added_asks


_stems = _Vocabulary(_stems_of)
_force = _Vocabulary(_force_of)
_quiet = _Vocabulary(_is_quiet)


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text in Markdown."""
    return _read(_TARGET.sub("]", text) if "](" in text else text, _END)


def read_clauses(text: str) -> list[Sentence]:
    """Return the clauses of a source text without note marks: a force word speaks of what stands in its own."""
    return _read(text, _CLAUSE_END)


def _read(text: str, end: re.Pattern[str]) -> list[Sentence]:
    text = _MONTH.sub("", text.replace("’", "'"))
    return [Sentence(part) for part in end.split(text) if part]


def _marks(words: list[str]) -> list[Mark]:
    """Return the force words of a sentence."""
    marks: list[Mark] = []
    taken: list[Mark] = []
    last = len(words) - 1
    for at, (mask, phrases) in enumerate(map(_force.__getitem__, words)):
        if mask:
            marks.append(Mark(at, 1, mask))
        for phrase in phrases:
            there = at + phrase.step
            if phrase.beside and (there < 0 or there > last or words[there] != phrase.beside):
                continue
            if _stands(phrase, words, at):
                found = Mark(at - phrase.at, len(phrase.words), phrase.mask)
                (taken if phrase.exception else marks).append(found)
    return [left for mark in marks if (left := _without(mark, taken)).mask] if taken else marks


def _stands(phrase: Phrase, words: list[str], at: int) -> bool:
    start = at - phrase.at
    there = words[max(start, 0) : start + len(phrase.words)]
    return len(there) == len(phrase.words) and all(map(fits, phrase.words, map(_written, there)))


def _without(mark: Mark, taken: list[Mark]) -> Mark:
    """Return a force word without the classes that an exception takes: one that is longer, or has the same word."""
    for one in taken:
        within = one.at <= mark.at and mark.at + mark.size <= one.at + one.size
        if within and (mark.size < one.size or one.size == 1):
            mark = mark._replace(mask=mark.mask & ~one.mask)
    return mark
