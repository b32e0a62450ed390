"""What counts as a name in a source: runs of capitalised words, and acronyms.

A capital at the start of a sentence makes no name by itself, nor does a single letter.
"""

import re

from eymh_content.ids import LINK_TARGET
from eymh_content.sources.numbers import without_notes
from eymh_content.wording import MONTHS

LONGEST = 8
"""A longer run is cut: an index holds no sentence."""

_ADDRESS = re.compile(rf"<?https?://\S+|{LINK_TARGET}")
_TOKEN = re.compile(r"[^\W\d_](?:[\w&’'@+-]|\.(?=\w))*|[^\w\s]|\d+")
_JOINERS = {"of", "the", "and", "for", "in", "&", "to", "with"}
_ENDS = {".", "?", "!", ":", ";", "•", "|", "/", "“", '"', "‘"}
_PRONOUNS = {"I", "I'm", "I’m", "I'd", "I've", "I'll", "They", "There", "We", "You"}
_NO_NAMES = frozenset({"The", "This", "These", "It", "In", "For", "Chapter", "Part", "Level", "Ibid", "BOTH", "Unit"})
_NO_NAMES |= {name[:size] for name in MONTHS for size in (3, 4, len(name))}


def _is_name(run: list[str], *, starts: bool) -> bool:
    words = [word for word in run if len(word) > 1 and word not in _NO_NAMES]
    acronym = any(sum(letter.isupper() for letter in word) > 1 for word in words)
    return bool(words) and (acronym or len(run) > 1 or not starts)


def names_in(text: str) -> list[str]:
    """Return the names in a text, in order, each once. Note marks, addresses and Markdown are left out."""
    text = _ADDRESS.sub(" ; ", without_notes(text).replace("*", "").replace("\t", " | ")).lstrip("- ")
    found: dict[str, None] = {}
    run: list[str] = []
    starts = fresh = True  # whether the run, or the next word, begins a sentence
    for token in [*_TOKEN.findall(text), ";"]:
        if token[0].isupper() and token not in _PRONOUNS:
            starts = starts if run else fresh
            run.append(token)
        elif run and token in _JOINERS:
            run.append(token)
        elif run:
            while run and not run[-1][0].isupper():
                run.pop()
            if _is_name(run, starts=starts):
                found.setdefault(" ".join(run[:LONGEST]))
            run = []
        fresh = token in _ENDS
    return list(found)
