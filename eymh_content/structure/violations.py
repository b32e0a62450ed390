"""A violation of a schema, before it is put into words. Both engines give the same ones."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from eymh_content.schema.store import schema_at

Path = tuple[str | int, ...]

TOGETHER = "together"
"""Stands for the keywords of a condition on several fields."""
_CONDITION = "allOf"
_FIRST = ("required", "additionalProperties", "type", "const", "enum", "minLength", "maxLength", "maxItems", "pattern")
_MAY_FOLLOW = {TOGETHER, "uniqueItems"}


class Violation(NamedTuple):
    """One violation."""

    path: Path
    """The way to the value at fault; to the object, if it lacks a field or has one too many."""
    keyword: str
    """The keyword of JSON Schema that is violated, or ``together``."""
    field: str = ""
    """The field that is missing or unknown."""
    condition: str = ""
    """The sentence of the condition that is violated."""


def value_at(data: Any, path: Path) -> Any:  # noqa: ANN401
    """Return the value at a path; None where there is none."""
    for step in path:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def violations(
    kind: str,
    data: Any,  # noqa: ANN401
    errors: Iterable[tuple[Sequence[str | int], Sequence[str | int]]],
) -> list[Violation]:
    """Read the errors of an engine, each given by its instance path and its schema path.

    One is kept for each place, the one that says most; what only follows from another is dropped.
    """
    found: dict[tuple[Path, str], Violation] = {}
    every = (violation for error in errors for violation in _read(kind, data, *error))
    for violation in sorted(every, key=_rank):
        found.setdefault((violation.path, violation.field), violation)
    causes = {violation.path for violation in found.values() if violation.keyword not in _MAY_FOLLOW}
    around = {violation.path[:depth] for violation in found.values() for depth in range(len(violation.path))}
    return [
        v for v in found.values() if v.keyword not in _MAY_FOLLOW or (v.path not in causes and v.path not in around)
    ]


def _rank(violation: Violation) -> int:
    return _FIRST.index(violation.keyword) if violation.keyword in _FIRST else len(_FIRST)


def _read(
    kind: str,
    data: Any,  # noqa: ANN401
    instance_path: Sequence[str | int],
    schema_path: Sequence[str | int],
) -> Iterator[Violation]:
    path, keyword = tuple(instance_path), str(schema_path[-1])
    if _CONDITION in schema_path:
        holder = path if isinstance(value_at(data, path), dict) else path[:-1]
        number = schema_path[list(schema_path).index(_CONDITION) + 1]
        yield Violation(holder, TOGETHER, condition=schema_at(kind, holder)[_CONDITION][number]["$comment"])
    elif keyword == "required":
        held = value_at(data, path)
        yield from (Violation(path, keyword, name) for name in schema_at(kind, path)[keyword] if name not in held)
    elif keyword == "additionalProperties":
        known = schema_at(kind, path)["properties"]
        yield from (Violation(path, keyword, name) for name in value_at(data, path) if name not in known)
    elif keyword == "type" and value_at(data, path) in (math.inf, -math.inf):
        yield Violation(path, "maximum")  # 1e999 is read as infinity, which is no number to one of the engines
    else:
        yield Violation(path, keyword)
