"""The texts that a rule on voice reads, and their sentences."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jiter

from eymh_content.roles import Role
from eymh_content.rules.base import RawRecord, Visit

_WORDS = Path(__file__).with_name("words.json")


ENDS = (". ", "? ", "! ")
"""What is between two sentences."""


class Scope(NamedTuple):
    """The texts that a rule reads."""

    roles: tuple[Role, ...]
    not_kinds: frozenset[str]
    not_models: frozenset[str]
    """Models of objects whose own texts it does not read."""
    first: bool
    """Whether it reads no paragraph of a field but the first."""

    @classmethod
    def of(cls, given: dict[str, Any]) -> "Scope":
        """Make it of ``scope`` as it is in a file of words."""
        scope = given["scope"]
        kinds, models = (frozenset(scope.get(name, ())) for name in ("not_kinds", "not_models"))
        return cls(tuple(map(Role, scope["roles"])), kinds, models, bool(scope.get("first")))

    def texts(self, record: RawRecord) -> Iterator[Visit]:
        """Yield the texts of a record that the rule reads."""
        if record.kind in self.not_kinds:
            return
        exempt = not self.not_models.isdisjoint(record.walk.models)
        for visit in record.walk.of(*self.roles):
            if self.first and isinstance(visit.step, int) and visit.step:
                continue
            if not exempt or self.not_models.isdisjoint(visit.holder.node.models):
                yield visit


@cache
def words_of(subject: str) -> dict[str, Any]:
    """Return what ``words.json`` has on a subject."""
    found: dict[str, Any] = jiter.from_json(_WORDS.read_bytes())[subject]
    return found


class Sentence(NamedTuple):
    """A sentence of a text."""

    text: str
    start: int
    """Where it begins in the text, in characters from 0."""


@cache
def _end() -> re.Pattern[str]:
    """Return the pattern of what is between two sentences."""
    return re.compile(r"[.?!…]['”)*\]]*(?<!e\.g\.)(?<!i\.e\.)(?<! al\.)(?<! Dr\.)(?<! Mrs\.)\s+(?=['(*\[“]*[A-Z0-9])")


def sentences(text: str) -> Iterator[Sentence]:
    """Yield the sentences of a text. What follows a full stop begins one if it has a capital or a digit."""
    start = 0
    for match in _end().finditer(text):
        yield Sentence(text[start : match.end()].rstrip(), start)
        start = match.end()
    yield Sentence(text[start:], start)


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of a text that has the character at a place. Fast, and not exact: it may end at "e.g. "."""
    start = max(text.rfind(end, 0, place) for end in ENDS) + 1
    ends = [found for end in ENDS if (found := text.find(end, place)) >= 0]
    return text[start : min(ends, default=len(text)) + 1].lstrip()
