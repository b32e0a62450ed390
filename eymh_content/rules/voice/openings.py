"""A text names its subject."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, Visit, contains_any
from eymh_content.rules.voice.gate import gate, one_of
from eymh_content.rules.voice.texts import Scope, words_of


class _Words(NamedTuple):
    beginnings: tuple[str, ...]
    not_in: tuple[str, ...]
    """Pieces of the pointers of texts that are printed under a lead, which names their subject."""
    scope: Scope
    may_be_in: Callable[[str], bool]
    """Says whether one of some texts, each in a line, has such a beginning."""


@cache
def _words() -> _Words:
    given = words_of("openings")
    beginnings, not_in = tuple(given["beginnings"]), tuple(given["not_in"])
    return _Words(beginnings, not_in, Scope.of(given), gate(rf"(?:^|\n){one_of(beginnings)}"))


@cache
def _empty_subject() -> re.Pattern[str]:
    """Return the pattern of a beginning whose "It" stands for what follows: "It is important to row"."""
    given = words_of("openings")["empty_subject"]
    said = "|".join(f"{one_of(one['words'])} (?:{one['before']})" for one in given)
    return re.compile(rf"It (?:(?:is|was) (?:(?:not|still|also|therefore|very|to be|[a-z]+ly) )*)?(?:{said})")


def _check(record: RawRecord) -> Iterator[Fault]:
    words = _words()
    for visit in words.scope.texts(record) if words.may_be_in(record.prose_text) else ():
        if visit.value.startswith(words.beginnings) and not _has_subject(visit, words):
            found = next(filter(visit.value.startswith, words.beginnings)).split(" ", 1)[0]
            message = f"The text begins with {quoted(found)}, and readers may see it on its own."
            yield Fault(visit.pointer, message, "Begin with the noun that is meant.", start=0)


def _has_subject(visit: Visit, words: _Words) -> bool:
    """Return whether a text names its subject later, or the lead that it is printed under does."""
    return bool(_empty_subject().match(visit.value)) or contains_any(visit.pointer, words.not_in)


RULE = RecordRule(
    name="voice-opening",
    sentence="Outside lists, a text does not begin with 'It', 'They', 'This' or another word that points back.",
    why="Entries are printed and found on their own: readers do not know what is meant.",
    fix="Begin with the noun that is meant.",
    severity="warning",
    check=_check,
)
