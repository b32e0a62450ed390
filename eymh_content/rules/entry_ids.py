"""Ids of entries are unique in their record."""

from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, Visit, in_words

_WITH_IDS = ("Entry", "Heading", "Section")


def _check(record: RawRecord) -> Iterator[Fault]:
    for model in _WITH_IDS:
        seen: dict[str, Visit] = {}
        for visit in record.walk.objects(model):
            own = visit.value.get("id")
            if not isinstance(own, str):
                continue
            if seen.setdefault(own, visit) is not visit:
                message = f"{quoted(own)} is already the id of {in_words(seen[own])}."
                fix = "Name this one after what it says, or delete it if it is the same."
                yield Fault(visit.below("id"), message, fix)


RULE = RecordRule(
    name="entry-ids",
    sentence="The id of an entry is unique in its record.",
    why="Overlays and links address an entry by its id; with two of them nobody knows which is meant.",
    fix="Name each entry after what it says.",
    check=_check,
    models=_WITH_IDS,
)
