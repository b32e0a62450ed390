"""Characters that nobody sees: they hide, split or reverse text. None is printed as it is."""

import re
from functools import cache
from unicodedata import category

_UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp", "Zs"})
"""Categories of Unicode: control, format, unassigned, private and surrogate characters, and separators."""
_BLANK = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\ufffc"
    "\U00013441\U00013442\U00016fe4\U0001d159\U000e0100-\U000e01ef]"
)
"""Characters of other categories that are drawn as nothing: fillers, joiners, variation selectors, empty signs."""
SPACES = frozenset(" \xa0")
"""The separators that a text may have: the space and the no-break space."""


@cache
def is_invisible(char: str) -> bool:
    """Return whether nobody sees a character, and it is not one of the spaces that a text may have."""
    return char not in SPACES and (category(char) in _UNSEEN or bool(_BLANK.match(char)))


def visible(text: str, kept: str = "") -> str:
    """Return a text with every invisible character escaped, except those that are ``kept``."""
    if text.isascii() and text.isprintable():
        return text
    return "".join([_escape(char) if is_invisible(char) and char not in kept else char for char in text])


def visible_json(text: str) -> str:
    """Return JSON with every invisible character in its strings escaped. It means the same."""
    if text.isascii():
        return text
    import json  # noqa: PLC0415  # rarely needed

    unseen = {char for char in set(text) if char != "\n" and is_invisible(char)}
    return text.translate({ord(char): json.dumps(char)[1:-1] for char in unseen})


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) <= 0xFFFF else f"\\U{ord(char):08x}"  # noqa: PLR2004  # as in Python
