"""An abbreviation is written in full where a record uses it first."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.ids import MARKDOWN_LINK
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any
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
    unlinked = MARKDOWN_LINK.sub("", record.prose_text)  # a link leads to what its words stand for
    found = dict.fromkeys(re.findall(r"[A-Z][A-Z]+s?(?![A-Za-z])", unlinked))
    unknown = [word for word in found if _base(word) not in words.known and not _ROMAN.issuperset(word)]
    if not unknown:
        return
    text = f"{record.prose_text}\n{record.name_text}"
    left = [word for word in unknown if not _has_brackets(_base(word), text)]
    if not left:
        return
    first, first_of_major, words_alone = _letters(MARKDOWN_LINK.sub(r"\1", text))
    for word in left:
        small = word.lower()
        emphasised = f" {small} " in words_alone
        if not (emphasised or _base(small) in first or _base(small) in first_of_major):
            yield from _first_use(record, word)


def _base(word: str) -> str:
    """Return an abbreviation without the ending of its plural."""
    return word.removesuffix("s")


def _has_brackets(word: str, text: str) -> bool:
    """Return whether a text has an abbreviation in brackets, or brackets behind it."""
    return contains_any(text, (f"({word})", f"({word}s)", f"({word}-", f"{word} (", f"{word}s ("))


def _letters(text: str) -> tuple[str, str, str]:
    """Return the first letters of all words of a text, those of all but minor words, and the words alone."""
    parts = re.findall(r"[^\W_]+", text)
    small, minor = list(map(str.lower, parts)), _words().minor
    first = "".join([part[0] for part in small])
    return first, "".join([part[0] for part in small if part not in minor]), f" {' '.join(parts)} "


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
