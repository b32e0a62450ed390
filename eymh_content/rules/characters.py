"""Texts have no invisible characters."""

import re
from collections.abc import Iterator
from unicodedata import name

from eymh_content.characters import is_invisible
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any
from eymh_content.rules.lettering import garbled

_LOST = "\ufffd"
_NAMES = {
    "\n": "a line break",
    "\r": "a line break",
    "\t": "a tab",
    "\x00": "a NUL",
    "\xad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\ufeff": "a byte order mark",
    _LOST: "the mark of a character that was lost (�)",
}
_SUSPECT = (b"\xcd", b"\xe1", b"\xe3", b"\xef", b"\xf0", b"\xf3", b"\xe2\xa0")
"""What the UTF-8 of every invisible character has that Python calls printable."""
_BREAKS = "\n\r\t\u2028\u2029"
_JOINED = "[\u0600-\u0dff\u1000-\u109f\u1780-\u17ff]"
"""Letters of the scripts (Arabic, those of India, Burmese, Khmer) whose spelling needs joiners and non-joiners."""
_NEEDED = f"(?<={_JOINED})[\u200c\u200d](?={_JOINED})"


def _check(record: RawRecord) -> Iterator[Fault]:
    raw = record.raw
    if b"\x7f" not in raw and (record.is_ascii or (b"\\" not in raw and is_plain(raw))):
        return
    for visit in record.walk.texts:
        key = visit.pointer if visit.node.role is Role.CSL else ""  # the keys of others are those of the schema
        for value in (visit.value, key):
            if isinstance(value, str) and not (value.isascii() and value.isprintable()):
                yield from _faults(value, visit.pointer)


def is_plain(raw: bytes) -> bool:
    """Return whether UTF-8 surely has no invisible character: one look at most files, in place of one at each text."""
    if contains_any(raw, _SUSPECT):
        return False
    return raw.decode("utf-8", "replace").replace("\n", "").replace("\xa0", "").isprintable()


def _faults(text: str, pointer: str) -> Iterator[Fault]:
    """Report the first character of a text that nobody sees, except those that its script needs."""
    wrong = {char for char in set(text) if char == _LOST or is_invisible(char)}
    if not wrong or garbled(text):
        return  # what is garbled may have invisible halves
    needed = {match.start() for match in re.finditer(_NEEDED, text)}
    for place, char in enumerate(text):
        if char in wrong and place not in needed:
            yield _fault(char, text[:place], pointer)
            return


def _fault(char: str, before: str, pointer: str) -> Fault:
    official = name(char, "")
    what = _NAMES.get(char) or (f"the invisible character {official}" if official else "an invisible character")
    last = before.rstrip()[-20:]
    where = f" after '…{last}'" if last and not any(map(is_invisible, last)) else ""
    fix = (
        "Replace it with a space, or make two paragraphs."
        if char in _BREAKS
        else "Delete it, or type the character that is meant."
    )
    return Fault(pointer, f"The text contains {what} (U+{ord(char):04X}){where}.", fix, start=len(before))


RULE = RecordRule(
    name="control-character",
    sentence="Texts have no control characters and no others that nobody sees, except the no-break space.",
    why="Word refuses a file with some of them; others reverse text, split words or hide some of them without a trace.",
    fix="Delete the character. Joiners are allowed between letters of the scripts that need them, such as Arabic.",
    check=_check,
)
