"""An age range does not end before it begins."""

from collections.abc import Iterator
from typing import Any

from eymh_content.ages import DAYS_IN_A_YEAR, days_from_birth
from eymh_content.rules.base import Fault, RawRecord, RecordRule

OLDEST = 100
"""Years that nobody is older than."""


def _days(age: object) -> float | None:
    """Return an age in days from birth, negative before it; None if it is incomplete."""
    if not isinstance(age, dict):
        return None
    value, unit = age.get("value"), age.get("unit")
    if isinstance(value, bool) or not isinstance(value, int | float) or not isinstance(unit, str):
        return None
    try:
        return days_from_birth(float(value), unit)
    except OverflowError:
        return None


def _in_words(age: dict[str, Any]) -> str:
    return f"{age['value']:g} {age['unit']}"


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Ages"):
        ages = visit.value
        start, end = _days(ages.get("from")), _days(ages.get("to"))
        if start is not None and end is not None and start > end:
            message = f"The ages run from {_in_words(ages['from'])} to {_in_words(ages['to'])}, which is younger."
            yield Fault(visit.pointer, message, "Swap 'from' and 'to', or correct the units.")
        for name, days in (("from", start), ("to", end)):
            if days is not None and days > OLDEST * DAYS_IN_A_YEAR:
                message = f"'{name}' is {_in_words(ages[name])}, more than the {OLDEST} years allowed."
                yield Fault(visit.below(name), message, "Correct the number or the unit.")


RULE = RecordRule(
    name="ages",
    sentence="An age range does not end before it begins.",
    why="Readers look programmes up by age; this one would be found under none.",
    fix="Swap the ends, or correct the units.",
    check=_check,
    models=("Ages",),
)
