"""Codes of places are known."""

from collections.abc import Iterator

from eymh_content.places import place_fix, place_names
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
