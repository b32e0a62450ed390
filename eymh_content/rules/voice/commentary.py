"""Prose speaks about its subject, not about the source."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any
from eymh_content.rules.voice.gate import gate, one_of
from eymh_content.rules.voice.texts import Scope, sentence_at, words_of

_MARKS = ".,;:"
_NAME = 2
"""The most words between "the" and what a source is called: "the UNICEF UK toolkit"."""


class _Words(NamedTuple):
    nouns: frozenset[str]
    """What sources are called."""
    between: frozenset[str]
    """What may be between a noun and its verb."""
    verbs: frozenset[str]
    """What a source does."""
    unless: tuple[str, ...]
    """A sentence with one of these pieces claims silence, and may speak of sources."""
    scope: Scope
    may_be_in: Callable[[str], bool]
    """Says whether a text may have what is searched for."""


@cache
def _words() -> _Words:
    given = words_of("commentary")
    nouns, between, verbs = (frozenset(given[name]) for name in ("nouns", "between", "verbs"))
    quick = rf"{one_of(nouns)}(?:'s? \S+)? (?:{one_of(between)} )*{one_of(verbs)}|ccording to the "
    return _Words(nouns, between, verbs, tuple(given["unless"]), Scope.of(given), gate(quick))


def _check(record: RawRecord) -> Iterator[Fault]:
    words = _words()
    if not words.may_be_in(record.prose_text):
        return
    for visit in words.scope.texts(record):
        for start, found in _found(visit.value, words) if contains_any(visit.value, words.nouns) else ():
            if not contains_any(sentence_at(visit.value, start), words.unless):
                message = f"{quoted(found)} is about the source, not about the subject."
                yield Fault(
                    visit.pointer, message, "Say it of the subject: who said it is printed from 'at'.", start=start
                )


def _found(text: str, words: _Words) -> Iterator[tuple[int, str]]:
    """Yield each place where a source says something: "the review finds", "according to the review".

    A source may be called by two nouns, "the mapping report": that is one place.
    """
    parts, last = text.split(" "), -1
    for place, part in enumerate(parts):
        noun, _, possessive = part.rstrip(_MARKS).partition("'")
        if noun in words.nouns and place > last:
            first = next((at for at in range(place - 1, place - 2 - _NAME, -1) if _is_the(parts, at)), None)
            if first is None:
                continue
            if parts[max(first - 2, 0) : first] in (["according", "to"], ["According", "to"]):
                last = _last_noun(parts, place, words)
                yield _joined(parts, first - 2, last)
            elif part == noun or possessive:
                verb = _verb_after(parts, place + (2 if possessive else 1), words)
                if verb:
                    last = verb
                    yield _joined(parts, first, last)


def _is_the(parts: list[str], at: int) -> bool:
    return at >= 0 and parts[at].lower() == "the"


def _last_noun(parts: list[str], at: int, words: _Words) -> int:
    """Return the place of the last of the nouns that follow each other from a place on."""
    while parts[at] in words.nouns and parts[at + 1 : at + 2] and parts[at + 1].rstrip(_MARKS) in words.nouns:
        at += 1
    return at


def _verb_after(parts: list[str], at: int, words: _Words) -> int:
    """Return the place of the verb from a place on; 0 if there is none."""
    while parts[at : at + 1] and parts[at] in words.between:
        at += 1
    return at if parts[at : at + 1] and parts[at].rstrip(_MARKS) in words.verbs else 0


def _joined(parts: list[str], first: int, last: int) -> tuple[int, str]:
    """Return where the words from one place to another begin in their text, and the words."""
    return sum(len(part) + 1 for part in parts[:first]), " ".join(parts[first : last + 1]).rstrip(_MARKS)


RULE = RecordRule(
    name="voice-source",
    sentence="Prose speaks about its subject, not about the source, except to say what no source has.",
    why="Who said it is printed from 'at'; in the sentence it only stands in the way.",
    fix="Say it of the subject. What a reader must know of the source is a caveat.",
    severity="warning",
    check=_check,
)
