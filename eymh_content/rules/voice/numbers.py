"""Numbers are in digits."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.gate import gate, one_of
from eymh_content.rules.voice.phrases import occurrences
from eymh_content.rules.voice.texts import Scope, words_of


class _Words(NamedTuple):
    numbers: dict[str, int]
    not_after: tuple[str, ...]
    """Words before a number that is no count, or that stays a word: "one or two", "the four nations"."""
    not_before: frozenset[str]
    """Words behind a number that counts nothing: "two of them"."""
    scope: Scope
    may_be_in: Callable[[str], bool]
    """Says whether a text may have what is searched for."""


@cache
def _words() -> _Words:
    given = words_of("numbers")
    before = tuple(f"{word} " for word in given["not_after"])
    may_be_in = gate(rf" {one_of(given['words'])} [a-z]")
    return _Words(given["words"], before, frozenset(given["not_before"]), Scope.of(given), may_be_in)


def _check(record: RawRecord) -> Iterator[Fault]:
    words = _words()
    if words.may_be_in(record.prose_text):
        for visit in words.scope.texts(record):
            for word in words.numbers:
                for start, _ in occurrences(visit.value, word):
                    if _counts(visit.value, start, start + len(word), words):
                        message, fix = f"{quoted(word)} is a number in words.", f"Write {words.numbers[word]}."
                        yield Fault(visit.pointer, message, fix, start=start)


def _counts(text: str, start: int, end: int, words: _Words) -> bool:
    """Return whether a number is before the noun that it counts."""
    following = text[end + 1 :].split(" ", 1)[0]
    is_noun = (
        text[end : end + 1] == " " and following[:1].islower() and following.rstrip(".,;:") not in words.not_before
    )
    return is_noun and start > 0 and not text[:start].endswith(words.not_after)


RULE = RecordRule(
    name="voice-number",
    sentence="Numbers from 2 up are in digits before the noun that they count, except at the start of a sentence.",
    why="It is the style of GOV.UK: readers find a digit at a glance.",
    fix="Write the digits.",
    severity="warning",
    check=_check,
)
