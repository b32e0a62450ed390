"""Dates are possible, and not in the future."""

import re
from calendar import monthrange
from collections.abc import Iterator

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of

EARLIEST, LATEST = 1800, 2100
_WHEN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?|/([0-9]{2}))?")


def _check(draft: Draft) -> Iterator[Fault]:
    for model, field in (("Dated", "when"), ("Envelope", "as_of"), ("Entry", "as_of")):
        for value, trail in draft.objects(model):
            text = value.get(field)
            match = _WHEN.fullmatch(text) if isinstance(text, str) else None
            fault = _fault(match) if match else None
            if fault:
                yield Fault(pointer_of(trail, field), *fault)


def _fault(match: re.Match[str]) -> tuple[str, str] | None:
    year, month, day, following = (int(part) if part else None for part in match.groups())
    text = quoted(match[0])
    if year is None or not EARLIEST <= year <= LATEST:
        return f"The year of {text} is hardly meant.", f"Write a year between {EARLIEST} and {LATEST}."
    if following is not None and following != (year + 1) % 100:
        right = f"{year}/{(year + 1) % 100:02}"
        return (
            f"{text} does not run from one year into the next.",
            f"Did you mean '{right}'? A longer period has no 'when' of its own.",
        )
    if month is not None and not 1 <= month <= 12:  # noqa: PLR2004  # months of a year
        return (
            f"{text} has month {month}.",
            "Write the month from 01 to 12, after the year. A year across two is written 2018/19.",
        )
    if month is not None and day is not None and not 1 <= day <= monthrange(year, month)[1]:
        return f"{text} is no day of the calendar.", "Correct the day."
    return None


RULE = Rule(
    name="date",
    sentence=f"Dates stand in the calendar, between {EARLIEST} and {LATEST}.",
    why="Packs say how old a figure is; a slip of the finger makes it look new, or a thousand years old.",
    fix="Correct the date.",
    check=_check,
    models=("Dated", "Envelope", "Entry"),
    signs=('"when"', '"as_of"', "\\"),
)
