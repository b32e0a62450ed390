"""What the words around a number say that it is: percent, money, a year, a time, a multiple, or a count."""

import re

PERCENT, MONEY, FOLD, YEAR, NAME, COUNT, TIME = "p", "m", "f", "y", "n", "c", "d"
"""The letters of the types. A time whose unit is written has the letter of the unit, otherwise that of TIME."""
TIMES = {"year": "a", "month": "b", "week": "w", "day": "e", "hour": "h", "minute": "i"}
"""The letters of the units of time."""
LETTERS = "".join([PERCENT, MONEY, FOLD, YEAR, NAME, COUNT, TIME, *TIMES.values()])
WORDS = {
    PERCENT: "a percentage",
    MONEY: "a sum of money",
    FOLD: "a multiple",
    YEAR: "a year",
    NAME: "part of a name",
    COUNT: "a count",
    TIME: "an age or time",
    **{letter: f"{unit}s" for unit, letter in TIMES.items()},
}
"""What a message calls each type."""
_SIGNED = {PERCENT, MONEY, FOLD}
_OF_TIME = {TIME, *TIMES.values()}

_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent)")
_FOLD = re.compile(r"-?fold\b|\s?times\b")
_TIME = re.compile(
    r"[\s-]*(?:st|nd|rd|th)?[\s-]?(?:and a half )?(?:(years?|months?|weeks?|days?|hours?|minutes?)\b|birthday)"
)
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}(?:/[0-9]{2})?")
_NO_YEAR = re.compile(r"\s(?:children|babies|families|parents|critical)\b")
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\s\Z")
_AGED = re.compile(r"\b(?:ages?|aged|under|over|age of|than)\s?(?:of )?[<~]?\Z")
_IN_A_NAME = re.compile(r"[^\W\d_][-:]?\Z")
_NEAR = 25
"""Characters around a number that are searched for what it is."""


def type_of(text: str, start: int, end: int) -> str:
    """Return the letter of the type of the number at a place of a text in small letters."""
    written, before, after = text[start:end], text[max(0, start - _NEAR) : start], text[end : end + _NEAR]
    year = _YEAR.fullmatch(written) and not _NO_YEAR.match(after)
    tests: tuple[tuple[str, object], ...] = (
        (PERCENT, _PERCENT.match(after)),
        (MONEY, written[0] in "£$€" or before.rstrip().endswith(("£", "$", "€"))),
        (FOLD, written.endswith("fold") or _FOLD.match(after)),
        (_unit(after), _TIME.match(after)),
        (YEAR, year or _MONTH.search(before)),
        (NAME, _IN_A_NAME.search(before) and not written[0].isalpha()),
        (TIME, _AGED.search(before)),
    )
    return next((letter for letter, found in tests if found), COUNT)


def _unit(after: str) -> str:
    """Return the letter of the unit of time at the start of a text."""
    time = _TIME.match(after)
    return TIMES.get((time[1] or "year").removesuffix("s"), TIME) if time else TIME


def shared(before: str, after: str) -> str:
    """Return the type of a number before another in a list or range: "5 to 12%" are two percentages."""
    return (
        after if (before == COUNT and after in _SIGNED) or (before in {COUNT, TIME} and after in _OF_TIME) else before
    )


def alike(one: str, other: str) -> float:
    """Return how far two types are the same, from 0 to 1."""
    if one == other:
        return 1.0
    return 0.7 if {one, other} <= _OF_TIME else 0.0


def is_changed(own: str, printed: set[str]) -> bool:
    """Return whether a number has another type than the source prints for it, in every place where it prints it."""
    if own in printed:
        return False
    if own in TIMES.values() and printed <= _OF_TIME:
        return TIME not in printed
    if own in _SIGNED:
        return bool(printed)
    return printed <= (_SIGNED if own == YEAR else _SIGNED | {YEAR}) and own != NAME
