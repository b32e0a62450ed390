"""Recipes of packs name kinds that there are."""

from collections.abc import Iterator

from eymh_content.files.suggest import nearest
from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of
from eymh_content.schema.store import kinds


def _check(draft: Draft) -> Iterator[Fault]:
    for section, trail in draft.objects("Section"):
        named = section.get("kinds")
        for index, kind in enumerate(named if isinstance(named, list) else ()):
            if isinstance(kind, str) and kind not in kinds() and kind.replace("-", "").isalpha() and kind.islower():
                near = nearest(kind, kinds())
                fix = f"Did you mean '{near}'?" if near else f"The kinds are {', '.join(kinds())}."
                yield Fault(pointer_of(trail, "kinds", index), f"{quoted(kind)} is no kind of record.", fix)


RULE = Rule(
    name="pack-kinds",
    sentence="A section of a pack shows kinds of record that there are.",
    why="The section would stay empty in every pack.",
    fix="Correct the name of the kind.",
    check=_check,
    kind="pack",
)
