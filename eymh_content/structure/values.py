"""Word what is wrong with a value: its type, its range, or that it is not in a closed list."""

import json
import re
from collections.abc import Sequence
from typing import Any

from eymh_content.files.names import slug_of
from eymh_content.files.suggest import did_you_mean, nearest
from eymh_content.forms import LARGEST, PARAGRAPH, PLACE, TYPES
from eymh_content.places import codes_meant
from eymh_content.problems import Fault
from eymh_content.roles import Role
from eymh_content.schema.store import Schema, schema_at
from eymh_content.structure.case import Case, described
from eymh_content.structure.corrections import corrections, split
from eymh_content.structure.misplaced import kind_of_schema
from eymh_content.structure.skeletons import OPEN_TEXT
from eymh_content.wording import listed

_BOOLEANS = {"yes": "Write true.", "true": "Write true.", "no": "Write false.", "false": "Write false."}


_NUMBER = re.compile(
    r"\s*[£$€]?\s*(-?[0-9]{1,3}(?:[, \u00a0\u2009\u202f][0-9]{3})+|-?[0-9]+)(\.[0-9]+)?\s*(?:%|per\s?cent)?\s*"
)


_LONGEST = 120
"""Characters of a value that is shown whole in a fix."""


def type_(case: Case) -> Fault:
    """Word that a value has the wrong type, and how it is written with the right one."""
    wanted = str(case.schema["type"])
    message = f"{case.named} is {described(case.value)}, but should be {TYPES[wanted]}."
    return case.fault("wrong-type", message, _as_type(case, wanted) or f"Write {TYPES[wanted]}.")


def _as_type(case: Case, wanted: str) -> str | None:
    """Say how this very value is written as the type that is wanted."""
    if case.value is None and case.path:
        return None if case.required else "Leave it out if there is nothing to say."
    if wanted != "array" and isinstance(case.value, list) and case.path:
        return _out_of_list(case)
    if wanted in {"number", "integer"} and isinstance(case.value, str):
        return _as_number(case, case.value)
    if wanted == "boolean" and isinstance(case.value, str):
        return _BOOLEANS.get(case.value.strip().casefold())
    return {"array": _as_list, "object": _as_group, "string": _as_text}.get(wanted, lambda _: None)(case)


def _out_of_list(case: Case) -> str | None:
    if {"low", "high"} <= _beside(case):
        return _A_RANGE
    if case.path and isinstance(case.path[-1], int):
        return "Delete the inner square brackets."
    return "Write what is in the square brackets, without them." if len(case.value) == 1 else None


_A_RANGE = 'Write a range as "low" and "high", in place of "value".'


def _beside(case: Case) -> set[str]:
    """Return the fields that the group around the value may have, without its own."""
    return {*schema_at(case.kind, case.path[:-1]).get("properties", {})} - {*case.path[-1:]}


def _as_number(case: Case, text: str) -> str:
    number = _number(text)
    if number:
        return f"Write {number}."
    if {"low", "high"} <= _beside(case) and (ends := re.fullmatch(r"\s*([0-9.]+)\s*[-–]\s*([0-9.]+)\s*%?\s*", text)):
        return f'Write "low": {ends[1]}, "high": {ends[2]} in place of it.'
    return "Write the number alone; words go into 'stated'."


def _as_group(case: Case) -> str:
    value = case.value if case.path and isinstance(case.value, str | int | float) else None
    root = schema_at(case.kind, case.path)
    shown = case.written(case.path, None if isinstance(value, bool) else value)
    others = [f"'{name}'" for name in root.get("properties", {}) if name != "at" and f'"{name}"' not in shown]
    is_free = case.path and "allOf" not in root
    may = f" It may also have {listed(others)}." if is_free and 0 < len(others) <= _FEW_VALUES else ""
    return f"Write a group of fields: {shown}.{may}"


def _as_text(case: Case) -> str | None:
    """Say how a number, or the one text of a group, is written as a text."""
    value = case.value
    texts = [text for text in value.values() if isinstance(text, str)] if isinstance(value, dict) else []
    if len(texts) == 1 and len(texts[0]) <= _LONGEST:
        return f"Write the text alone: {json.dumps(texts[0], ensure_ascii=False)}."
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    text = str(value)[:40].lower()
    meant = corrections(case.schema["pattern"], text, case.around) if "pattern" in case.schema else ()
    return did_you_mean(meant) if meant else f'Write it in quotation marks: "{text}".'


def _number(text: str) -> str | None:
    """Write a number that is printed with a comma, a currency or a per cent sign as JSON has it: "1,463" is 1463."""
    match = _NUMBER.fullmatch(text)
    return re.sub(r"[^0-9-]", "", match[1]).lstrip("0").rjust(1, "0") + (match[2] or "") if match else None


