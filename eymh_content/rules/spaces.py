"""Texts have single spaces, and none where no word follows."""

import re
from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import ADDRESSES, Fault, RawRecord, RecordRule, Visit, contains_any

_SIGNS = ("  ", " ,", " .")
_NO_BREAK = (" \xa0", "\xa0 ", "\xa0\xa0")
_STRAY = "^[ \xa0]+|[ \xa0]+$|[ \xa0]{2,}|[ \xa0](?=,|[.](?![.\\w]))"
"""Spaces at the start or end of a text, several in a row, or one before a comma or full stop (but not before "...")."""
_AROUND = 20
"""Characters that a message quotes on either side."""


def _may_have_stray(text: str) -> bool:
    """Return whether texts with a space between them may have a stray one: one look at most records."""
    return contains_any(text, _SIGNS) or ("\xa0" in text and contains_any(text, _NO_BREAK))


def _check(record: RawRecord) -> Iterator[Fault]:
    if _may_have_stray(f"\n{record.drawn_text}\n".replace("\n", " ")):
        yield from _faults(record.walk.of(Role.PROSE, Role.VOICE, Role.NAME, Role.CSL))


def _faults(visits: list[Visit]) -> Iterator[Fault]:
    for visit in visits:
        text = visit.value
        if not isinstance(text, str) or not text.strip(" \xa0") or visit.step in ADDRESSES:
            continue  # a blank text, or an address with spaces, is another rule's
        match = re.search(_STRAY, text)
        if match:
            yield Fault(visit.pointer, *_message_and_fix(text, match), start=match.start())


def _message_and_fix(text: str, match: re.Match[str]) -> tuple[str, str]:
    if match.start() == 0:
        return "The text begins with a space.", f"Delete it: the text begins {quoted(text.strip(), 30)}."
    before, after = text[: match.start()].rsplit(" ", 1)[-1], text[match.end() :].split(" ", 1)[0]
    before, after = before[-_AROUND:], after[:_AROUND]
    if match.end() == len(text):
        return f"The text ends with a space, after {quoted(before)}.", "Delete the space before the quotation mark."
    if after.startswith((",", ".")):
        sign = "comma" if after[0] == "," else "full stop"
        return f"There is a space before the {sign} after {quoted(before)}.", f"Write {quoted(before + after)}."
    number = len(match[0])
    message = f"There are {number} spaces between {quoted(before)} and {quoted(after)}."
    return message, f"Write one: {quoted(f'{before} {after}')}."


RULE = RecordRule(
    name="stray-space",
    sentence="Texts have single spaces, none at their start or end, and none before a comma or full stop.",
    why="Spaces are hard to see, and print as gaps; a name with one too many is not found by a search.",
    fix="Delete the space.",
    check=_check,
)
