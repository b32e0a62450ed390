"""The words that tell a change of meaning from one of wording. They are data: ``changes.json`` beside this file."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from eymh_content.ids import MARKDOWN_LINK

_FILE = Path(__file__).with_name("changes.json")
_CHARACTERS = 5
"""Letters of a word that are compared: enough to tell most words apart, few enough for their endings not to matter."""
_WORD = re.compile(r"[^\W\d_]+")
_SPELLINGS = (
    (r"\bcan't\b|\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"\s?per\s?cent\b", "%"),
    (r"'s\b|(?<=s)'(?!\w)", ""),
)


class WordClass(NamedTuple):
    """Words of one kind, and how two texts are compared by them."""

    name: str
    what: str
    """What a difference is called: force, negation, unit."""
    compare: str
    """``count``, ``presence``, ``words`` (which), ``choice`` (which pattern) or ``swap`` (one for the other)."""
    patterns: tuple[re.Pattern[str], ...]
    instead: re.Pattern[str] | None = None
    """Words of another class that may stand for one of these."""

    def found(self, text: str) -> list[str]:
        """Return the words of this class in a plain text, in order."""
        places = sorted((m.start(), m[0]) for pattern in self.patterns for m in pattern.finditer(text))
        return [word for _, word in places]


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return data


def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'-])(?:{words})(?![\w']|-(?=[a-z]))" if words[0] not in "%£€" else words)


@cache
def classes() -> tuple[WordClass, ...]:
    """Return all classes of words."""
    single = {"choice", "swap"}
    return tuple(
        WordClass(
            item["name"],
            item["what"],
            item["compare"],
            tuple(map(_whole, item["words"] if item["compare"] in single else ["|".join(item["words"])])),
            _whole("|".join(item["or"])) if "or" in item else None,
        )
        for item in _data()["classes"]
    )


@cache
def poles() -> tuple[re.Pattern[str], ...]:
    """Return words that a text has or has not: harm, planned, voluntary."""
    return tuple(map(_whole, _data()["poles"]))


@cache
def stop_words() -> frozenset[str]:
    """Return words that say nothing of the subject."""
    return frozenset(_data()["stop"])


@cache
def pronouns() -> frozenset[str]:
    """Return words that stand for another."""
    return frozenset(_data()["pronouns"])


def same(word: str) -> str:
    """Return what a word is compared as: "mums" is "mother", "months" is "month"."""
    known: dict[str, str] = _data()["same"]
    if word in known:
        return known[word]
    single = word.removesuffix("s")
    return known.get(single, single)


def plain(text: str) -> str:
    """Return a text in small letters, without Markdown, in one spelling."""
    text = MARKDOWN_LINK.sub(r"\1", text).replace("*", "").replace("’", "'").lower()
    for pattern, spelling in _SPELLINGS:
        text = re.sub(pattern, spelling, text)
    return text


def tokens(text: str) -> list[str]:
    """Return the words of a plain text."""
    return _WORD.findall(text)


def stems(text: str) -> list[str]:
    """Return the words of the subject in a plain text, each cut to what is compared."""
    return [stem(word) for word in tokens(text) if word not in stop_words()]


def stem(word: str) -> str:
    """Return what of a word is compared."""
    return same(word)[:_CHARACTERS]
