"""The format of record files: two spaces a level, and on one line whatever fits into 120 columns."""

import json
from typing import Any

WIDTH = 120
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _one_line(value: Any) -> str:  # noqa: ANN401
    return _ENCODE(value)


def _value(value: Any, indent: int, before: int) -> str:  # noqa: ANN401
    """Format a value that begins in column ``before`` and whose block is indented by ``indent``."""
    flat = _one_line(value)
    if not isinstance(value, dict | list) or not value or before + len(flat) < WIDTH:
        return flat
    inner = indent + 2
    blank = " " * inner
    if isinstance(value, list):
        parts = [blank + _value(item, inner, inner) for item in value]
        return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"
    return _object(value, indent)


def _object(value: dict[str, Any], indent: int) -> str:
    inner = indent + 2
    parts = []
    for key, child in value.items():
        head = " " * inner + _one_line(key) + ": "
        parts.append(head + _value(child, inner, len(head)))
    return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"


def formatted(record: dict[str, Any]) -> str:
    """Return the text of a record file. The record itself is always spread over several lines."""
    return (_object(record, 0) if record else "{}") + "\n"
