"""Look-ups in the schema of a kind."""

from collections.abc import Iterable

from eymh_content.schema.store import Schema, resolved, schema_for


def schema_at(kind: str, path: Iterable[str | int]) -> Schema:
    """Give what the schema says of a place in a record; nothing where it says nothing."""
    root = schema_for(kind)
    at = root
    for step in path:
        at = resolved(at, root)
        at = at.get("items", {}) if isinstance(step, int) else at.get("properties", {}).get(step, {})
    return resolved(at, root)
