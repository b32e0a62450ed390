"""Read a text for its force: the force words of each sentence, and the stems of its other words as hashes."""

import re
from binascii import crc32
from typing import NamedTuple

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


class Sentence(NamedTuple):
    """A sentence, or a clause, as it is compared."""

    words: list[str]
    """In small letters; the first is ``^``."""
    stems: dict[str, int]
    """The hashes of its stems, each with the number of the last word that has it."""
    marks: list[Mark]

    @property
    def mask(self) -> int:
        """The bits of all its force words."""
        mask = 0
        for mark in self.marks:
            mask |= mark.mask
        return mask

    def text(self, mark: Mark) -> str:
        """Return the words of a force word."""
        return " ".join(self.words[mark.at : mark.at + mark.size])


class _Known(NamedTuple):
    mask: int
    stems: tuple[str, ...]
    phrases: tuple[Phrase, ...]


def stem(word: str) -> str:
    """Return what a word has in common with its other forms: it without its ends, at most seven letters."""
    while len(word) > _SHORTEST + 2 and (cut := _SUFFIX.search(word)) and cut.start() >= _SHORTEST:
        word = word[: cut.start()]
    return word[:_LONGEST]


def hashed(text: str) -> str:
    """Return a hash of 12 bits, as two letters."""
    number = crc32(text.encode())
    return _LETTERS[number & 63] + _LETTERS[number >> 6 & 63]


class _Vocabulary(dict[str, _Known | None]):
    """What is known of each word that was met; None if it says nothing here."""

    def __missing__(self, word: str) -> _Known | None:
        if len(self) > 100_000:  # noqa: PLR2004  # more than any content has
            self.clear()
        known, written = lexicon(), _written(word)
        mask, phrases = known.mask(written), known.phrases(written)
        parts = word.partition("'")[0].split("-")
        stems = tuple([hashed(stem(one)) for one in parts if len(one) >= _SHORTEST and one not in known.stop])
        self[word] = _Known(mask, stems, phrases) if mask or stems or phrases else None
        return self[word]


def _written(word: str) -> str:
    """Return a word as patterns write it."""
    return "#" if word[0].isdigit() else word


_vocabulary = _Vocabulary()


def read(text: str) -> list[Sentence]:
    """Return the sentences of a text in Markdown."""
    return _read(_TARGET.sub("]", text) if "](" in text else text, _END)


def read_clauses(text: str) -> list[Sentence]:
    """Return the clauses of a source text without note marks: a force word speaks of what stands in its own."""
    return _read(text, _CLAUSE_END)


def _read(text: str, end: re.Pattern[str]) -> list[Sentence]:
    text = _MONTH.sub("", text.replace("’", "'"))
    return [_sentence(part.lower()) for part in end.split(text) if part]


def _sentence(text: str) -> Sentence:
    words = ["^", *_WORD.findall(text)]
    stems: dict[str, int] = {}
    marks: list[Mark] = []
    taken: list[Mark] = []
    last = len(words) - 1
    for at, word in enumerate(words):
        known = _vocabulary[word]
        if known is None:
            continue
        mask, own, phrases = known
        if mask:
            marks.append(Mark(at, 1, mask))
        for one in own:
            stems[one] = at
        for phrase in phrases:
            there = at + phrase.step
            if phrase.beside and (there < 0 or there > last or words[there] != phrase.beside):
                continue
            if _stands(phrase, words, at):
                found = Mark(at - phrase.at, len(phrase.words), phrase.mask)
                (taken if phrase.exception else marks).append(found)
    if taken:
        marks = [left for mark in marks if (left := _without(mark, taken)).mask]
    return Sentence(words, stems, marks)


def _stands(phrase: Phrase, words: list[str], at: int) -> bool:
    start = at - phrase.at
    there = words[max(start, 0) : start + len(phrase.words)]
    return len(there) == len(phrase.words) and all(map(fits, phrase.words, map(_written, there)))


def _without(mark: Mark, taken: list[Mark]) -> Mark:
    """Return a force word without the classes that an exception takes away: one that is longer, or has the same word."""
    for one in taken:
        within = one.at <= mark.at and mark.at + mark.size <= one.at + one.size
        if within and (mark.size < one.size or one.size == 1):
            mark = mark._replace(mask=mark.mask & ~one.mask)
    return mark
