"""Explain brackets in a JSON text that do not fit: one is missing, closes nothing, or is still open."""

import re

from eymh_content.files.json_fault import Explained, fault_at
from eymh_content.files.positions import Stop, line_and_column
from eymh_content.problems import quoted

_CLOSER = {"{": "}", "[": "]"}
_OPENER = {"}": "{", "]": "["}
FIELD = re.compile(r'"[^"\n]*"\s*:')
_LAST_TEXT = re.compile(r'"[^"\n]*"\Z')


def bracket(text: str, stop: Stop) -> Explained | None:
    """Find a bracket that does not fit, or something after the last one."""
    char = text[stop.offset]
    if stop.expected == "end":
        message = f"The record ends before this {quoted(char)}; nothing may follow it."
        return fault_at(stop.offset, message, "Delete what follows, or the closing brace that comes too early.")
    if char in "}]" and stop.expected in {"comma", "first-key", "first-value"} and stop.around:
        opener, right = stop.around[-1], _CLOSER[stop.around[-1]]
        line = line_and_column(text, stop.opener)[0]
        if _OPENER[char] not in stop.around:
            message = f"This '{char}' closes nothing: no '{_OPENER[char]}' is open here."
            return fault_at(stop.offset, message, f"Delete it, or add the '{_OPENER[char]}' that is missing before it.")
        message = f"This '{char}' does not close the '{opener}' of line {line}, which is still open."
        return fault_at(stop.offset, message, f"Write '{right}', or look for a bracket that is missing before it.")
    if char in "}]":
        return fault_at(stop.offset, f"A value is missing before this '{char}'.", "Write the value.")
    return None


def unclosed(text: str, stop: Stop) -> Explained | None:
    """Find what a list or a group cannot hold: something that opens or closes it is missing."""
    if not stop.around:
        return None
    char, opener = text[stop.offset], stop.around[-1]
    line = line_and_column(text, stop.opener)[0]
    if opener == "[":
        return _field_in_list(text, stop, line)
    if char not in "{[" or stop.expected not in ("comma", "key", "first-key"):
        return None
    if stop.expected == "first-key":
        message = f"This '{{' begins a group, which holds fields, but a '{char}' follows it."
        return fault_at(stop.opener, message, "If it is a list, write '[' here, and ']' where it ends.")
    return _group_in_group(text, stop, char)


def _group_in_group(text: str, stop: Stop, char: str) -> Explained:
    """Explain a group or list where a field should be: what went before tells where it belongs."""
    before = len(text[: stop.before].rstrip(", \n\r\t"))
    if char == "{" and text[before - 1] == "}":
        message = "This is a second group of fields, but only a list holds several."
        return fault_at(stop.offset, message, "Write '[' before the first one, and ']' after the last.")
    if char == "{" and text[before - 1] == "]":
        message = f"This group of fields is outside the list, which ends in line {line_and_column(text, before)[0]}."
        return fault_at(stop.offset, message, "Move it before the ']' of the list.")
    return _still_open(text, stop, stop.before, f"a '{char}' follows")


def _field_in_list(text: str, stop: Stop, line: int) -> Explained | None:
    if stop.expected != "comma":
        return None
    if FIELD.match(text, stop.offset):
        return _still_open(text, stop, stop.before, "a field follows")
    if text[stop.offset] != ":":
        return None
    name = _LAST_TEXT.search(text, stop.opener, stop.before)
    before = len(text[: name.start()].rstrip()) if name else 0
    if name and text[before - 2 : before] == "}," and _indent(text, name.start()) > _indent(text, stop.opener) + 2:
        message = "This field is in no group, but in a list of groups."
        return fault_at(name.start(), message, "Write '{' before it.")
    if text[before - 1] == ",":
        return _still_open(text, stop, before, "a field follows")
    message = f"This colon is in the list that begins in line {line}: a list holds no names."
    return fault_at(stop.offset, message, "Put { } around what has names.")


def _indent(text: str, offset: int) -> int:
    """Return how far the line of an offset is indented."""
    line = text[text.rfind("\n", 0, offset) + 1 :]
    return len(line) - len(line.lstrip(" "))


def _still_open(text: str, stop: Stop, before: int, what: str) -> Explained:
    """Say that a bracket is open where it should have been closed. ``before`` is the end of what it can hold."""
    opener = stop.around[-1]
    line = line_and_column(text, stop.opener)[0]
    message = f"The '{opener}' of line {line} is still open here, but {what}, which it cannot hold."
    if text[before - 1] == ",":
        return fault_at(before - 1, message, f"Write '{_CLOSER[opener]}' before this comma.")
    return fault_at(before, message, f"Write '{_CLOSER[opener]}' and a comma here.")
