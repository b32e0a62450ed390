"""A text names its subject."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.rules.voice.gate import gate, one_of
from eymh_content.rules.voice.texts import Scope, words_of


class _Words(NamedTuple):
    beginnings: tuple[str, ...]
    scope: Scope
    may_be_in: Callable[[str], bool]
    """Says whether one of some texts, each in a line, has such a beginning."""


@cache
def _words() -> _Words:
    given = words_of("openings")
    return _Words(tuple(given["beginnings"]), Scope.of(given), gate(rf"(?:^|\n){one_of(given['beginnings'])}"))


def _check(record: RawRecord) -> Iterator[Fault]:
    words = _words()
    for visit in words.scope.texts(record) if words.may_be_in(record.prose_text) else ():
        if visit.value.startswith(words.beginnings):
            found = next(filter(visit.value.startswith, words.beginnings)).split(" ", 1)[0]
            message = f"The text begins with {quoted(found)}, and readers may see it on its own."
            yield Fault(visit.pointer, message, "Begin with the noun that is meant.", start=0)


RULE = RecordRule(
    name="voice-opening",
    sentence="The first word of a text is not 'It', 'They', 'This' or another word that points back.",
    why="Entries are printed and found on their own: readers do not know what is meant.",
    fix="Begin with the noun that is meant.",
    severity="warning",
    check=_check,
)
