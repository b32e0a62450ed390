"""How a value is written: its fields and brackets, with "…" for what is to be filled in."""

import json
import re
from typing import Any

from eymh_content.schema.store import Schema, resolved

OPEN = "…"
"""Stands for what is to be filled in."""
OPEN_TEXT = f'"{OPEN}"'
"""The same, as a text of JSON."""
_NUMBER = f"{OPEN} number"
_LONGEST = 60


def written(schema: Schema, root: Schema, value: str | None = None) -> str:
    """Return how a value of a schema is written as JSON: a group with the fields that it needs.

    ``root`` has the definitions. A text as ``value`` is put where it fits.
    """
    made = json.dumps(_made(schema, root, value), ensure_ascii=False)
    return made.replace(f'"{_NUMBER}"', OPEN)


def _made(schema: Schema, root: Schema, value: str | None) -> Any:  # noqa: ANN401
    schema = resolved(schema, root)
    if "const" in schema:
        return schema["const"]
    if schema.get("type") == "object":
        return _group(schema, root, value)
    if schema.get("type") == "array":
        return [_made(schema["items"], root, value)]
    if schema.get("type") == "string":
        return value if value is not None and fits(schema, value) else OPEN
    return _NUMBER if "type" in schema else OPEN


def _group(schema: Schema, root: Schema, value: str | None) -> dict[str, Any]:
    """Return the fields that a group needs; of alternatives, the first."""
    names = sorted(schema.get("required", ()), key=lambda name: name != "$schema")
    for condition in schema.get("allOf", ()):
        first = condition.get("if") or condition["anyOf"][0]
        names += [name for name in first.get("required", ()) if name not in names]
    made = {name: _made(schema["properties"][name], root, None) for name in names}
    for name in names if value is not None else ():
        field = resolved(schema["properties"][name], root)
        if field.get("type") == "string" and fits(field, value or ""):
            made[name] = value
    return made


def fits(schema: Schema, text: str) -> bool:
    """Return whether a text has the form, the length and the value that a schema asks for."""
    if "enum" in schema or "const" in schema:
        return text in schema.get("enum", (schema.get("const"),))
    return bool(re.search(schema.get("pattern", ""), text)) and 0 < len(text) <= schema.get("maxLength", _LONGEST)
