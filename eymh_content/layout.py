"""The layout of record files: two blanks a level, and on one line whatever fits into 120 columns."""

import json
from typing import Any

WIDTH = 120
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode


def _one_line(value: Any) -> str:  # noqa: ANN401
    return _ENCODE(value)


def _lay(value: Any, indent: int, before: int) -> str:  # noqa: ANN401
    """Lay out ``value``, which begins in column ``before`` and whose block is indented by ``indent``."""
    flat = _one_line(value)
    if not isinstance(value, dict | list) or not value or before + len(flat) < WIDTH:
        return flat
    inner = indent + 2
    blank = " " * inner
    if isinstance(value, list):
        parts = [blank + _lay(item, inner, inner) for item in value]
        return "[\n" + ",\n".join(parts) + "\n" + " " * indent + "]"
    return _lay_object(value, indent)


def _lay_object(value: dict[str, Any], indent: int) -> str:
    inner = indent + 2
    parts = []
    for key, child in value.items():
        head = " " * inner + _one_line(key) + ": "
        parts.append(head + _lay(child, inner, len(head)))
    return "{\n" + ",\n".join(parts) + "\n" + " " * indent + "}"


def lay_out(record: dict[str, Any]) -> str:
    """Give the text of a record file. The record itself is always spread over lines."""
    return (_lay_object(record, 0) if record else "{}") + "\n"


def is_laid_out(text: str, record: dict[str, Any]) -> bool:
    """Say whether the text of a record file is what ``lay_out`` makes. Several times quicker than making it."""
    if not record:
        return text == "{}\n"
    end, _length = _follow(text, 0, record, 0)
    return end == len(text) - 1 and text.endswith("\n")


def _follow(text: str, start: int, value: Any, indent: int) -> tuple[int, int]:  # noqa: ANN401
    """Follow a value that is spread over lines from ``start``. Give its end, -1 if it is not laid out, and its length on one line."""
    in_object = isinstance(value, dict)
    blank = "\n" + " " * (indent + 2)
    at, length = start, 2 * len(value)
    before = "{" if in_object else "["
    for key, child in value.items() if in_object else enumerate(value):
        head = before + blank + (_ENCODE(key) + ": " if in_object else "")
        if not text.startswith(head, at):
            return -1, 0
        at += len(head)
        length += len(head) - len(before) - len(blank)
        column = indent + 2 + len(head) - len(before) - len(blank)
        if child and isinstance(child, dict | list) and text.startswith("\n", at + 1):
            end, flat = _follow(text, at, child, indent + 2)
            if end < 0 or column + flat < WIDTH:
                return -1, 0
        else:
            words = _ENCODE(child)
            flat, end = len(words), at + len(words)
            if not text.startswith(words, at) or (child and isinstance(child, dict | list) and column + flat >= WIDTH):
                return -1, 0
        at, before = end, ","
        length += flat
    closer = "\n" + " " * indent + ("}" if in_object else "]")
    return (at + len(closer), length) if text.startswith(closer, at) else (-1, 0)
