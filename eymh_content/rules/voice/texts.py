"""The texts that a rule on voice reads, and their sentences."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.rules.base import RawRecord, Visit
from eymh_content.rules.voice.lists import Scope


class Sentence(NamedTuple):
    """A sentence of a text."""

    text: str
    start: int
    """Where it begins in the text, in characters from 0."""


@cache
def _end() -> re.Pattern[str]:
    """Return the pattern of what is between two sentences."""
    abbreviations = "".join(rf"(?<!\b{short}\.)" for short in (r"e\.g", r"i\.e", "al", "Dr", "Mr", "Mrs", "Ms", "No"))
    return re.compile(rf"(?<=[.?!…])['”)*\]]*{abbreviations}\s+(?=['(*\[“]*[A-Z0-9])")


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text. What follows a full stop begins one if it has a capital or a digit."""
    start = 0
    for match in _end().finditer(text):
        yield Sentence(text[start : match.start()], start)
        start = match.end()
    yield Sentence(text[start:], start)


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of a text that has the character at a place."""
    return next(one.text for one in reversed([*sentences(text)]) if one.start <= place)


def texts(record: RawRecord, scope: Scope) -> Iterator[Visit]:
    """Yield the texts of a record that a rule reads."""
    if record.kind in scope.not_kinds:
        return
    for visit in record.walk.of(*scope.roles):
        if scope.first and isinstance(visit.step, int) and visit.step:
            continue
        if not scope.not_models or scope.not_models.isdisjoint(visit.holder.node.models):
            yield visit
