"""No text has a backslash."""

import re
from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_ESCAPE = r"\\(?:u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|\W|\w+)?"


def _check(record: RawRecord) -> Iterator[Fault]:
    if b"\\" not in record.raw:
        return
    for visit in record.walk.texts:
        if isinstance(visit.value, str) and "\\" in visit.value and (match := re.search(_ESCAPE, visit.value)):
            message = f"The text has a backslash: {quoted(_short(match[0]))}."
            yield Fault(visit.pointer, message, _fix(match[0]), start=match.start())


def _short(escape: str) -> str:
    return escape[:2] if escape[1:2] in ("n", "r", "t") else escape


def _fix(escape: str) -> str:
    """Say what to write in place of an escape."""
    sign = escape[1:2]
    if sign in ("n", "r"):
        return "Make two paragraphs, or write a space."
    if sign == "t":
        return "Write a space."
    code = re.fullmatch(r"\\[ux]([0-9a-fA-F]{2,4})", escape)
    char = chr(int(code[1], 16)) if code else ""
    return f"Type {char}." if char.strip() and char.isprintable() else "Delete the backslash."


RULE = RecordRule(
    name="backslash",
    sentence="No text has a backslash.",
    why=r"A line break typed as \n, or a letter typed as \u00e9, is printed as it is typed.",
    fix="Make two paragraphs, or type the character itself.",
    check=_check,
)
