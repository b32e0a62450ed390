"""Codes of places are known."""

from collections.abc import Iterator

from eymh_content.files.suggest import nearest
from eymh_content.places import place_names
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_OFTEN_MEANT = {
    "UK": "GB",
    "EN": "GB-ENG",
    "GB-UKM": "GB",
    "GB-EN": "GB-ENG",
    "GB-SC": "GB-SCT",
    "GB-WA": "GB-WLS",
    "GB-WAL": "GB-WLS",
    "GB-CYM": "GB-WLS",
    "GB-NI": "GB-NIR",
    "GB-EAW": "GB-ENG and GB-WLS, as two items",
}


def _check(record: RawRecord) -> Iterator[Fault]:
    names = place_names()
    if names.keys() >= set(record.walk.values(Role.PLACE)):
        return
    for visit in record.walk.of(Role.PLACE):
        code = visit.value
        if code not in names and _has_form(code):
            yield Fault(visit.pointer, f"{quoted(code)} is not a known code of a place.", _fix(code, names))


def _has_form(code: str) -> bool:
    return code.isupper() and code.replace("-", "").isalnum() and code[2:3] in ("", "-")


def _fix(code: str, names: dict[str, str]) -> str:
    near = nearest(code, [name for name in names if name.startswith("GB-")], 0.7)
    meant = _OFTEN_MEANT.get(code) or near
    if meant:
        return f"Did you mean {meant}?"
    return (
        "Write GB for the whole UK, GB-ENG, GB-SCT, GB-WLS or GB-NIR, or the two letters of another country (ISO 3166)."
    )


RULE = RecordRule(
    name="unknown-place",
    sentence="Codes of places are those of ISO 3166 that have a name here.",
    why="A pack labels what is about another nation; it cannot label what it cannot name.",
    fix="Write GB, GB-ENG, GB-SCT, GB-WLS, GB-NIR or a country's two letters.",
    check=_check,
)
