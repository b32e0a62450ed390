"""Texts have no invisible characters."""

import re
from collections.abc import Iterator

from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
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
    text = record.text
    printable = (text.isascii() or text.replace("\n", "").isprintable()) and "\x7f" not in text
    if printable and "\\" not in text and "\ufffd" not in text:  # a backslash may hide a character that is not
        return
    for visit in record.walk.texts:
        key = visit.step if visit.node.role is Role.CSL else None  # the keys of others are those of the schema
        for value in (visit.value, key):
            match = _HIDDEN.search(value) if isinstance(value, str) else None
            if match:
                yield _fault(match, str(value), visit.pointer)


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
