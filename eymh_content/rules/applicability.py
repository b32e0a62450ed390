"""Each nation is named once: in the applicability of a record, and in a comparison, which names all."""

from collections.abc import Iterator

from eymh_content.places import NATIONS
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, Visit
from eymh_content.wording import listed


def _check(record: RawRecord) -> Iterator[Fault]:
    seen: set[str] = set()
    for visit in record.walk.objects("Applies"):
        nations = visit.value.get("nations")
        for index, nation in enumerate(nations if isinstance(nations, list) else ()):
            if isinstance(nation, str) and nation in seen:
                message = f"{quoted(nation)} is listed twice."
                yield Fault(visit.below("nations", index), message, "Keep one of the two, and say both in its note.")
            if isinstance(nation, str):
                seen.add(nation)


RULE = RecordRule(
    name="applicability",
    sentence="Each nation is listed at most once in 'applicability'.",
    why="Two answers for one nation contradict each other.",
    fix="Keep one of them.",
    check=_check,
    models=("Applies",),
)


def _check_comparison(record: RawRecord) -> Iterator[Fault]:
    seen: set[str] = set()
    for visit in record.walk.objects("NationValue"):
        places = visit.value.get("place")
        if isinstance(places, list) and not (len(places) == 1 and places[0] in NATIONS):
            message = (
                f"An entry of a comparison is about one nation, but this has {listed(map(quoted, map(str, places)))}."
            )
            yield Fault(
                visit.below("place"), message, f"Write one of {', '.join(sorted(NATIONS))}; one entry for each."
            )
            return
        for index, place in enumerate(places if isinstance(places, list) else ()):
            if isinstance(place, str) and place in seen:
                message = f"{quoted(place)} is compared twice."
                yield Fault(visit.below("place", index), message, "Keep one of the two, and say both in its text.")
            if isinstance(place, str):
                seen.add(place)
        yield from _empty_or_full(visit)
    if missing := NATIONS.keys() - seen if record.walk.objects("NationValue") else ():
        message = f"'nations' has no entry for {listed(sorted(missing))}."
        yield Fault("/nations", message, 'Add one, with "value": "not-stated" if no source says anything.')


def _empty_or_full(visit: Visit) -> Iterator[Fault]:
    """Yield a fault if the value and the text of an entry contradict each other."""
    says = [name for name in ("text", "term") if name in visit.value]
    value = visit.value.get("value")
    if value in ("stated", "source-says-none") and not says:
        message = f"This is '{value}', but there is neither 'text' nor 'term'."
        yield Fault(visit.below("value"), message, 'Add "text": what the source says; or write "not-stated".')
    if value != "not-stated" and "searched" in visit.value:
        message = f"Only silence is searched, and this is '{value}'."
        yield Fault(visit.below("searched"), message, 'Delete it, or write "not-stated" as the value.')
    if value == "not-stated" and says:
        message = f"This is 'not-stated', but there is a '{says[0]}'."
        yield Fault(visit.below("value"), message, f"Write \"stated\", or delete '{says[0]}'.")


COMPARISON = RecordRule(
    name="comparison-nations",
    sentence="A comparison names each nation once, and says what the sources state of it, or that they state nothing.",
    why="A table that compares the nations has one row for each; a row that is missing would be read as an answer.",
    fix="Write one entry for each nation.",
    check=_check_comparison,
    kind="comparison",
)
