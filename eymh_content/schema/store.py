"""The committed schemas, read as data: that needs no models, which are slow to import.

``eymh schema`` writes them from the models, and a test checks that they are fresh. ``bundle.json`` holds all of them in
one document without their descriptions: what a validation needs, read at once.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from eymh_content.errors import UsageError
from eymh_content.paths import schema_dir

Schema = dict[str, Any]
SUFFIX = ".schema.json"
BUNDLE = "bundle.json"


def _read(name: str) -> Schema:
    import jiter  # noqa: PLC0415  # the package itself must import without it

    file = schema_dir() / name
    try:
        schema: Schema = jiter.from_json(file.read_bytes())
    except FileNotFoundError:
        raise UsageError(f"no schema {file}; write the schemas with: eymh schema") from None
    return schema


@cache
def bundle() -> Schema:
    """Return the schemas of all kinds as one, for ``{kind: record}``. Do not change it. UsageError if there is none."""
    return _read(BUNDLE)


@cache
def kinds() -> tuple[str, ...]:
    """Return the names of all kinds in order. UsageError if there are no schemas."""
    return tuple(bundle()["properties"])


@cache
def schema_for(kind: str) -> Schema:
    """Return the schema of a kind, with its descriptions. Do not change it. KeyError if there is no such kind."""
    if kind not in kinds():
        raise KeyError(kind)
    return _read(f"{kind}{SUFFIX}")


def resolved(schema: Schema, root: Schema) -> Schema:
    """Follow a ``$ref``. Keywords beside it override those that it leads to."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    referred: Schema = root["$defs"][name]
    return referred | {key: value for key, value in schema.items() if key != "$ref"}


def schema_at(kind: str, path: Iterable[str | int]) -> Schema:
    """Return the schema of a place in a record; an empty one where the kind has no such place."""
    root = schema_for(kind)
    at = root
    for step in path:
        at = resolved(at, root)
        at = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step, {})
    return resolved(at, root)
