"""Word what is wrong with the fields of a group: one is missing, unknown, or does not go with another."""

import re
from collections.abc import Iterable
from typing import Any

from eymh_content.problems import Fault, quoted
from eymh_content.schema.store import Schema, schema_at
from eymh_content.structure.case import Case, place_in_words
from eymh_content.structure.skeletons import OPEN, OPEN_TEXT
from eymh_content.wording import listed


def required(case: Case) -> Fault:
    """Word that a field is missing, and show how it is written."""
    schema = schema_at(case.kind, (*case.path, case.field))
    what = re.split(r"\.(?:\s|$)", schema.get("description", ""), maxsplit=1)[0].replace("``", "")
    one_of = f" One of {', '.join(schema['enum'])}." if "enum" in schema else ""
    own = case.around.slug if (*case.path, case.field) == ("id",) else None
    value = case.written((*case.path, case.field), own)
    message = f"{case.named} has no '{case.field}'" + (f" ({what})." if what else ".")
    return case.fault(
        "missing-field", message, f'Add "{case.field}": {value if value != OPEN_TEXT else OPEN} to it.{one_of}'
    )


def additional(case: Case) -> Fault:
    """Word that a field is unknown, and where it belongs."""
    place = case.named if case.path else "A record of this kind"
    message = f"{place} has no field {quoted(case.field)}."
    return case.fault("unknown-field", message, _elsewhere(case) or _another_field(case))


def _elsewhere(case: Case) -> str | None:
    """Say where a field belongs that something around its place has."""
    names = [step for step in case.path if isinstance(step, str)]
    if case.field in names:
        return f"'{case.field}' goes no level deeper: make these items of the list around them."
    for depth in range(len(case.path) - 1, -1, -1):
        if case.field in schema_at(case.kind, case.path[:depth]).get("properties", {}):
            around = place_in_words(case.path[:depth])
            return f"Move it to {'the record' if depth == 0 else around[0].lower() + around[1:]}, or delete it."
    return None


def _another_field(case: Case) -> str:
    if case.meant:
        return f"Did you mean '{case.meant}'?"
    if case.field.lstrip("_").casefold() in _REMARKS:
        return "Delete it; a caveat can hold a remark."
    free = ", ".join(case.free)
    return f"Delete it, or use a field that is still free here: {free or 'there is none'}."


_REMARKS = {"comment", "comments", "remark", "remarks", "todo", "fixme"}


def together(case: Case) -> Fault:
    """Word that fields exclude or need each other, and which to add or delete."""
    names = [name for name in re.findall(r"'([a-z_]+)'", case.condition) if name in case.schema.get("properties", {})]
    rules = [rule for rule in case.schema.get("allOf", ()) if rule.get("$comment") == case.condition]
    names += [name for rule in rules for name in _forbidden(rule) if name not in names]
    held = listed(f"'{name}'" for name in names if name in case.value)
    message = f"{case.named}: {case.condition}. It has {held or 'none of them'}."
    fix = _what_to_change(rules[0], case.value) if rules else None
    return case.fault("fields-together", message, fix or "Add or delete fields until that holds.")


def _what_to_change(rule: Schema, held: dict[str, Any]) -> str | None:
    """Say which fields to add or delete so that a rule on several fields holds; None if values decide."""
    one, other = rule["if"].get("required", []), rule.get("else", {}).get("required", [])
    if "else" not in rule:
        return f"Delete {_either((one, _forbidden(rule)))}."
    if not one or not other:
        return None
    if all(name in held for name in one):
        extra = [name for name, allowed in rule["then"]["properties"].items() if allowed is False and name in held]
        return f"Delete {_either((one, extra))}."
    missing = [name for name in other if name not in held]
    return f"Add {_either((missing,) if len(missing) < len(other) else (one, other))}."


def _forbidden(rule: Schema) -> list[str]:
    """Return the fields that a rule forbids under a condition."""
    branches = (rule.get(branch, {}).get("properties", {}) for branch in ("then", "else"))
    return [name for fields in branches for name, allowed in fields.items() if allowed is False]


def _either(groups: Iterable[Iterable[str]]) -> str:
    """Name groups of fields of which one will do: "'value', or 'low' and 'high'"."""
    return ", or ".join(listed(f"'{name}'" for name in group) for group in groups)
