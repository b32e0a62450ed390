"""The lists of words that the rules on voice search for, read from ``lists.json``.

A rule has ``roles`` (of the texts that it reads), ``not_kinds`` and ``not_models`` (whose texts it does not read),
``first`` (it reads no paragraph but the first of a field), ``unless`` (a pattern: no problem in a sentence that has
it), ``list`` and ``spellings``.

An item of ``list`` has ``find``, plain phrases, or ``pattern``, a regular expression with the ``words`` or ``pieces``
of which a text that has it has one. ``why`` completes the sentence "'phrase' …"; ``write`` is what replaces it (for a
pattern, a template), or ``fix`` says what to do. ``start`` means: only at the beginning of a sentence. ``spellings``
have a word and what replaces it.
"""

import re
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import jiter

from eymh_content.roles import Role

_FILE = Path(__file__).with_name("lists.json")
_FIRST = r"(?:(?<=[.?!] )|^)"
"""The beginning of a sentence."""


class Scope(NamedTuple):
    """The texts that a rule reads."""

    roles: tuple[Role, ...]
    not_kinds: frozenset[str] = frozenset()
    not_models: frozenset[str] = frozenset()
    """Models of objects whose own texts it does not read."""
    first: bool = False
    """Whether it reads no paragraph of a field but the first."""


class Item:
    """A thing to search for: some phrases or a pattern, with what is wrong with it and how to fix it."""

    def __init__(self, rule: str, scope: Scope, given: dict[str, Any], unless: str = "") -> None:
        """Take an item of a list, and the pattern that excepts a sentence from the whole rule."""
        self.rule = rule
        self.scope = scope
        self.why: str = given["why"]
        self.fix: str = given.get("fix", "")
        self.write: str | None = given.get("write")
        self.unless = "|".join(filter(None, (unless, given.get("unless", ""))))
        self.phrases: tuple[str, ...] = tuple(given.get("find", ()))
        self.pieces: tuple[str, ...] = tuple(given.get("pieces", ()))
        self.words = frozenset(given.get("words", ()) or (word for phrase in self.phrases for word in _rarest(phrase)))
        """A text without any of these words does not have it."""
        self._given_pattern: str = given.get("pattern", "")
        self._start = bool(given.get("start"))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern; that of phrases is compiled only once a text has the letters of one."""
        inner = self._given_pattern or "|".join(map(_either_case, self.phrases))
        before = _FIRST if self._start else r"(?<![\w'-])"
        after = r"(?!\w)" if inner[-1].isalnum() or inner[-1] in "])" else ""
        return re.compile(f"{before}(?:{inner}){after}", re.MULTILINE)

    def may_be_in(self, text: str) -> bool:
        """Return whether a text may have it. Faster than to search for it."""
        return not self.phrases or any(phrase[1:] in text for phrase in self.phrases)

    def suggestion(self, match: re.Match[str]) -> str:
        """Say how to fix a match, with the words that replace it if there are any."""
        if self.write is None:
            return self.fix
        text = match.expand(self.write) if self._given_pattern else self.write
        return f"Write '{text[0].upper() + text[1:] if match[0][0].isupper() else text}'."


def _either_case(phrase: str) -> str:
    """Return the pattern of a phrase, which may begin a sentence. Elsewhere, one with a capital is part of a name."""
    return f"{re.escape(phrase)}|{_FIRST}{re.escape(phrase[0].upper() + phrase[1:])}(?! [A-Z])"


def _rarest(phrase: str) -> Iterator[str]:
    """Yield the longest word of a phrase; the first word of a phrase may have a capital."""
    words = re.findall(r"[^\W_]+", phrase)
    longest = max(words, key=len)
    yield longest
    if longest == words[0]:
        yield longest.capitalize()


class Lists(NamedTuple):
    """All items, by what a text must have for one to be in it."""

    by_word: dict[str, list[Item]]
    by_piece: dict[str, list[Item]]


@cache
def lists() -> Lists:
    """Read the lists."""
    found = Lists({}, {})
    for rule, given in jiter.from_json(_FILE.read_bytes(), cache_mode="none").items():
        scope = _scope(given)
        for item in (Item(rule, scope, one, given.get("unless", "")) for one in _items(given)):
            for index, keys in ((found.by_word, item.words), (found.by_piece, item.pieces)):
                for key in keys:
                    index.setdefault(key, []).append(item)
    return found


def _scope(given: dict[str, Any]) -> Scope:
    roles = tuple(map(Role, given["roles"]))
    outside = (frozenset(given.get(name, ())) for name in ("not_kinds", "not_models"))
    return Scope(roles, *outside, first=bool(given.get("first")))


def _items(given: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from given["list"]
    for spellings in given.get("spellings", ()):
        for word, right in spellings["words"].items():
            yield {"find": [word], "write": right, "why": spellings["why"]}
