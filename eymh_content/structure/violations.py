"""A breach of structure, before it is put into words. Its sort is named after the keyword of JSON Schema."""

from collections.abc import Iterable
from typing import Any, NamedTuple

_FIRST = ("required", "additionalProperties", "type", "const", "enum", "minLength", "maxLength", "pattern")

_MAY_FOLLOW = {"together", "uniqueItems"}  # pydantic looks for these only where nothing else is wrong


class Breach(NamedTuple):
    """One breach."""

    path: tuple[str | int, ...]
    """The way to the value at fault; to the object, if it lacks a field or has one too many."""
    sort: str
    """The keyword of JSON Schema that is broken; ``together`` for fields that do not go together."""
    field: str = ""
    """The field that is missing or unknown."""
    detail: str = ""
    """What the engine says, where there is no keyword for it."""


def value_at(data: Any, path: Iterable[str | int]) -> Any:  # noqa: ANN401
    """Give what stands at a path; None where nothing does."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def plain(breaches: Iterable[Breach]) -> list[Breach]:
    """Keep one breach for each place, the one that says most; drop what only follows from another."""
    found: dict[tuple[tuple[str | int, ...], str], Breach] = {}
    for breach in sorted(breaches, key=_rank):
        found.setdefault((breach.path, breach.field), breach)
    causes = {breach.path for breach in found.values() if breach.sort not in _MAY_FOLLOW}
    around = {breach.path[:depth] for breach in found.values() for depth in range(len(breach.path))}
    return [b for b in found.values() if b.sort not in _MAY_FOLLOW or (b.path not in causes and b.path not in around)]


def _rank(breach: Breach) -> int:
    return _FIRST.index(breach.sort) if breach.sort in _FIRST else len(_FIRST)
