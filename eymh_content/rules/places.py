"""Codes of places are known."""

from collections.abc import Iterator

from eymh_content.places import NATIONS, UNITED_KINGDOM, place_fix, place_names
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _check(record: RawRecord) -> Iterator[Fault]:
    names = place_names()
    if names.keys() >= set(record.walk.values(Role.PLACE)):
        return
    for visit in record.walk.of(Role.PLACE):
        code = visit.value
        if code not in names and _has_form(code):
            yield Fault(visit.pointer, f"{quoted(code)} is not a known code of a place.", place_fix(code))


def _has_form(code: str) -> bool:
    return code.isupper() and code.replace("-", "").isalnum() and code[2:3] in ("", "-")


RULE = RecordRule(
    name="unknown-place",
    sentence="Codes of places are those of ISO 3166 that have a name here.",
    why="A pack labels what is about another nation; it cannot label what it cannot name.",
    fix="Write GB, GB-ENG, GB-SCT, GB-WLS, GB-NIR or a country's two letters.",
    check=_check,
)


def _check_once(record: RawRecord) -> Iterator[Fault]:
    if UNITED_KINGDOM not in record.walk.values(Role.PLACE):
        return
    for visit in record.walk.of(Role.PLACE):
        beside = visit.parent.value if visit.parent else ()
        if visit.value in NATIONS and UNITED_KINGDOM in beside:
            message = f"'{UNITED_KINGDOM}' is the whole UK, which {visit.value} is part of."
            yield Fault(visit.pointer, message, f"Keep '{visit.value}', or '{UNITED_KINGDOM}' if it holds for the UK.")


ONCE = RecordRule(
    name="place-twice",
    sentence="A list of places has the whole UK or nations of it, not both.",
    why="A figure of one nation would be printed as one of the whole UK, in the editions of the others too.",
    fix="Keep the one that is meant.",
    check=_check_once,
)


def _check_locality(record: RawRecord) -> Iterator[Fault]:
    if b'"locality"' not in record.raw:
        return
    for visit in record.walk.of(Role.NAME):
        if visit.step == "locality" and visit.value in place_names():
            message = f"{quoted(visit.value)} is the code of a place, but 'locality' is a town, region or area."
            yield Fault(visit.pointer, message, f"Delete it, and write {quoted(visit.value)} into 'place'.")


LOCALITY = RecordRule(
    name="locality-is-a-name",
    sentence="A locality is the name of a town, region or area, not the code of a place.",
    why="It is printed as it is, and nothing is labelled by it.",
    fix="Write the code into 'place'.",
    check=_check_locality,
)
