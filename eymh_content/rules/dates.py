"""Dates exist, and are in a range that makes sense."""

from collections.abc import Iterator

from eymh_content.forms import When
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

EARLIEST, LATEST = 1900, 2050
_FIELDS = (("Dated", "when"), ("Envelope", "as_of"), ("Entry", "as_of"))


def _check(record: RawRecord) -> Iterator[Fault]:
    for model, field in _FIELDS:
        for visit in record.walk.objects(model):
            text = visit.value.get(field)
            message_and_fix = _wrong(text) if isinstance(text, str) else None
            if message_and_fix:
                yield Fault(visit.below(field), *message_and_fix)


def _wrong(when: str) -> tuple[str, str] | None:
    """Return message and fix; None if nothing is wrong, or the form is, which the structure reports."""
    try:
        year, month, day, following = When.parse(when)
    except ValueError:
        return None
    text = quoted(when)
    if not EARLIEST <= year <= LATEST:
        return f"The year of {text} is probably wrong.", f"Write a year between {EARLIEST} and {LATEST}."
    if following is not None and following != (year + 1) % 100:
        fix = f"Did you mean '{year}/{(year + 1) % 100:02}'? A longer period has no 'when' of its own."
        return f"{text} does not run from one year into the next.", fix
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004  # months of a year
        fix = "Write the month from 01 to 12, after the year."
        if month == (year + 1) % 100:
            fix = f"A year across two has a slash: did you mean '{year}/{month:02}'?"
        return f"{text} has month {month}.", fix
    if month is not None and day is not None and not 1 <= day <= _days_in(year, month):
        return f"{text} is not a day of the calendar.", "Correct the day."
    return None


def _days_in(year: int, month: int) -> int:
    from calendar import monthrange  # noqa: PLC0415  # few dates have a day

    return monthrange(year, month)[1]


RULE = RecordRule(
    name="date",
    sentence=f"Dates are in the calendar, between {EARLIEST} and {LATEST}.",
    why="Packs say how old a figure is; a slip makes it look new, or a thousand years old.",
    fix="Correct the date.",
    check=_check,
)
