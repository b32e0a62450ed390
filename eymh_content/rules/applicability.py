"""A nation stands once in the applicability of a record."""

from collections.abc import Iterator

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of


def _check(draft: Draft) -> Iterator[Fault]:
    seen: set[str] = set()
    for applies, trail in draft.objects("Applies"):
        nation = applies.get("nation")
        if isinstance(nation, str) and nation in seen:
            message = f"{quoted(nation)} stands here a second time."
            yield Fault(pointer_of(trail, "nation"), message, "Keep one of the two, and say both in its note.")
        if isinstance(nation, str):
            seen.add(nation)


RULE = Rule(
    name="applicability",
    sentence="Each nation stands at most once in 'applicability'.",
    why="Two answers for one nation contradict each other.",
    fix="Keep one of them.",
    check=_check,
    models=("Applies",),
)
