"""Figures make sense by themselves: ranges run upwards, shares are at most 100 %."""

from collections.abc import Iterator

from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Figure"):
        low, high = _number(visit.value.get("low")), _number(visit.value.get("high"))
        if low is not None and high is not None and low > high:
            yield Fault(visit.below("low"), f"The range runs from {low} down to {high}.", "Swap 'low' and 'high'.")


RULE = RecordRule(
    name="figure-range",
    sentence="The lower end of a range is not above its upper end.",
    why="A range that runs downwards is a slip, and nobody knows which end is right.",
    fix="Swap the ends.",
    check=_check,
)


def _check_shares(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Figure"):
        if visit.value.get("unit") != "percent":
            continue
        for name in ("value", "low", "high"):
            number = _number(visit.value.get(name))
            if number is not None and not -100 <= number <= 100:  # noqa: PLR2004  # percent
                fix = "Check the source again: a share is at most 100; a rise may be more."
                yield Fault(visit.below(name), f"'{name}' is {number} percent.", fix)


SHARES = RecordRule(
    name="figure-share",
    sentence="A figure in percent is at most 100.",
    why="It is more often a slip than a rise to more than double.",
    fix="Check the source again; leave the figure as it is if the source means a rise.",
    severity="warning",
    check=_check_shares,
)
