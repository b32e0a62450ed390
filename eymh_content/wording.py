"""Pieces of plain English that several modules need: numbers, counts with their noun, lists, months."""

from collections.abc import Iterable

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
_IRREGULAR = {"address": "addresses", "entry": "entries", "question or step": "questions or steps"}


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
