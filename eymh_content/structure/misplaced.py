"""Find what is sound and in the wrong place: a record of another kind, or an item of another list."""

import re
from typing import Any

from eymh_content.problems import Fault
from eymh_content.schema.store import Schema, kinds, schema_at
from eymh_content.structure.case import Case, place_in_words
from eymh_content.structure.violations import Path, value_at

MISPLACED = "misplaced"
"""Stands for the keywords that an item violates because it is in the wrong list."""
_SHARED = 2
"""How many fields an item must have that only the other list knows."""


def kind_of_schema(path: object) -> str | None:
    """Return the kind whose schema a path names; None if it names none."""
    match = re.fullmatch(r"\.\./\.\./schema/([a-z-]+)\.schema\.json", path) if isinstance(path, str) else None
    return match[1] if match and match[1] in kinds() else None


def list_meant(kind: str, path: Path, record: Any) -> str | None:  # noqa: ANN401
    """Return the list beside its own that an item was meant for: the one that knows and needs its fields."""
    item = value_at(record, path)
    if len(path) < 2 or not isinstance(path[-1], int) or not isinstance(item, dict):  # noqa: PLR2004  # a list and a place in it
        return None
    own = schema_at(kind, path)
    unknown = item.keys() - own.get("properties", {}).keys()
    if len(unknown) < _SHARED:
        return None
    holder = path[:-2]
    fitting = [
        name
        for name in schema_at(kind, holder).get("properties", {})
        if name != path[-2] and _holds(schema_at(kind, (*holder, name, 0)), item)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _holds(schema: Schema, item: dict[str, Any]) -> bool:
    known = schema.get("properties", {})
    return bool(known) and item.keys() <= known.keys() and all(name in item for name in schema.get("required", ()))


def in_wrong_list(case: Case) -> Fault:
    """Word that an item is in the wrong list."""
    meant = list_meant(case.kind, case.path, case.around.record)
    message = f"{place_in_words(case.path)} has the fields of an item of '{meant}'."
    return case.fault("unknown-field", message, f"Move it to '{meant}', or delete it.")
