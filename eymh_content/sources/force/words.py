"""The force words (``words.json``): which words of a source ask for one of their kind, and which may stand for them.

A class of ``lost`` words has those that ``ask`` in a source for one that ``holds`` in the entry, or for one of another
kind that stands ``near``. A class of ``added`` words has those that ask in an entry for one that the source ``has``.

A pattern is one or more words: ``may``, ``need to``. ``*`` stands for any letters at the beginning or end of a word,
and alone for any word; ``#`` is a number, ``^`` the beginning of a sentence; ``@freq`` are the words that ``freq``
holds. What is within a pattern of ``except`` does not count.
"""

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jiter

_KEY = 3
"""Letters by which words are looked up; a pattern such as ``tend*`` has at least as many."""


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
        self._begins: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._ends: list[tuple[str, int]] = []
        self._phrases: dict[str, list[Phrase]] = defaultdict(list)
        self.stop = frozenset(data["stop"])
        self.silent = self._set(data["silent"])
        lost, added = data["lost"], data["added"]
        held = {name: self._set(item["holds"], item["except"]) for name, item in lost.items()}
        near = {name: self._refer(item["near"], item["except"], held) for name, item in lost.items()}
        has = {name: self._refer(item["has"], item["except"], held) for name, item in added.items()}
        self.lost = [self._class(name, item, held[name], near[name]) for name, item in lost.items()]
        self.added = [self._class(name, item, has[name], 0) for name, item in added.items()]
        self.by_name = {one.name: one for one in (*self.lost, *self.added)}
        self._asking = {name: {_fixed(words) for words in item["asks"]} for name, item in added.items()}
        self.added_names = frozenset(one.name for one in self.added)
        self.added_asks = sum(one.asks for one in self.added)

    def _class(self, name: str, item: dict[str, Any], holds: int, near: int) -> Class:
        asks = self._set(item["asks"], item["except"])
        return Class(name, item["says"], item["certain"], item.get("each", False), asks, holds, near)

    def _refer(self, patterns: list[str], exceptions: list[str], held: dict[str, int]) -> int:
        """Return the bits of a set that may refer to what other classes hold."""
        own = self._set([word for word in patterns if word[0] != "@"], exceptions)
        return own | sum(held[word[1:]] for word in patterns if word[0] == "@")

    def _set(self, patterns: list[str], exceptions: list[str] | tuple[()] = ()) -> int:
        """Add the patterns of a set, and return its bit."""
        bit, self._bits = 1 << self._bits, self._bits + 1
        for pattern in patterns:
            if " " in pattern:
                self._add(pattern, bit, exception=False)
            elif pattern[0] == "*":
                self._ends.append((pattern[1:], bit))
            elif pattern[-1] == "*":
                self._begins[pattern[:_KEY]].append((pattern[:-1], bit))
            else:
                self._literal[pattern] |= bit
        for pattern in exceptions:
            self._add(pattern, bit, exception=True)
        return bit

    def _add(self, pattern: str, bit: int, *, exception: bool) -> None:
        words = tuple(pattern.split())
        first, *others = sorted(range(len(words)), key=lambda at: -_letters(words[at]))
        fixed = [at for at in others if "*" not in words[at] and words[at] != "#"]
        beside = fixed[0] if fixed else first
        one = Phrase(words, first, beside - first, words[beside] if fixed else "", bit, exception)
        self._phrases[words[first].rstrip("*")[:_KEY]].append(one)

    @cache  # noqa: B019  # there is one lexicon
    def asking(self, borne: frozenset[str]) -> frozenset[str]:
        """Return words of which one stands wherever an added word of another class than these does."""
        return frozenset().union(*(words for name, words in self._asking.items() if name not in borne))

    def mask(self, word: str) -> int:
        """Return the bits of a word by itself."""
        mask = self._literal.get(word, 0)
        for start, bit in self._begins.get(word[:_KEY], ()):
            mask |= bit if word.startswith(start) else 0
        for end, bit in self._ends:
            mask |= bit if word.endswith(end) else 0
        return mask

    def phrases(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that are looked for at a word."""
        found = self._phrases.get(word[:_KEY])
        return tuple([one for one in found if fits(one.words[one.at], word)]) if found else ()


def _fixed(pattern: str) -> str:
    """Return a word that stands wherever a pattern does. ValueError if it has none that is fixed."""
    return max((word for word in pattern.split() if "*" not in word), key=len)


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
