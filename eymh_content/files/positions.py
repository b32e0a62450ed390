"""Find the position of each value in a JSON text, and where a text stops being JSON.

Run only on files with a problem. One pass with a stack of its own, so that no depth of brackets can exhaust Python's.
"""

import json
import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from eymh_content.files.file_data import DEEPEST
from eymh_content.ids import pointer_to

Expected = Literal["value", "first-value", "key", "first-key", "colon", "comma", "end"]
Why = Literal["syntax", "depth", "surrogate", "number"]

_BLANK = re.compile(r"[ \t\n\r]*")
_STRING = re.compile(r'"[^"\\\x00-\x1f]*+(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\x00-\x1f]*+)*+"')
_PIECE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]")
"""One character of a text, as it is written."""
_SCALAR = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_LONGEST_NUMBER = 4300  # Python and jiter read no longer one
_SURROGATE = re.compile(r"[\ud800-\udfff]")


class Stop(NamedTuple):
    """Where and why a text stops being JSON that can be read."""

    offset: int  # of the first code point that does not fit
    why: Why
    expected: Expected
    before: int  # end of what was last understood
    opener: int  # offset of the innermost open bracket; -1 if none is open
    around: str  # the open brackets, the innermost last


@dataclass
class _Level:
    pointer: str
    offset: int
    in_object: bool
    count: int = 0
    keys: set[str] = field(default_factory=set)
    child: str = ""


class Scan:
    """What one pass over a text finds. Offsets count code points from 0."""

    def __init__(self, text: str) -> None:
        """Go through ``text`` once."""
        self.values: dict[str, int] = {}
        """Offset of the value at each JSON Pointer; of the last one where a key is repeated."""
        self.keys: dict[str, int] = {}
        """Offset of the key of each member of an object."""
        self.repeated: list[tuple[str, int]] = []
        """Pointer and offset of each key that its object has already."""
        self.stop: Stop | None = None
        """Where the text stops being JSON; None if it is JSON."""
        self._text = text
        self._levels: list[_Level] = []
        self._end = 0
        self._run()

    def within(self, pointer: str, start: int) -> int:
        """Return how far from its quotation mark a character of a text is, in code points; 0 if there is none."""
        offset = self.values.get(pointer, -1)
        token = _STRING.match(self._text, offset) if offset >= 0 else None
        pieces = list(_PIECE.finditer(token[0], 1, len(token[0]) - 1)) if token else []
        return pieces[start].start() if start < len(pieces) else 0

    def _run(self) -> None:
        expected: Expected = "value"
        while self.stop is None:
            offset = self._blank(self._end)
            if offset == len(self._text) and expected == "end":
                return
            following = self._step(offset, expected)
            if following is None:
                self._break(offset, "syntax", expected)
            else:
                expected = following

    def _blank(self, offset: int) -> int:
        match = _BLANK.match(self._text, offset)
        return match.end() if match else offset

    def _step(self, offset: int, expected: Expected) -> Expected | None:
        """Take the next piece; give what may follow it, or None if it does not fit."""
        char = self._text[offset : offset + 1]
        if expected in ("value", "first-value"):
            return self._close(offset) if char == "]" and expected == "first-value" else self._value(offset, char)
        if expected in ("key", "first-key"):
            return self._close(offset) if char == "}" and expected == "first-key" else self._key(offset)
        if expected == "colon" and char == ":":
            self._end = offset + 1
            return "value"
        if expected == "comma":
            level = self._levels[-1]
            if char == ",":
                self._end = offset + 1
                return "key" if level.in_object else "value"
            if char == ("}" if level.in_object else "]"):
                return self._close(offset)
        return None

    def _value(self, offset: int, char: str) -> Expected | None:
        pointer = ""
        if self._levels:
            level = self._levels[-1]
            pointer = level.pointer + pointer_to(level.child if level.in_object else level.count)
            level.count += 1
        self.values[pointer] = offset
        if char in ("{", "["):
            if len(self._levels) >= DEEPEST:
                self._break(offset, "depth", "value")
                return None
            self._levels.append(_Level(pointer, offset, char == "{"))
            self._end = offset + 1
            return "first-key" if char == "{" else "first-value"
        match = (_STRING if char == '"' else _SCALAR).match(self._text, offset)
        if match is None:
            return None
        if char == '"' and self._string(match[0], offset) is None:
            return None
        if char != '"' and len(match[0]) > _LONGEST_NUMBER:
            self._break(offset, "number", "value")
            return None
        self._end = match.end()
        return "comma" if self._levels else "end"

    def _key(self, offset: int) -> Expected | None:
        match = _STRING.match(self._text, offset)
        key = self._string(match[0], offset) if match else None
        if match is None or key is None:
            return None
        level = self._levels[-1]
        level.child = key
        pointer = level.pointer + pointer_to(key)
        if key in level.keys:
            self.repeated.append((pointer, offset))
        level.keys.add(key)
        self.keys[pointer] = offset
        self._end = match.end()
        return "colon"

    def _string(self, token: str, offset: int) -> str | None:
        if "\\" not in token:
            return token[1:-1]
        text: str = json.loads(token)
        if _SURROGATE.search(text):
            self._break(offset, "surrogate", "value")
            return None
        return text

    def _close(self, offset: int) -> Expected:
        self._levels.pop()
        self._end = offset + 1
        return "comma" if self._levels else "end"

    def _break(self, offset: int, why: Why, expected: Expected) -> None:
        if self.stop is None:
            opener = self._levels[-1].offset if self._levels else -1
            around = "".join(self._text[level.offset] for level in self._levels)
            self.stop = Stop(offset, why, expected, self._end, opener, around)


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset: both from 1, the column in code points. Lines end at line feeds."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
