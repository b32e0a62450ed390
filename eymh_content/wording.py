"""Pieces of plain English that several modules need: counts with their noun, lists in running text, months."""

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
_IRREGULAR = {"entry": "entries"}


def counted(number: int, noun: str) -> str:
    """Write a count with its noun: "1 table", "1,463 figures", "2 entries"."""
    return f"{number:,} {noun if number == 1 else _IRREGULAR.get(noun, f'{noun}s')}"


def listed(words: Iterable[str]) -> str:
    """Join words as in running text: "England, Scotland and Wales"."""
    every = list(words)
    return " and ".join([", ".join(every[:-1]), every[-1]] if len(every) > 1 else every)
