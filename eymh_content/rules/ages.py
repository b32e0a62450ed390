"""An age range does not end before it begins."""

from collections.abc import Iterator
from typing import Any

from eymh_content.problems import Fault
from eymh_content.rules.base import Draft, Rule, pointer_of

_BIRTH = 40  # weeks of gestation
_MONTHS = {"days": 12 / 365.25, "weeks": 12 * 7 / 365.25, "months": 1.0, "years": 12.0}
OLDEST = 100 * 12


def _months(age: object) -> float | None:
    """Give an age in months from birth, negative before it; None if it is not whole."""
    if not isinstance(age, dict):
        return None
    value, unit = age.get("value"), age.get("unit")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(unit, str):
        return None
    try:
        value = float(value)
    except OverflowError:
        return None
    if unit == "gestation-weeks":
        return (value - _BIRTH) * _MONTHS["weeks"]
    return value * _MONTHS[unit] if unit in _MONTHS else None


def _words(age: dict[str, Any]) -> str:
    return f"{age['value']:g} {age['unit']}"


def _check(draft: Draft) -> Iterator[Fault]:
    for ages, trail in draft.objects("Ages"):
        start, end = _months(ages.get("from")), _months(ages.get("to"))
        if start is not None and end is not None and start > end:
            message = f"The ages run from {_words(ages['from'])} to {_words(ages['to'])}, which is younger."
            yield Fault(pointer_of(trail), message, "Exchange 'from' and 'to', or correct the units.")
        for name, months in (("from", start), ("to", end)):
            if months is not None and months > OLDEST:
                message = f"'{name}' is {_words(ages[name])}, which is older than anybody."
                yield Fault(pointer_of(trail, name), message, "Correct the number or the unit.")


RULE = Rule(
    name="ages",
    sentence="An age range does not end before it begins.",
    why="Readers look programmes up by age; this one would be found under none.",
    fix="Exchange the ends, or correct the units.",
    check=_check,
    models=("Ages",),
)
