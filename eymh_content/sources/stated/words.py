"""The printed words that stand for values, from ``values.json``, as patterns."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import jiter

from eymh_content.schema.walk import Visit

_SIGN = re.compile(r"\\?[^\w\s^(]")
"""A word that is a sign, such as < or ~, also stands before a digit."""


@cache
def stated_values() -> dict[str, Any]:
    """Return the data: for each field its values, and for each value the words that say it."""
    data: dict[str, Any] = jiter.from_json(Path(__file__).with_name("values.json").read_bytes())
    return data


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for one of some words or signs, the longest first, and no part of a longer word."""
    ordered = sorted(words, key=len, reverse=True)
    signs = [word for word in ordered if _SIGN.fullmatch(word)]
    whole = rf"(?<!\w)(?:{'|'.join(word for word in ordered if word not in signs)})(?!\w)"
    return f"(?:{'|'.join([whole, *signs])})"


@cache
def pattern(*path: str | int, before: str = "", after: str = "") -> re.Pattern[str]:
    """Return a pattern for the words at a place of the data, between two other patterns."""
    words: Any = stated_values()
    for step in path:
        words = words[step]
    return re.compile(f"{before}{one_of([words] if isinstance(words, str) else words)}{after}", re.IGNORECASE)


@cache
def _meanings(*path: str | int) -> list[tuple[list[str], re.Pattern[str]]]:
    values: Any = stated_values()
    for step in path:
        values = values[step]
    return [(value["is"], pattern(*path, number, "words")) for number, value in enumerate(values)]


def meant(words: str, *path: str | int) -> list[str]:
    """Return the values that some words say: of a list of the data, those of the first that has one of the words."""
    return next((values for values, said in _meanings(*path) if said.search(words)), [])


class Compared(NamedTuple):
    """A value that was compared with the words beside it."""

    holder: Visit
    """The object that the value is in."""
    steps: tuple[str, ...]
    """What leads to the value from there."""
    kind: str
    """The field, as a finding names it: "rating", "qualifier"."""
    message: str = ""
    """What is wrong, as a sentence; empty if they agree."""
    fix: str = ""
    """How to fix it; empty for the fix of the rule."""
    certain: bool = True
    """Whether it is an error. If not, the words are in no list, and a reader decides."""

    @property
    def pointer(self) -> str:
        """The JSON Pointer of the value."""
        return self.holder.below(*self.steps)


def unknown(holder: Visit, field: str, words: str) -> Compared:
    """Return that nothing is known of the words beside a value."""
    message = f"Nothing says whether '{words}' means '{holder.value.get(field)}': a reader must compare the two."
    return Compared(holder, (field,), field, message, certain=False)
