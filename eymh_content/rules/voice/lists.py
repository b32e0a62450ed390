"""The lists of words that rules on voice search for, read from ``lists.json``.

A rule has a ``scope`` (see ``texts.Scope``), ``unless`` (a sentence with one of these pieces is no problem), ``terms``,
``spellings`` and a ``list``. An item of the list has:

- ``find``: plain phrases. One that begins with a capital is looked for at the beginning of sentences alone;
- or ``pattern``: a regular expression, with ``pieces``, one of which is in every text that it matches, and perhaps
  ``quick``, a closer pattern for the first look (see ``gate``);
- ``why``, which completes the sentence "'phrase' …";
- ``write``, the words that replace it (for a pattern, a template), or ``fix``, what to do;
- ``unless``, as for a rule;
- ``not_in``: a text whose JSON Pointer has one of these pieces is no problem.

``spellings`` have words, each with what replaces it; ``terms`` are the field's own terms, each with what it replaces.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import jiter

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, Visit, contains_any
from eymh_content.rules.voice.gate import gate, one_of
from eymh_content.rules.voice.phrases import occurrences
from eymh_content.rules.voice.texts import Scope, sentence_at

_FILE = Path(__file__).with_name("lists.json")


class Item:
    """Something to search for, with what is wrong with it and how to fix it."""

    def __init__(self, rule: str, scope: Scope, given: dict[str, Any], unless: Iterable[str]) -> None:
        """Take an item of a list, and the ``unless`` of its rule."""
        self.rule = rule
        self.scope = scope
        self.phrases: tuple[str, ...] = tuple(given.get("find", ()))
        self.pieces: tuple[str, ...] = tuple(given.get("pieces", ())) or tuple(phrase[1:] for phrase in self.phrases)
        self.not_in: tuple[str, ...] = tuple(given.get("not_in", ()))
        self._given = given
        self._unless = (*unless, *given.get("unless", ()))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w'-])(?:{self._given['pattern']})(?![\w])")

    @property
    def quick(self) -> str:
        """A pattern that every text has that its own pattern matches."""
        return self._given.get("quick") or one_of(self.pieces)

    @property
    def suggests(self) -> bool:
        """Whether it says what to do."""
        return bool(self._given.get("write") or self._given.get("fix"))

    def faults(self, visit: Visit) -> Iterator[Fault]:
        """Yield a fault for each place in a text where it is found."""
        text = visit.value
        if contains_any(text, self.pieces):
            for start, found, write in self._found(text):
                if not self._is_excepted(visit, start):
                    why, fix = self._given["why"], f"Write '{write}'." if write else self._given["fix"]
                    yield Fault(visit.pointer, f"{quoted(found)} {why}.", fix, self.rule, start=start)

    def _is_excepted(self, visit: Visit, start: int) -> bool:
        """Return whether what is found at a place of a text is no problem there."""
        if self._unless and contains_any(sentence_at(visit.value, start), self._unless):
            return True
        return bool(self.not_in) and contains_any(visit.pointer, self.not_in)

    def _found(self, text: str) -> Iterator[tuple[int, str, str]]:
        """Yield each place where it is found, what is found there, and what replaces it if that is known."""
        write: str = self._given.get("write", "")
        for phrase in self.phrases:
            for start, found in occurrences(text, phrase):
                yield start, found, write[:1].upper() + write[1:] if found[0].isupper() else write
        if not self.phrases:
            for match in self._pattern.finditer(text):
                yield match.start(), match[0], match.expand(write)


def _longest_word(phrase: str) -> str:
    """Return the longest word of a phrase: records without it are not searched."""
    return max(re.findall(r"[^\W_]+", phrase), key=len, default="")


class Lists:
    """All items: those with phrases, by a word that a text with one has, and those with a pattern."""

    def __init__(self, items: list[Item]) -> None:
        """Take all items."""
        self.items = items
        self._patterns = [item for item in items if not item.phrases]
        self._by_word: dict[str, list[Item]] = {}
        for item in items:
            for word in {form for phrase in item.phrases for form in _both_cases(_longest_word(phrase))}:
                self._by_word.setdefault(word, []).append(item)
        self._words = frozenset(self._by_word)
        phrases = {form for item in items for phrase in item.phrases for form in _both_cases(phrase)}
        self._may_have_phrase = gate(f"[^A-Za-z]{one_of(phrases)}[^A-Za-z]")
        self._may_have_pattern = gate("|".join(item.quick for item in self._patterns))

    def candidates(self, record: RawRecord) -> Iterator[Item]:
        """Yield the items that the prose of a record may have, each once."""
        text = f" {record.prose_text} "
        found = []
        if self._may_have_phrase(text):
            found = [item for word in self._words & record.words for item in self._by_word[word]]
        if self._may_have_pattern(text):
            found += self._patterns
        return (item for item in dict.fromkeys(found) if contains_any(text, item.pieces))


@cache
def lists() -> Lists:
    """Read the lists."""
    return Lists(
        [
            Item(rule, Scope.of(given), one, given.get("unless", ()))
            for rule, given in jiter.from_json(_FILE.read_bytes()).items()
            for one in _items(given)
        ]
    )


def _both_cases(phrase: str) -> tuple[str, str]:
    return phrase, phrase[0].upper() + phrase[1:]


def _items(given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from given["list"]
    for spellings in given.get("spellings", ()):
        for word, write in spellings["words"].items():
            yield {"find": [word], "write": write, "why": spellings["why"]}
    for term, others in given.get("terms", {}).items():
        yield {"find": others, "write": term, "why": "is not the field's own term"}