def _text(value: Any) -> str | None:  # noqa: ANN401
    """Return a text or a number as a text that can be put where it fits; None for another value."""
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def _as_list(case: Case) -> str | None:
    """Say how a single value is written as a list: of one, or of those that one text lists."""
    if isinstance(case.value, dict):
        return "Put it into square brackets, even if there is only one: [{ … }]."
    text = _text(case.value)
    if text is None:
        return None
    meant = _items(schema_at(case.kind, (*case.path, 0)), text, case)
    items = ", ".join(json.dumps(one, ensure_ascii=False) for one in meant) or case.written((*case.path, 0), text)
    shown = items if len(items) <= _LONGEST else OPEN_TEXT
    if len(meant) > 1:
        return f"Put each into its own quotation marks, and all into square brackets: [{shown}]."
    return f"Put it into square brackets, even if there is only one: [{shown}]."


def _items(schema: Schema, text: str, case: Case) -> Sequence[str]:
    """Return the items that a text names; none if it is one that has the form of an item."""
    pattern = schema.get("pattern", "")
    if pattern == PLACE.pattern:
        return codes_meant(text)
    if schema.get("$comment") == str(Role.NAME):
        return re.split(r"\s*[,;]\s*", text)
    return split(pattern, text, case.around) or corrections(pattern, text, case.around)[:1] if pattern else ()


_SAME = {
    "%": "percent",
    "£": "gbp",
    "pounds": "gbp",
    "number": "count",
    "n": "count",
    "approximately": "about",
    "around": "about",
    "more than": "over",
    "greater than": "over",
    "above": "over",
    ">": "over",
    "less than": "under",
    "fewer than": "under",
    "below": "under",
    "<": "under",
    "up to": "at-most",
    "unknown": "not-stated",
    "n/a": "not-stated",
}
"""What people write for a value of a closed list."""


_FEW_VALUES = 3


def enum(case: Case) -> Fault:
    """Word that a value is not in a closed list."""
    allowed = [str(value) for value in case.schema["enum"]]
    message = f"{case.named} is {described(case.value)}, but should be one of {', '.join(allowed)}."
    near = _alike(str(case.value).strip().casefold(), allowed)
    return case.fault("not-in-list", message, did_you_mean(near) if near else "Write one of these.")


def _alike(text: str, allowed: list[str]) -> list[str]:
    """Return the values of a closed list that a text may mean: by spelling, or by the words that they share."""
    slug = slug_of(text)
    near = _SAME.get(text) or (slug if slug in allowed else nearest(slug, allowed))
    if near in allowed:
        return [near]
    words = slug.split("-")
    sharing = [value for value in allowed if {*words} <= {*value.split("-")} or {*value.split("-")} <= {*words}]
    return sharing if slug and len(sharing) <= _FEW_VALUES else []


def const(case: Case) -> Fault:
    """Word that a value is not the only one allowed."""
    wanted = case.schema["const"]
    if case.path != ("$schema",):
        message = f"{case.named} is {described(case.value)}."
        return case.fault("not-in-list", message, f"Write {json.dumps(wanted)}, or leave the field out.")
    message = f"'$schema' is {described(case.value)}, but the record is in the folder of the kind '{case.kind}'."
    other = kind_of_schema(case.value)
    moves = other and f"{other}/{case.around.slug}" not in case.around.names
    move = f", or move the file to the folder '{other}'" if moves else ""
    return case.fault("wrong-schema", message, f'Write "{wanted}"{move}.')


def length(case: Case) -> Fault:
    """Word that a text or list is too long, or empty."""
    if case.keyword == "maxLength":
        most = case.schema["maxLength"]
        fix = "Split it into paragraphs, or shorten it." if most == PARAGRAPH else "Shorten it."
        return case.fault(
            "too-long", f"{case.named} has {len(str(case.value)):,} characters; at most {most} are allowed.", fix
        )
    return empty(case, "is an empty list" if case.keyword == "minItems" else "is empty")


def empty(case: Case, what: str) -> Fault:
    """Word that a text or list says nothing."""
    return case.fault("empty", f"{case.named} {what}.", "Fill it." if case.required else "Fill it, or leave it out.")


def too_many(case: Case) -> Fault:
    """Word that a list has too many items."""
    most = case.schema["maxItems"]
    message = f"{case.named} has {len(case.value)} items; at most {most} are allowed."
    return case.fault("too-long", message, f"Keep the {most} that matter most.")


def range_(case: Case) -> Fault:
    """Word that a number is out of range."""
    limit = case.schema.get(case.keyword, LARGEST)
    word = "at least" if case.keyword == "minimum" else "at most"
    message = f"{case.named} is {described(case.value)}, but should be {word} {limit:,.16g}."
    return case.fault("out-of-range", message, "Correct the number.")


def unique(case: Case) -> Fault:
    """Word that a list has something twice."""
    twice = next((item for index, item in enumerate(case.value) if item in case.value[:index]), "")
    return case.fault("listed-twice", f"{case.named} has {described(twice)} twice.", "Delete one of the two.")
