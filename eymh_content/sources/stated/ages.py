"""Compare ages with the words of the source beside them: each bound, its unit, its sign, and the stage of life."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.numbers import numbers_in, plain, written_in
from eymh_content.sources.stated.words import Compared, meant, pattern, stated_values, unknown

_UNIT = re.compile(r"[\s-]*(?:st|nd|rd|th)?[\s-]*(year|month|week|day)")
_SLASH = re.compile(r"\s?/\s?")
_DASH = re.compile(r"\s?[-–—]\s?")
_PREGNANT = re.compile(r"pregnan|gestation|trimester")


class _Bound(NamedTuple):
    """A number of some words, or several between slashes: 4/6."""

    values: set[str]
    unit: str
    """Empty if none follows."""
    start: int
    end: int


class _Words(NamedTuple):
    """What the words beside ages say."""

    low: _Bound | None
    high: _Bound | None
    either: bool = False
    """Whether one bound may be left out: "nearly three" may be an age or an upper bound."""


def ages(walk: Walk) -> Iterator[Compared]:
    """Compare each range of ages with the words beside it."""
    for visit in walk.objects("Ages"):
        words = visit.value.get("stated")
        if isinstance(words, str):
            yield from _compare(visit, words)


def _compare(visit: Visit, words: str) -> Iterator[Compared]:
    stages = meant(words, "stages")
    yield _stage(visit, words, stages)
    said = _read(words.lower(), stages)
    if said is None:
        yield unknown(visit, "stated", words)
        return
    for field, bound in (("from", said.low), ("to", said.high)):
        age = visit.value.get(field)
        age = age if isinstance(age, dict) else None
        if age is None and (bound is None or (said.either and field == "from")):
            continue
        yield _bound(visit, field, age, bound, words)
        if age is not None and bound is not None:
            yield from _marks(visit, field, age, words.lower(), bound)


def _stage(visit: Visit, words: str, stages: list[str]) -> Compared:
    stage = visit.value.get("stage")
    if stage in stages or (stage is None and not stages):
        return Compared(visit, ("stage",), "stage")
    said = f"the stage {stages[0]}" if stages else "no stage"
    message = f"The words beside the ages, '{words}', have {said}, not {stage or 'none'}."
    return Compared(visit, ("stage",) if stage else (), "stage", message)


def _bound(visit: Visit, field: str, age: dict[str, Any] | None, bound: _Bound | None, words: str) -> Compared:
    """Compare one end of a range with its number."""
    end = "lower" if field == "from" else "upper"
    if bound is None:
        message = f"'{words}' has no {end} age, but '{field}' gives one."
        return Compared(visit, (field,), "ages", message, f"Delete '{field}'.")
    number = f"{'/'.join(sorted(bound.values, key=float))} {bound.unit}"
    if age is None:
        return Compared(visit, (), "ages", f"'{words}' has the {end} age {number}, but there is no '{field}'.")
    value = plain(age["value"]) if isinstance(age.get("value"), int | float) else ""
    wrong = value not in bound.values
    if not wrong and age.get("unit") == bound.unit:
        return Compared(visit, (field,), "ages")
    is_said, is_not = (number, value) if wrong else (f"in {bound.unit}", f"in {age.get('unit')}")
    fix = "" if wrong else f'Write "unit": "{bound.unit}".'
    message = f"In '{words}' the {end} age is {is_said}, not {is_not}."
    return Compared(visit, (field, "value" if wrong else "unit"), "ages", message, fix)


def _marks(visit: Visit, field: str, age: dict[str, Any], words: str, bound: _Bound) -> Iterator[Compared]:
    """Compare whether an end is included, and what else marks it, with the words."""
    if field == "to":
        yield _through(visit, age, words, bound)
    for number, mark in enumerate(stated_values()["age_marks"]):
        name = mark["field"]
        said = pattern("age_marks", number, "words")
        if name in age and f"{name}_stated" not in age and not said.search(words):
            message = f"Nothing in '{words}' says that the age is {name.replace('_', ' ')}."
            yield Compared(visit, (field, name), "ages", message, f"Delete '{name}'.")
    if "approximate" not in age and pattern("ages", "rough", after=r"\s*\Z").search(words[: bound.start]):
        message = f"In '{words}' the age is approximate."
        yield Compared(visit, (field,), "ages", message, 'Write "approximate": true.')


def _through(visit: Visit, age: dict[str, Any], words: str, bound: _Bound) -> Compared:
    """Compare whether the upper age is excluded, included as a number, or as a whole year."""
    through, allowed = age.get("through"), list[bool | None]()
    if pattern("ages", "excluded", after=r"\s*\Z").search(words[: bound.start]):
        allowed, fix = [False], '"through": false, because the words exclude that age'
    elif pattern("ages", "whole").search(words):
        allowed, fix = [True], '"through": true, because the words include the whole of that year'
    else:
        upper = pattern("ages", "not_whole", after=r"\s*\Z").search(words[: bound.start])
        perhaps = bound.unit == "years" and not upper and pattern("ages", "perhaps_whole").search(words)
        allowed = [None, True] if perhaps else [None]
        fix = "no 'through'"
    if through in allowed or (pattern("ages", "nearly").search(words) and through is False):
        return Compared(visit, ("to", "through"), "ages")
    steps = ("to", "through") if "through" in age else ("to",)
    message = f"'{words}' does not say what 'through' says of the upper age."
    return Compared(visit, steps, "ages", message, f"Write {fix}.")


def _read(words: str, stages: list[str]) -> _Words | None:
    """Return the bounds that words have; None if that cannot be told."""
    bounds = _bounds(words, stages)
    if not bounds or len(bounds) > 2:  # noqa: PLR2004
        return None if bounds else _Words(None, None)
    first, after = bounds[0], words[bounds[-1].end :]
    before = pattern("ages", "rough", after=r"\s*\Z").sub("", words[: first.start])
    is_upper = bool(pattern("ages", "upper", after=r"\s*\Z").search(before))
    if stages and is_upper and len(bounds) > 1 and _DASH.fullmatch(words, first.end, bounds[1].start):
        return _Words(None, first._replace(values=first.values | bounds[1].values))
    if len(bounds) > 1:
        return _Words(None if is_upper else first, bounds[1])
    if pattern("ages", "lower_after", before=r"\A[\s\w]{0,12}?").search(after):
        return _Words(first, None)
    if is_upper or stages or pattern("ages", "upper_after").search(after):
        return _Words(None, first, either=bool(pattern("ages", "nearly").search(before)))
    only_lower = pattern("ages", "lower", after=r"\s*\Z").search(before)
    return _Words(first, None if only_lower else first)


def _bounds(words: str, stages: list[str]) -> list[_Bound]:
    """Return the numbers of words with their units; of several between slashes one bound."""
    found: list[_Bound] = []
    for match in written_in(words):
        values = numbers_in(match[0])
        unit = _UNIT.match(words, match.end())
        start = match.start() + len(match[0]) - len(match[0].lstrip(" -–"))
        if not values:
            continue
        values = {value.removeprefix("-") for value in values}
        if found and _SLASH.fullmatch(words, found[-1].end, start):
            values |= found.pop().values
        found.append(_Bound(values, f"{unit[1]}s" if unit else "", start, match.end()))
    last = "years"
    for number in range(len(found) - 1, -1, -1):
        last = found[number].unit or last
        found[number] = found[number]._replace(unit=last)
    early = _PREGNANT.search(words) and "pregnancy-onwards" not in stages
    return [bound._replace(unit="gestation-weeks") if early and bound.unit == "weeks" else bound for bound in found]
