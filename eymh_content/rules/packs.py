"""Recipes of packs name kinds that exist."""

import re
from collections.abc import Iterator

from eymh_content.files.names import kind_meant
from eymh_content.ids import KIND_PATTERN
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.schema.store import kinds


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Section"):
        named = visit.value.get("kinds")
        for index, kind in enumerate(named if isinstance(named, list) else ()):
            if isinstance(kind, str) and kind not in kinds() and re.match(KIND_PATTERN, kind):
                near = kind_meant(kind)
                fix = f"Did you mean '{near}'?" if near else f"The kinds are {', '.join(kinds())}."
                yield Fault(visit.below("kinds", index), f"{quoted(kind)} is not a kind of record.", fix)


RULE = RecordRule(
    name="pack-kinds",
    sentence="A section of a pack shows kinds of record that exist.",
    why="The section would be empty in every pack.",
    fix="Correct the name of the kind.",
    check=_check,
    kind="pack",
)
