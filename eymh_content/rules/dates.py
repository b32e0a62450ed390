"""Dates exist, and are in a range that makes sense."""

from collections.abc import Iterator

from eymh_content.forms import When
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.wording import listed

EARLIEST, LATEST = 1900, 2050


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Dated"):
        text = visit.value.get("when")
        message_and_fix = _wrong(text) if isinstance(text, str) else None
        if message_and_fix:
            yield Fault(visit.below("when"), *message_and_fix)


def _wrong(when: str) -> tuple[str, str] | None:
    """Return message and fix; None if nothing is wrong, or the form is, which the structure reports."""
    try:
        year, month, day, following, _ = When.parse(when)
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


def _check_source_dates(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Dated"):
        when = visit.value.get("when")
        if "stated" in visit.value or not isinstance(when, str):
            continue
        sources = {anchor.partition(":")[0] for anchor in visit.anchors if isinstance(anchor, str)}
        dates = {source: date for source in sorted(sources) if (date := record.content.dates.get(source))}
        if any(date.startswith(when) for date in dates.values()):
            continue
        known = listed(f"{quoted(date)} ({source})" for source, date in dates.items()) or "none"
        message = f"{quoted(when)} has no 'stated', but is not the date of a source cited here, which is {known}."
        yield Fault(visit.below("when"), message, OF_SOURCE_FIX)


OF_SOURCE_FIX = 'Add "stated": the words that print the date, or write the date of the source.'
OF_SOURCE = RecordRule(
    name="date-of-source",
    sentence="A date without 'stated' is the date of a source that is cited.",
    why="Every other date must be printed where the record cites it, or nobody can check it.",
    fix=OF_SOURCE_FIX,
    check=_check_source_dates,
    models=("Dated",),
)
