"""Each nation is named once: in the applicability of a record, and in a comparison."""

from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _check(record: RawRecord) -> Iterator[Fault]:
    seen: set[str] = set()
    for visit in record.walk.objects("Applies"):
        nation = visit.value.get("nation")
        if isinstance(nation, str) and nation in seen:
            message = f"{quoted(nation)} is listed twice."
            yield Fault(visit.below("nation"), message, "Keep one of the two, and say both in its note.")
        if isinstance(nation, str):
            seen.add(nation)


RULE = RecordRule(
    name="applicability",
    sentence="Each nation is listed at most once in 'applicability'.",
    why="Two answers for one nation contradict each other.",
    fix="Keep one of them.",
    check=_check,
)


def _check_comparison(record: RawRecord) -> Iterator[Fault]:
    seen: set[str] = set()
    for visit in record.walk.objects("NationValue"):
        places = visit.value.get("place")
        for index, place in enumerate(places if isinstance(places, list) else ()):
            if isinstance(place, str) and place in seen:
                message = f"{quoted(place)} is compared twice."
                yield Fault(visit.below("place", index), message, "Keep one of the two, and say both in its text.")
            if isinstance(place, str):
                seen.add(place)


COMPARISON = RecordRule(
    name="comparison-nations",
    sentence="A comparison names each nation once.",
    why="A table that compares the nations has one row for each; the second answer would contradict the first.",
    fix="Make one entry of the two.",
    check=_check_comparison,
    kind="comparison",
)
