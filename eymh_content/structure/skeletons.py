"""How a value is written: its fields and brackets, with "…" for what is to be filled in."""

import json
import re
from typing import Any

from eymh_content.forms import STATED
from eymh_content.schema.snippets import alternatives
from eymh_content.schema.store import Schema, resolved

OPEN = "…"
"""Stands for what is to be filled in."""
OPEN_TEXT = f'"{OPEN}"'
"""The same, as a text of JSON."""
_NO_NUMBER = f"{OPEN} number"
_LONGEST = 60
"""Characters of a text that is shown in a group."""
_DIGITS = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|-?[0-9]+(?:\.[0-9]+)?")


def written(schema: Schema, root: Schema, value: str | float | None = None) -> str:
    """Return how a value of a schema is written as JSON: a group with the fields that it needs.

    ``root`` has the definitions. Of a text as ``value``, each field that the group needs gets what fits.
    """
    made = json.dumps(_made(schema, root, value), ensure_ascii=False)
    return made.replace(f'"{_NO_NUMBER}"', OPEN)


def _made(schema: Schema, root: Schema, value: str | float | None) -> Any:  # noqa: ANN401
    schema = resolved(schema, root)
    kind = schema.get("type")
    if "const" in schema:
        return schema["const"]
    if kind == "object":
        return _group(schema, root, value)
    if kind == "array":
        return [_made(schema["items"], root, value)]
    if kind in ("number", "integer"):
        found = _DIGITS.findall(str(value))
        return json.loads(found[0].replace(",", "")) if len(found) == 1 else _NO_NUMBER
    return _text(schema, value) or OPEN


def _text(schema: Schema, value: str | float | None) -> str | None:
    """Return what of a text fits a field: the whole of it, or the one word that is in its closed list."""
    if value is None or (not isinstance(value, str) and schema.get("pattern") == STATED.pattern):
        return None  # how a source prints a number, nobody knows
    text = str(value)
    if "enum" in schema:
        words = [word for word in schema["enum"] if word in re.split(r"[^a-z-]+", text.lower())]
        return words[0] if len(words) == 1 else None
    return text if re.search(schema.get("pattern", ""), text) and 0 < len(text) <= _LONGEST else None


def _group(schema: Schema, root: Schema, value: str | float | None) -> dict[str, Any]:
    """Return the fields that a group needs; of alternatives, the first that a text fits, or else the first."""
    required = sorted(schema.get("required", ()), key=lambda name: name != "$schema")
    if isinstance(value, str) and "stated" in schema["properties"] and "stated" not in required:
        required.insert(0, "stated")  # a text is more often as printed than in normal form
    ways = ([*required, *more] for more in alternatives(schema))
    made = [{name: _made(schema["properties"][name], root, value) for name in way} for way in ways]
    return next((group for group in made if str(value) in group.values()), made[0])
