"""Compare what qualifies a figure with the words beside it: "over", the unit, and the date for which it is true."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.groups.indexed import NumberPlace, number_places
from eymh_content.sources.groups.kinds import FOLD, MONEY, PERCENT, TIMES, YEAR
from eymh_content.sources.numbers import numbers_in, plain
from eymh_content.sources.stated.words import Compared, pattern, stated_values
from eymh_content.sources.units import units_in
from eymh_content.wording import listed

_UNITS = {PERCENT: "percent", MONEY: "gbp", FOLD: "times", **{letter: f"{unit}s" for unit, letter in TIMES.items()}}
"""The unit that a number has by its type."""
_ONE_IN = r"(?:\b(?:one|1)[\s-]+(?:in|out of)[\s-]+(?:every\s+)?)?[£$€(]*\Z"


class _Number(NamedTuple):
    """A number of a value, where the words beside it have it."""

    visit: Visit
    field: str
    place: NumberPlace
    before: str
    after: str


def _numbers(walk: Walk) -> Iterator[_Number]:
    """Yield each number of a figure or cost that the words beside it have."""
    for spec in stated_values()["qualified"]:
        for visit in walk.objects(spec["model"]):
            words = visit.value.get("stated")
            if not isinstance(words, str):
                continue
            places = number_places(words, bands=False)
            for field in spec["numbers"]:
                value = visit.value.get(field)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    found = next((place for place in places if place.value == plain(value)), None)
                    if found:
                        yield _Number(visit, field, found, words[: found.start], words[found.end :])


def qualifiers(walk: Walk) -> Iterator[Compared]:
    """Compare the qualifier of each figure and cost with the words before and after its first number."""
    seen = set()
    for visit, _, _, before, after in _numbers(walk):
        if visit.pointer in seen:
            continue
        seen.add(visit.pointer)
        allowed = _allowed(before, "qualifiers_before") or _allowed(after, "qualifiers_after")
        value = visit.value.get("qualifier")
        if value in (allowed or {None}):
            yield Compared(visit, ("qualifier",), "qualifier")
            continue
        said = " or ".join(sorted(filter(None, allowed)))
        stated, other = visit.value["stated"], value or "none"
        message = f"The words beside it, '{stated}', have the qualifier {said or 'none'}, not {other}."
        fix = f'Write "qualifier": "{said}".' if said else "Delete 'qualifier'."
        yield Compared(visit, ("qualifier",) if value else (), "qualifier", message, fix)


_BETWEEN = {"qualifiers_before": ("", rf"\s*{_ONE_IN}"), "qualifiers_after": (r"\A\s*(?:%|per\s?cent)?\s*", "")}
"""What may stand between a number and the words before and after it."""


def _allowed(text: str, side: str) -> set[str | None]:
    """Return the qualifiers that the words next to a number stand for: those of the longest of them."""
    before, after = _BETWEEN[side]
    found: dict[int, set[str | None]] = {}
    for value in stated_values()[side]:
        if match := pattern(side, value, before=before, after=after).search(text):
            found.setdefault(len(match[0]), set()).add(None if value == "none" else value)
    return found[max(found)] if found else set()


def units(walk: Walk) -> Iterator[Compared]:
    """Compare the unit of each figure whose number stands beside no sign, or beside a unit of time."""
    for visit, field, place, _, _ in _numbers(walk):
        words, unit = visit.value["stated"], visit.value.get("unit")
        if not isinstance(unit, str):
            continue
        printed = units_in(words).get(place.value, {})  # value-not-in-quotation compares these
        meant = {*printed, _UNITS.get(place.type, "count")}
        if printed or unit in meant:
            yield Compared(visit, ("unit",), "unit")
        else:
            (written,) = meant
            message = f"In '{words}' {place.value} is {_CALLED.get(written, written)}, not {_CALLED.get(unit, unit)}."
            yield Compared(visit, ("unit",), "unit", message, f'Write "unit": "{written}", or correct \'{field}\'.')


_CALLED = {"count": "a count", "gbp": "in GBP", "times": "a multiple", "one-in": "of 'one in' so many"}


def periods(walk: Walk) -> Iterator[Compared]:
    """Compare the date or period of a figure with the years in the words beside it."""
    for visit in walk.objects("Figure"):
        words = visit.value.get("stated")
        for field, date in period_of(visit.value) if isinstance(words, str) else ():
            years = {place.value for place in number_places(words, bands=False) if place.type == YEAR}
            if years and not years & numbers_in(date):
                message = f"The words beside the figure, '{words}', are for {listed(sorted(years))}, not for {date}."
                yield Compared(visit, (field,), field, message)
            elif years:
                yield Compared(visit, (field,), field)


def period_of(figure: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the fields that date a figure, each with its date in normal form."""
    for field in ("as_of", "reference_period"):
        date = figure.get(field)
        date = date.get("when") if isinstance(date, dict) else date
        if isinstance(date, str):
            yield field, date
