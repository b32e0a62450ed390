"""Recipes of packs name kinds that there are."""

from collections.abc import Iterator
from difflib import get_close_matches

from eymh_content.models import KINDS
from eymh_content.models.house import Section
from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of


def _check(draft: Draft) -> Iterator[Fault]:
    for section, trail in draft.objects(Section):
        kinds = section.get("kinds")
        for index, kind in enumerate(kinds if isinstance(kinds, list) else ()):
            if isinstance(kind, str) and kind not in KINDS and kind.replace("-", "").isalpha() and kind.islower():
                near = get_close_matches(kind, KINDS, 1)
                fix = f"Did you mean '{near[0]}'?" if near else f"The kinds are {', '.join(KINDS)}."
                yield Fault(pointer_of(trail, "kinds", index), f"{quoted(kind)} is no kind of record.", fix)


RULE = Rule(
    name="pack-kinds",
    sentence="A section of a pack shows kinds of record that there are.",
    why="The section would stay empty in every pack.",
    fix="Correct the name of the kind.",
    check=_check,
    kind="pack",
)
