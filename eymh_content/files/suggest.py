"""Suggest the name that somebody probably meant."""

from collections.abc import Iterable


def nearest(word: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the name most like a word; None if none is alike to the degree of ``cutoff`` (0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    return next(iter(get_close_matches(word, tuple(names), 1, cutoff)), None)
