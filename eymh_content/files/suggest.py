"""Suggest the name that somebody probably meant."""

import re
from collections.abc import Iterable, Sequence

_DIGITS = r"[0-9]+"


def nearest(word: str, names: Iterable[str]) -> str | None:
    """Return the name that is a slip of the pen away from a word: a letter or two, more in a long one.

    None if there is none. A name with other numbers is another name: the survey of 2017 is not meant by that of 2018.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    most = 1 if len(word) <= 5 else max(2, len(word) // 6)  # noqa: PLR2004  # in a short word one letter is much
    numbers = re.findall(_DIGITS, word)
    alike = get_close_matches(word, tuple(names), 5, 0.6)
    near = [(_edits(word, name), name) for name in alike if re.findall(_DIGITS, name) == numbers]
    return min((found for found in near if found[0] <= most), default=(0, None))[1]


def did_you_mean(meant: Sequence[str]) -> str:
    """Ask whether one of some values was meant."""
    return f"Did you mean {' or '.join(repr(value) for value in meant)}?"


def meant_or_all(meant: Sequence[str], every: Iterable[str] = ()) -> str:
    """Return "did you mean 'a' or 'b'?", or, if nothing is near, "there are a, b, c"; to go on a sentence."""
    question = did_you_mean(meant)
    return f"{question[0].lower()}{question[1:]}" if meant else f"there are {', '.join(every) or 'none'}"


def _edits(one: str, other: str) -> int:
    """Count the letters to add, delete, change or swap (optimal string alignment)."""
    before, row = [], list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, b in enumerate(other, 1):
            swapped = i > 1 and j > 1 and (a, b) == (other[j - 2], one[i - 2])
            changes = [before[j] + 1, row[-1] + 1, before[j - 1] + (a != b)]
            row.append(min([*changes, last[j - 2] + 1] if swapped else changes))
    return row[-1]
