"""The format of record files: two spaces a level, and on one line whatever fits into 120 columns."""

import json
from collections.abc import Iterator
from typing import Any

from eymh_content.characters import visible_json

WIDTH = 120
_ENCODER = json.JSONEncoder(ensure_ascii=False)


class _Number(str):
    """A number as it is written in its file: no digit of it may change."""

    __slots__ = ()


def formatted(text: str) -> str:
    """Return the text of a record file in its format. The record itself is always spread over several lines.

    The text is that of a JSON object that ``files.read`` has read without a problem. Names keep their order, and
    numbers their digits.
    """
    record: dict[str, Any] = json.loads(text, parse_int=_Number, parse_float=_Number)
    return (_object(record, 0) if record else "{}") + "\n"


def _text(value: Any) -> str:  # noqa: ANN401
    """Write a text, or true, false or null. What nobody sees is escaped."""
    return visible_json(_ENCODER.encode(value))


def _tokens(value: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the pieces of a value as it is written on one line."""
    if isinstance(value, dict):
        before = "{"
        for key, child in value.items():
            yield f"{before}{_text(key)}: "
            yield from _tokens(child)
            before = ", "
        yield "}" if value else "{}"
    elif isinstance(value, list):
        before = "["
        for child in value:
            yield before
            yield from _tokens(child)
            before = ", "
        yield "]" if value else "[]"
    else:
        yield value if isinstance(value, _Number) else _text(value)


def _one_line(value: Any, longest: int) -> str | None:  # noqa: ANN401
    """Return a value on one line; None if that has more than ``longest`` characters. It is not written further."""
    line = ""
    for token in _tokens(value):
        line += token
        if len(line) > longest:
            return None
    return line


def _value(value: Any, indent: int, before: int) -> str:  # noqa: ANN401
    """Format a value that begins in column ``before`` and whose block is indented by ``indent``."""
    if not isinstance(value, dict | list) or not value:
        return "".join(_tokens(value))
    flat = _one_line(value, WIDTH - 1 - before)
    if flat is not None:
        return flat
    if isinstance(value, dict):
        return _object(value, indent)
    blank = " " * (indent + 2)
    parts = [blank + _value(item, indent + 2, indent + 2) for item in value]
    return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"


def _object(value: dict[str, Any], indent: int) -> str:
    inner = indent + 2
    parts = []
    for key, child in value.items():
        head = f"{' ' * inner}{_text(key)}: "
        parts.append(head + _value(child, inner, len(head)))
    return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"
