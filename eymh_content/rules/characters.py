"""Texts hold no characters that cannot be seen."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from eymh_content.problems import Fault
from eymh_content.rules.base import Draft, Rule, pointer_of

if TYPE_CHECKING:
    from eymh_content.rules.parts import Trail

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffd\ufffe\uffff\ue000-\uf8ff]"
)
_NAMES = {
    "\n": "a line break",
    "\r": "a line break",
    "\t": "a tab",
    "\x00": "a NUL",
    "\xad": "a soft hyphen",
    "\u200b": "a space of no width",
    "\ufeff": "a byte order mark",
    "\ufffd": "the mark of a character that was lost (�)",
}


def _check(draft: Draft) -> Iterator[Fault]:
    # Everything that is printable is no cause to look; a backslash may be an escape for something that is not.
    text = draft.text
    if (
        "\\" not in text
        and (text.isascii() or text.replace("\n", "").isprintable())
        and "\x7f" not in text
        and "\ufffd" not in text
    ):
        return
    todo: list[tuple[object, Trail]] = [(draft.data, None)]
    while todo:
        value, trail = todo.pop()
        if isinstance(value, str):
            match = _HIDDEN.search(value)
            if match:
                yield _fault(match, value, pointer_of(trail))
        elif isinstance(value, dict):
            for key, child in value.items():
                match = _HIDDEN.search(key)
                if match:
                    yield _fault(match, key, pointer_of((trail, key)))
                todo.append((child, (trail, key)))
        elif isinstance(value, list):
            todo.extend((child, (trail, index)) for index, child in enumerate(value))


def _fault(match: re.Match[str], text: str, pointer: str) -> Fault:
    char = match[0]
    what = f"{_NAMES.get(char, 'an invisible character')} (U+{ord(char):04X})"
    before = text[: match.start()].rstrip()[-20:]
    where = f" after '…{before}'" if before.isprintable() and before else ""
    fix = (
        "Put a space, or make two paragraphs of it."
        if char in "\n\r\t\u2028\u2029"
        else "Delete it, or type the character that is meant."
    )
    return Fault(pointer, f"The text holds {what}{where}.", fix)


RULE = Rule(
    name="control-character",
    sentence="Texts hold no control characters and none that cannot be seen.",
    why="Word refuses a file with some of them; others turn text round or split words without a trace.",
    fix="Delete the character.",
    check=_check,
)
