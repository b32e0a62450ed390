"""Dates exist, and are in a range that makes sense."""

import re
from calendar import monthrange
from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

EARLIEST, LATEST = 1800, 2100
_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|/([0-9]{2}))?")


def _check(record: RawRecord) -> Iterator[Fault]:
    for model, field in (("Dated", "when"), ("Envelope", "as_of"), ("Entry", "as_of")):
        for visit in record.walk.objects(model):
            text = visit.value.get(field)
            match = _WHEN.fullmatch(text) if isinstance(text, str) else None
            worded = _wrong(match) if match else None
            if worded:
                yield Fault(visit.below(field), *worded)


def _wrong(match: re.Match[str]) -> tuple[str, str] | None:
    """Return message and fix; None if the date is right."""
    year, month, day, following = (int(part) if part else None for part in match.groups())
    text = quoted(match[0])
    if year is None or not EARLIEST <= year <= LATEST:
        return f"The year of {text} is probably wrong.", f"Write a year between {EARLIEST} and {LATEST}."
    if following is not None and following != (year + 1) % 100:
        fix = f"Did you mean '{year}/{(year + 1) % 100:02}'? A longer period has no 'when' of its own."
        return f"{text} does not run from one year into the next.", fix
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004  # months of a year
        fix = "Write the month from 01 to 12, after the year. A year across two is written 2018/19."
        return f"{text} has month {month}.", fix
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return f"{text} is not a day of the calendar.", "Correct the day."
    return None


RULE = RecordRule(
    name="date",
    sentence=f"Dates are in the calendar, between {EARLIEST} and {LATEST}.",
    why="Packs say how old a figure is; a slip makes it look new, or a thousand years old.",
    fix="Correct the date.",
    check=_check,
)
