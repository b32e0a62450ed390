"""The committed schemas, read as data: that needs no models, which are slow to import.

``eymh schema`` writes them from the models, and a test checks that they are fresh. ``bundle.json`` holds all of them in
one document without their descriptions: what a validation needs, read at once.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from eymh_content.disk import read_regular
from eymh_content.errors import EymhError
from eymh_content.ids import KIND_PATTERN
from eymh_content.paths import schema_dir

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SUFFIX = ".schema.json"
BUNDLE = "bundle.json"
LINKS = f"links{SUFFIX}"
"""The ids that editors complete. No validation reads it."""
LEDGER = "ledger"
"""The name of the schema of ledger files. It is in the bundle beside those of the kinds, and is none."""
LARGEST = 10_000_000
"""Bytes above which a schema is not read."""
WRITE = "write the schemas with: eymh schema"
"""What to do where they are missing or damaged."""
_REFERENCE = re.compile(rb'"\$ref": ?"#/\$defs/([^"]*)"')


def _read(name: str) -> Schema:
    file = schema_dir() / name
    try:
        raw = read_regular(file, LARGEST)
        return parse_bundle(raw) if name == BUNDLE else _parse(raw)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise EymhError(f"the schema {file} cannot be used: {reason}; {WRITE}") from error


def _parse(raw: bytes) -> Schema:
    """Parse a schema. ValueError if it has not the form of those that ``eymh schema`` writes."""
    import jiter  # noqa: PLC0415  # the package itself must import without it

    schema: Schema = jiter.from_json(raw)
    definitions = schema.get("$defs", {}) if isinstance(schema, dict) else None
    if not isinstance(definitions, dict) or not all(_has_fields(part) for part in (schema, *definitions.values())):
        raise ValueError("it is not a schema with fields and definitions")
    missing = {name.decode() for name in _REFERENCE.findall(raw)} - definitions.keys()
    if missing:
        raise ValueError(f"it has no definition of {', '.join(sorted(missing))}")
    return schema


def _has_fields(schema: Any) -> bool:  # noqa: ANN401
    fields = schema.get("properties") if isinstance(schema, dict) else None
    return isinstance(fields, dict) and all(isinstance(field, dict) for field in fields.values())


def parse_bundle(raw: bytes) -> Schema:
    """Parse a bundle. ValueError if it has not the form of one that ``eymh schema`` writes."""
    schema = _parse(raw)
    kinds = [kind for kind in schema["properties"] if re.match(KIND_PATTERN, kind)]
    if not kinds or schema["properties"] != {kind: {"$ref": f"#/$defs/{kind}"} for kind in kinds}:
        raise ValueError("it is not the bundle of the schemas of all kinds")
    return schema


@cache
def bundle() -> Schema:
    """Return the schemas of all kinds as one, for ``{kind: record}``. Do not change it. EymhError if it is damaged."""
    return _read(BUNDLE)


@cache
def kinds() -> tuple[str, ...]:
    """Return the names of all kinds in order. EymhError if there are no schemas."""
    return tuple(name for name in bundle()["properties"] if name != LEDGER)


@cache
def schema_for(kind: str) -> Schema:
    """Return the schema of a kind, or of ledger files, with its descriptions. Do not change it. KeyError if none."""
    if kind not in bundle()["properties"]:
        raise KeyError(kind)
    return _read(f"{kind}{SUFFIX}")


def resolved(schema: Schema, root: Schema) -> Schema:
    """Follow a ``$ref``. Keywords beside it override those that it leads to."""
    if "$ref" not in schema:
        return schema
    name = schema["$ref"].rpartition("/")[2]
    referred: Schema = root["$defs"][name]
    return referred | {key: value for key, value in schema.items() if key != "$ref"}


def _of_any_name(schema: Schema) -> Schema:
    """Return the schema of the values of an object whose names are free."""
    free = schema.get("additionalProperties")
    return free if isinstance(free, dict) else {}


def schema_at(kind: str, path: Iterable[str | int]) -> Schema:
    """Return the schema of a place in a record; an empty one where the kind has no such place."""
    root = schema_for(kind)
    at = root
    for step in path:
        at = resolved(at, root)
        at = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step) or _of_any_name(at)
    return resolved(at, root)
