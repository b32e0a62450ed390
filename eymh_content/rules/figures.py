"""Figures make sense by themselves: ranges run upwards, shares are at most 100 %."""

from collections.abc import Iterator

from eymh_content.problems import Fault
from eymh_content.rules.base import Draft, Rule, pointer_of


def _number(value: object) -> float | None:
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def _check(draft: Draft) -> Iterator[Fault]:
    for figure, trail in draft.objects("Figure"):
        low, high = _number(figure.get("low")), _number(figure.get("high"))
        if low is not None and high is not None and low > high:
            message = f"The range runs from {low} down to {high}."
            yield Fault(pointer_of(trail, "low"), message, "Exchange 'low' and 'high'.")


RULE = Rule(
    name="figure-range",
    sentence="The lower end of a range is not above its upper end.",
    why="A range that runs downwards is a slip, and nobody knows which end is right.",
    fix="Exchange the ends.",
    check=_check,
    models=("Figure",),
)


def _check_shares(draft: Draft) -> Iterator[Fault]:
    for figure, trail in draft.objects("Figure"):
        if figure.get("unit") != "percent":
            continue
        for name in ("value", "low", "high"):
            number = _number(figure.get(name))
            if number is not None and not -100 <= number <= 100:  # noqa: PLR2004  # percent
                message = f"'{name}' is {number} percent."
                yield Fault(
                    pointer_of(trail, name),
                    message,
                    "Look at the source again: a share is at most 100; a rise may be more.",
                )


SHARES = Rule(
    name="figure-share",
    sentence="A figure in percent is at most 100.",
    why="It is more often a slip than a rise to more than double.",
    fix="Look at the source again; leave it as it is if the source means a rise.",
    severity="warning",
    check=_check_shares,
    models=("Figure",),
)
