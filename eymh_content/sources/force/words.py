"""The force words (``words.json``): which words of a source ask for one of their kind, and which may stand for them.

A class of ``lost`` words has those that ``ask`` in a source for one that ``holds`` in the entry, or for one of another
kind that stands ``near``. A class of ``added`` words has those that ask in an entry for one that the source ``has``.

A pattern is one or more words: ``may``, ``need to``. ``*`` stands for any letters at either end of a word, and
alone for any word; ``#`` is a number, ``^`` the beginning of a sentence. ``@freq`` are the words that ``freq`` holds.
What is within a pattern of ``except`` does not count.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jiter


class Class(NamedTuple):
    """A class of force words. Each set of words is a bit in the mask of a word."""

    name: str
    says: str
    """What its words say: "a condition"."""
    certain: bool
    """Whether a flag is an error in an entry that has been accepted."""
    each: bool
    """Whether each word of the source needs an answer of its own."""
    asks: int
    """The bit of the words that ask for an answer."""
    holds: int
    """The bits of the words that answer wherever they stand in the sentence."""
    near: int
    """The bits of the words that answer only near the place that the source speaks of."""

    @property
    def answers(self) -> int:
        """The bits of all words that answer."""
        return self.holds | self.near


class Phrase(NamedTuple):
    """A pattern of several words, or an exception; it is looked for where one of its words is found."""

    words: tuple[str, ...]
    at: int
    """Which of its words is looked for first."""
    step: int
    """How far after that word ``beside`` stands."""
    beside: str
    """Another of its words, which rules out most places; empty if all others are open."""
    mask: int
    """The bits that it has, or takes away."""
    exception: bool


class Lexicon:
    """The words of all classes, by what they are looked up with."""

    def __init__(self, data: dict[str, Any]) -> None:
        """Read the data. KeyError if a class refers to one that does not exist."""
        self._bits = 0
        self._literal: dict[str, int] = defaultdict(int)
        self._begins: dict[str, int] = defaultdict(int)
        self._ends: dict[str, int] = defaultdict(int)
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        self.stop = frozenset(data["stop"])
        self.silent = self._set(data["silent"])
        lost, added = data["lost"], data["added"]
        held = {name: self._set(item["holds"], item["except"]) for name, item in lost.items()}
        self.lost = [
            self._class(name, item, held[name], self._near(item["near"], item, held)) for name, item in lost.items()
        ]
        self.added = [self._class(name, item, self._near(item["has"], item, held), 0) for name, item in added.items()]
        self.by_name = {one.name: one for one in (*self.lost, *self.added)}
        self.lost_asks = sum(one.asks for one in self.lost)
        self.added_asks = sum(one.asks for one in self.added)
        self._sizes = sorted({*map(len, self._begins)}), sorted({*map(len, self._ends)})
        self._phrase_sizes = sorted({*map(len, self._phrases)})

    def _class(self, name: str, item: dict[str, Any], holds: int, near: int) -> Class:
        asks = self._set(item["asks"], item["except"])
        return Class(name, item["says"], item["certain"], item.get("each", False), asks, holds, near)

    def _near(self, words: list[str], item: dict[str, Any], held: dict[str, int]) -> int:
        """Return the bits of words that may refer to what other classes hold."""
        own = self._set([word for word in words if word[0] != "@"], item["except"])
        return own | sum(held[word[1:]] for word in words if word[0] == "@")

    def _set(self, patterns: list[str], exceptions: list[str] | tuple[()] = ()) -> int:
        """Add the patterns of a set, and return its bit."""
        bit, self._bits = 1 << self._bits, self._bits + 1
        for pattern in patterns:
            if " " in pattern:
                self._add(pattern, bit, exception=False)
            else:
                place = self._ends if pattern[0] == "*" else self._begins if pattern[-1] == "*" else self._literal
                place[pattern.strip("*")] |= bit
        for pattern in exceptions:
            self._add(pattern, bit, exception=True)
        return bit

    def _add(self, pattern: str, bit: int, *, exception: bool) -> None:
        words = tuple(pattern.split())
        first, *others = sorted(range(len(words)), key=lambda at: -_letters(words[at]))
        fixed = [at for at in others if "*" not in words[at] and words[at] != "#"]
        beside = fixed[0] if fixed else first
        one = Phrase(words, first, beside - first, words[beside] if fixed else "", bit, exception)
        self._phrases[words[first].rstrip("*")].append(one)

    def mask(self, word: str) -> int:
        """Return the bits of a word by itself."""
        begins, ends = self._sizes
        mask = self._literal.get(word, 0)
        for size in begins:
            mask |= self._begins.get(word[:size], 0)
        for size in ends:
            mask |= self._ends.get(word[-size:], 0)
        return mask

    def phrases(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that are looked for at a word."""
        found = [self._phrases.get(word[:size], ()) for size in self._phrase_sizes if size <= len(word)]
        return tuple(one for phrases in found for one in phrases if fits(one.words[one.at], word))


def _letters(pattern: str) -> int:
    """Return how many letters of a word of a phrase are given; beyond four, it is rare enough."""
    return 0 if pattern[0] == "*" else min(len(pattern.rstrip("*")), 4)


def fits(pattern: str, word: str) -> bool:
    """Return whether a word is one that a word of a pattern stands for."""
    if "*" not in pattern:
        return pattern == word
    start, _, end = pattern.partition("*")
    return word.startswith(start) and word.endswith(end)


@cache
def lexicon() -> Lexicon:
    """Return the lexicon of the package; it is read when it is first asked for."""
    return Lexicon(jiter.from_json(Path(__file__).with_name("words.json").read_bytes()))
