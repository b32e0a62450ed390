"""Texts have no invisible characters."""

import re
from collections.abc import Iterator

from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_HIDDEN = "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffd\ufffe\uffff\ue000-\uf8ff]"
_NAMES = {
    "\n": "a line break",
    "\r": "a line break",
    "\t": "a tab",
    "\x00": "a NUL",
    "\xad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a byte order mark",
    "\ufffd": "the mark of a character that was lost (�)",
}


def _check(record: RawRecord) -> Iterator[Fault]:
    raw = record.raw
    if b"\\" not in raw and b"\x7f" not in raw and (raw.isascii() or _is_printable(raw)):
        return
    for visit in record.walk.texts:
        key = visit.step if visit.node.role is Role.CSL else None  # the keys of others are those of the schema
        for value in (visit.value, key):
            match = re.search(_HIDDEN, value) if isinstance(value, str) else None
            if match:
                yield _fault(match, str(value), visit.pointer)


def _is_printable(raw: bytes) -> bool:
    text = raw.decode("utf-8", "replace")
    return text.replace("\n", "").isprintable() and "\ufffd" not in text


def _fault(match: re.Match[str], text: str, pointer: str) -> Fault:
    char = match[0]
    what = f"{_NAMES.get(char, 'an invisible character')} (U+{ord(char):04X})"
    before = text[: match.start()].rstrip()[-20:]
    where = f" after '…{before}'" if before.isprintable() and before else ""
    fix = (
        "Replace it with a space, or make two paragraphs."
        if char in "\n\r\t\u2028\u2029"
        else "Delete it, or type the character that is meant."
    )
    return Fault(pointer, f"The text contains {what}{where}.", fix)


RULE = RecordRule(
    name="control-character",
    sentence="Texts have no control characters and no other invisible ones.",
    why="Word refuses a file with some of them; others reverse text or split words without a trace.",
    fix="Delete the character.",
    check=_check,
)
