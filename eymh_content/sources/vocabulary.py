"""When two texts speak of the same name: plurals, possessives, abbreviations, and nations by noun or adjective."""

import re
from collections.abc import Mapping

SMALL = {"of", "the", "and", "for", "in", "to", "with"}

_WORD = re.compile(r"[^\W_]+")
_SAME = {
    "english": "england",
    "scottish": "scotland",
    "welsh": "wales",
    "british": "uk",
    "britain": "uk",
    "danish": "denmark",
    "norwegian": "norway",
    "german": "germany",
    "dutch": "netherlands",
    "canadian": "canada",
    "american": "us",
    "usa": "us",
}


def tokens(text: str) -> set[str]:
    """Return the words of a text in the form in which names are compared."""
    text = re.sub(r"['’]s?\b", "", text.lower())
    text = text.replace("united kingdom", "uk").replace("united states", "us")
    words = (_SAME.get(word, word) for word in _WORD.findall(text))
    return {word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words}  # noqa: PLR2004


def is_held(name: str, held: set[str], abbreviations: Mapping[str, str]) -> bool:
    """Return whether the words of an entry hold a name.

    The first of several words may be missing: at the start of a sentence a capital is no part of the name.
    """
    words = [word for word in re.split(r"[\s/-]+", name) if word.lower() not in SMALL]
    spelt = [abbreviations.get(word) or abbreviations.get(word.rstrip("s"), word) for word in words]
    missing = [i for i, word in enumerate(spelt) if not tokens(word) - SMALL <= held]
    return not missing or (missing == [0] and len(words) > 1) or tokens(name) - SMALL <= held
