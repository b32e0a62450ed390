"""Figures make sense by themselves: ranges run upwards, shares are at most 100%, and no two have one label."""

from collections.abc import Iterator

from eymh_content.ids import pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.wording import listed


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
    models=("Figure",),
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
    models=("Figure",),
)


def _check_groups(record: RawRecord) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for number, visit in enumerate(record.walk.objects("Figure"), start=1):
        told_apart = [visit.value.get(name) for name in ("group", "quantity", "reference_period", "as_of", "place")]
        key = repr(told_apart).casefold()
        if key in seen:
            message = f"Figures {seen[key]} and {number} are about the same group: {quoted(str(told_apart[0]), 60)}."
            yield Fault(visit.below("group"), message, FIX_GROUP)
        seen[key] = number


FIX_GROUP = "Say in 'group' what sets it apart; a figure of another time has its own 'reference_period'."
GROUPS = RecordRule(
    name="same-group",
    sentence="Each figure of a statistic has a group, quantity, period or place of its own.",
    why="Two values under one label are read as a contradiction, and nobody can quote either.",
    fix=FIX_GROUP,
    check=_check_groups,
    models=("Figure",),
)


def _check_series(record: RawRecord) -> Iterator[Fault]:
    series = record.data.get("series")
    figures = {name: v.value for v in record.walk.objects("Figure") if isinstance(name := v.value.get("id"), str)}
    for index, name in enumerate(series if isinstance(series, list) else ()):
        if isinstance(name, str) and name not in figures:
            message = f"There is no figure with the id {quoted(name)}."
            yield Fault(pointer_to("series", index), message, f"The figures are {listed(figures)}.")
        elif isinstance(name, str) and not {"reference_period", "as_of"} & figures[name].keys():
            message = f"The figure {quoted(name)} is in a series, but has no period."
            yield Fault(pointer_to("series", index), message, "Add its 'reference_period', or leave it out here.")
    if isinstance(series, list) and len(series) == 1:
        yield Fault("/series", "A series has at least two figures; this one has one.", "Add the other, or delete it.")


SERIES = RecordRule(
    name="series",
    sentence="A series names at least two figures of its statistic, each with a period.",
    why="A change over time is drawn from it.",
    fix="Name the figures by their ids, the earliest first.",
    check=_check_series,
    kind="statistic",
)
