"""Pieces of plain English that several modules need: numbers, counts with their noun, lists, dates, titles."""

import re
from collections.abc import Iterable

from eymh_content.forms import When

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_IRREGULAR = {
    "address": "addresses",
    "entry": "entries",
    "question or step": "questions or steps",
    "pair of numbers": "pairs of numbers",
}


def number_word(number: int) -> str:
    """Write a number below ten as a word, and a larger one in digits: "two", "1,463"."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def plural(number: int, noun: str) -> str:
    """Return a noun as it follows a number: "table" after one, "tables" after others."""
    return noun if number == 1 else _IRREGULAR.get(noun, f"{noun}s")


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: "1 table", "1,463 figures", "2 entries"."""
    return f"{number:,} {plural(number, noun)}"


def listed(words: Iterable[str]) -> str:
    """Join words as in running text: "England, Scotland and Wales"."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)


def date_in_words(when: str) -> str:
    """Write a date: "2019-07" is "July 2019", "2018/19-Q4" is "Q4 of 2018/19"; a year, or 2018/19, stays as it is."""
    date = When.parse(when)
    if date.quarter:
        return f"Q{date.quarter} of {when.partition('-')[0]}"
    if date.month is None:
        return when
    words = f"{MONTHS[date.month - 1]} {date.year}"
    return f"{date.day} {words}" if date.day else words


def typeset(text: str) -> str:
    """Return text as it is printed: without a space before a per cent sign."""
    return re.sub(r"(?<=\d)[ \u00a0\u202f]%", "%", text)


def with_full_stop(text: str) -> str:
    """Add a full stop, unless the text ends a sentence already: with a full stop, ? or !."""
    return text if text.endswith((".", "?", "!")) else f"{text}."


def without_full_stop(text: str) -> str:
    """Remove the full stop at the end."""
    return text.rstrip().removesuffix(".")
