"""Recipes of packs name kinds that packs show, and each rating of a form once."""

import re
from collections.abc import Iterator

from eymh_content.files.names import kind_meant
from eymh_content.ids import KIND_PATTERN
from eymh_content.printed import NOT_SHOWN
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.schema.store import kinds


def _check(record: RawRecord) -> Iterator[Fault]:
    shown = [kind for kind in kinds() if kind not in NOT_SHOWN]
    for visit in record.walk.objects("Section"):
        named = visit.value.get("kinds")
        for index, kind in enumerate(named if isinstance(named, list) else ()):
            if isinstance(kind, str) and kind not in shown and re.match(KIND_PATTERN, kind):
                near = None if kind in NOT_SHOWN else kind_meant(kind)
                fix = f"Did you mean '{near}'?" if near else f"The kinds are {', '.join(shown)}."
                what = "a kind that packs show" if kind in NOT_SHOWN else "a kind of record"
                yield Fault(visit.below("kinds", index), f"{quoted(kind)} is not {what}.", fix)


RULE = RecordRule(
    name="pack-kinds",
    sentence="A section of a pack shows kinds of record that exist and that packs show.",
    why="The section would be empty in every pack.",
    fix="Correct the name of the kind.",
    check=_check,
    kind="pack",
)


def _check_ratings(record: RawRecord) -> Iterator[Fault]:
    for section in record.walk.objects("Section"):
        seen: set[str] = set()
        for rating in record.walk.objects("Rating"):
            name = rating.value.get("name")
            if rating.parent is None or rating.parent.parent is not section or not isinstance(name, str):
                continue
            if name.partition(":")[0] in seen:
                message = f"The form has another rating {quoted(name)}."
                yield Fault(rating.below("name"), message, "Give it a name of its own, or delete it.")
            seen.add(name.partition(":")[0])


RATINGS = RecordRule(
    name="pack-ratings",
    sentence="The ratings of a form have different names.",
    why="Word refuses a list with two choices of one name.",
    fix="Give each rating a name of its own.",
    check=_check_ratings,
    models=("Rating",),
)
