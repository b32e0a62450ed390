"""Look-ups in the schema of a kind."""

import json
from collections.abc import Iterable
from functools import cache
from typing import Any

from eymh_content.paths import schema_dir

Schema = dict[str, Any]


@cache
def schema_for(kind: str) -> Schema:
    """Give the schema of a kind: the committed one, or where there is none, a fresh one."""
    file = schema_dir() / f"{kind}.schema.json"
    if file.is_file():
        schema: Schema = json.loads(file.read_bytes())
        return schema
    from eymh_content.schemas import schema_of  # noqa: PLC0415  # only where the file is missing

    return schema_of(kind)


def schema_at(kind: str, path: Iterable[str | int]) -> Schema:
    """Give what the schema says of a place in a record; nothing where it says nothing."""
    root = schema_for(kind)
    at = root
    for step in path:
        at = _resolved(at, root)
        at = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step, {})
    return _resolved(at, root)


def _resolved(schema: Schema, root: Schema) -> Schema:
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    referred: Schema = root["$defs"][name]
    return referred | {key: value for key, value in schema.items() if key != "$ref"}
