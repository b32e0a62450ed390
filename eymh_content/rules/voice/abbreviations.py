"""An abbreviation is written in full where a record uses it first."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import jiter

from eymh_content.ids import MARKDOWN_LINK
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_FILE = Path(__file__).with_name("known_abbreviations.json")
_MINOR = frozenset({"a", "and", "at", "for", "in", "of", "on", "the", "to", "with"})
"""Words that an abbreviation may leave out."""
_ROMAN = frozenset("IVX")


def _check(record: RawRecord) -> Iterator[Fault]:
    words = record.words
    found = [word for word in words if word[:2].isupper() and word.removesuffix("s").isupper() and word.isalpha()]
    unknown = [word for word in found if _base(word) not in _known() and not _ROMAN.issuperset(word)] if found else ()
    if not unknown:
        return
    text = MARKDOWN_LINK.sub(r"\1", "\n".join((record.prose_text, record.name_text)))
    initials = _initials(text)
    for word in unknown:
        if not (word.lower() in words or _is_explained(_base(word), text, initials)):
            yield from _first_use(record, word)


def _base(word: str) -> str:
    """Return an abbreviation without the ending of its plural."""
    return word.removesuffix("s")


@cache
def _known() -> frozenset[str]:
    """Return the abbreviations and names in capitals that readers know, or that are never written in full."""
    return frozenset(jiter.from_json(_FILE.read_bytes()))


def _initials(text: str) -> tuple[str, str]:
    """Return the first letters of all words of a text, and those of all but minor words."""
    words = [word.lower() for word in re.findall(r"[^\W_]+", text)]
    return "".join(word[0] for word in words), "".join(word[0] for word in words if word not in _MINOR)


def _is_explained(word: str, text: str, initials: tuple[str, str]) -> bool:
    """Return whether a text has an abbreviation in full: words with its letters, or brackets beside it."""
    return any(word.lower() in letters for letters in initials) or bool(
        re.search(rf"\({word}s?[-),;]|(?<!\w){word}s? \(", text)
    )


def _first_use(record: RawRecord, word: str) -> Iterator[Fault]:
    pattern = re.compile(rf"(?<![\w/'-]){word}(?!\w|/[a-z])")
    for visit in record.walk.of(Role.PROSE):
        if match := pattern.search(visit.value):
            message = f"{quoted(word)} is not written in full in this record."
            fix = f"Write the full form, and ({word}) behind it if it is used again."
            yield Fault(visit.pointer, message, fix, start=match.start())
            return


RULE = RecordRule(
    name="voice-abbreviation",
    sentence="An abbreviation is written in full at its first use in a record, except those that everybody knows.",
    why="Readers see one record at a time, and do not know what the letters stand for.",
    fix="Write 'child and adolescent mental health services (CAMHS)' first, and CAMHS after that.",
    severity="warning",
    check=_check,
)
