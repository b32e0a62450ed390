"""An abbreviation is written in full where a record uses it first."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.ids import MARKDOWN_LINK
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.gate import gate
from eymh_content.rules.voice.phrases import occurrences
from eymh_content.rules.voice.texts import Scope, words_of

_ROMAN = frozenset("IVX")


class _Words(NamedTuple):
    known: frozenset[str]
    """Abbreviations and names in capitals that readers know, or that are never written in full."""
    minor: frozenset[str]
    """Words that an abbreviation may leave out."""
    scope: Scope
    may_be_in: Callable[[str], bool]
    """Says whether a text may have any abbreviation."""


@cache
def _words() -> _Words:
    given = words_of("abbreviations")
    known = frozenset(given["known"])
    may_be_in = gate("[A-Z][A-Z]")
    return _Words(known, frozenset(given["minor"]), Scope.of(given), may_be_in)


def _check(record: RawRecord) -> Iterator[Fault]:
    words = _words()
    if not words.may_be_in(record.prose_text):
        return
    found = dict.fromkeys(re.findall(r"[A-Z][A-Z]+s?(?![A-Za-z])", record.prose_text))
    unknown = [word for word in found if _base(word) not in words.known and not _ROMAN.issuperset(word)]
    if not unknown:
        return
    text = MARKDOWN_LINK.sub(r"\1", f"{record.prose_text}\n{record.name_text}")
    for word in unknown:
        if not _is_explained(_base(word), text):
            yield from _first_use(record, word)


def _base(word: str) -> str:
    """Return an abbreviation without the ending of its plural."""
    return word.removesuffix("s")


def _is_explained(word: str, text: str) -> bool:
    """Return whether a text has an abbreviation in full: brackets beside it, or words that begin with its letters."""
    for piece in (f"({word})", f"({word}s)", f"({word}-", f"{word} (", f"{word}s ("):
        if piece in text:
            return True
    parts = re.findall(r"[^\W_]+", text)
    if word.lower() in parts:  # a word in capitals for emphasis
        return True
    words = [part.lower() for part in parts]
    letters = "".join(part[0] for part in words), "".join(part[0] for part in words if part not in _words().minor)
    return any(word.lower() in row for row in letters)


def _first_use(record: RawRecord, word: str) -> Iterator[Fault]:
    for visit in _words().scope.texts(record):
        for start, _ in occurrences(visit.value, word):
            message = f"{quoted(word)} is not written in full in this record."
            fix = f"Write the full form, and ({word}) behind it if it is used again."
            yield Fault(visit.pointer, message, fix, start=start)
            return


RULE = RecordRule(
    name="voice-abbreviation",
    sentence="An abbreviation is written in full at its first use in a record, except those that everybody knows.",
    why="Readers see one record at a time, and do not know what the letters stand for.",
    fix="Write 'child and adolescent mental health services (CAMHS)' first, and CAMHS after that.",
    severity="warning",
    check=_check,
)
