"""Explain numbers in a JSON text that are not written as JSON has them, and say how they are."""

import re

from eymh_content.files.json_fault import Explained, fault_at
from eymh_content.files.positions import Stop
from eymh_content.problems import quoted

_NUMBER_LIKE = re.compile(r"[-+.£$€]*[0-9]")
_NUMBER_IN = re.compile(r"[£$€+]*(-?)[£$€+]*([0-9]*)(\.[0-9]+)?[.%]*")
_TAIL_OF_NUMBER = re.compile(r"-?[0-9.]+\Z")
_WITH_COMMAS = re.compile(r"[£$€+-]*[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?(?![0-9])")
_PIECES = re.compile(r"(?:[, \u00a0\u2009\u202f][0-9]+)+(?:\.[0-9]+)?")
_GROUP = re.compile(r"[, \u00a0\u2009\u202f][0-9]{3}")
_SCALAR_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?")
_DIGITS_ONLY = "Write it with digits and a point. Units and signs go elsewhere."


def in_pieces(text: str, stop: Stop) -> Explained | None:
    """Find a number that is written with a comma or a blank in it."""
    comma = text[stop.before - 1] == ","
    if stop.expected not in ("comma", "key") or not text[stop.offset].isdecimal():
        return None
    end = stop.before - 1 if comma else stop.before
    head, rest = _TAIL_OF_NUMBER.search(text, max(0, end - 30), end), _PIECES.match(text, end)
    if not head or not rest:
        return None
    thousands = _GROUP.sub(lambda piece: piece[0][1:], rest[0])
    meant = head[0] + (thousands if thousands.replace(".", "").isdecimal() else rest[0].replace(",", "."))
    message = f"{quoted(head[0] + rest[0])} is not a number as JSON writes it."
    return fault_at(end - len(head[0]), message, f"Write {meant}." if _SCALAR_NUMBER.fullmatch(meant) else _DIGITS_ONLY)


def number(text: str, offset: int, word: str) -> Explained | None:
    """Explain a word that begins like a number; None for another."""
    if not _NUMBER_LIKE.match(word):
        return None
    if commas := _WITH_COMMAS.match(text, offset):
        meant = re.sub(r"[^0-9.-]", "", commas[0])
        return fault_at(offset, f"{quoted(commas[0])} is not a number as JSON writes it.", f"Write {meant}.")
    parts = _NUMBER_IN.fullmatch(word)
    fix = f"Write {parts[1]}{int(parts[2] or 0)}{parts[3] or ''}." if parts else _DIGITS_ONLY
    return fault_at(offset, f"{quoted(word)} is not a number as JSON writes it.", fix)
