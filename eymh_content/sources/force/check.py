"""The proof of force: compare the force words of each entry with those of the segments that it cites.

A force word of a segment is lost if a sentence of the entry repeats what stands around it, and no word of its kind
stands there. A force word of the entry is added if no segment that it cites bears out words of its kind.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from eymh_content.ids import Anchor
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.claims import Claim, claims_of, parse_anchors
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.indexed import ForceWord, parse
from eymh_content.sources.force.reading import Mark, Sentence, has_any, read
from eymh_content.sources.force.words import Class, lexicon
from eymh_content.sources.index import IndexedSegment
from eymh_content.sources.load import Sources

ENOUGH = 0.25
"""The share of what stands around a force word, by weight, that a sentence repeats if it states the same."""
_ALSO = 0.1
"""The share that is enough for another sentence of the entry, if one repeats enough."""
_REACH = 3
"""How many words from there a word of another kind may stand that answers."""


class _Line(NamedTuple):
    """A sentence of an entry, and the text that it is in."""

    visit: Visit
    sentence: Sentence


class _Part:
    """The prose of an entry that rests on the same places."""

    def __init__(self, entry: Visit, anchors: tuple[Anchor, ...]) -> None:
        self.entry = entry
        self.anchors = anchors
        self.claims: list[Claim] = []

    @cached_property
    def lines(self) -> list[_Line]:
        """Its sentences."""
        return [_Line(claim.visit, one) for claim in self.claims for one in read(str(claim.value))]

    @property
    def id(self) -> str:
        """The id of the entry; empty for the record itself."""
        return str(self.entry.value.get("id", "")) if self.entry.parent else ""


class Force(NamedTuple):
    """What the proof of force has found in a record."""

    flags: list[Flag]
    checked: int
    """How many force words of sources were looked for: those that an entry restates."""


def force_flags(walk: Walk, sources: Sources) -> list[Flag]:
    """Return what of a record is stronger than its sources."""
    return check_force(claims_of(walk), sources).flags


def check_force(claims: Iterable[Claim], sources: Sources) -> Force:
    """Compare the prose among the claims of a record with its sources. What cites none has nothing to compare."""
    parts: dict[tuple[int, tuple[Anchor, ...]], _Part] = {}
    for claim in claims:
        if claim.role is Role.PROSE and claim.anchors:
            entry = claim.visit.entry
            key = (id(entry.value), claim.anchors)
            if key not in parts:
                parts[key] = _Part(entry, claim.anchors)
            parts[key].claims.append(claim)
    lost = [flag for part in parts.values() for flag in _lost(part, parts, sources)]
    added = [flag for part in parts.values() for flag in _added(part, sources)]
    return Force([*(flag for flag in lost if flag), *added], len(lost))


_Parts = dict[tuple[int, tuple[Anchor, ...]], _Part]


def _segments(anchors: tuple[Anchor, ...], sources: Sources) -> tuple[IndexedSegment, ...]:
    """Return the segments that anchors cite; none where one of them cannot be looked up."""
    return sources.segments(anchors) if sources.can_verify(anchors) else ()


def _lost(part: _Part, parts: _Parts, sources: Sources) -> Iterator[Flag | None]:
    """Yield for each force word of its segments that an entry restates what is wrong; None if nothing is."""
    words = [(parse(row), segment) for segment in _segments(part.anchors, sources) for row in segment.force]
    if words:
        yield from _Lost(part, parts, sources).flags(words)


class _Lost:
    """Looks in an entry for the force words of its segments."""

    def __init__(self, part: _Part, parts: _Parts, sources: Sources) -> None:
        self._part = part
        self._parts = parts
        self._sources = sources
        self._rarity = sources.rarity
        self._used: set[tuple[str, int, int]] = set()
        """The words that already answer one of a class: class, sentence and word."""

    def flags(self, words: list[tuple[ForceWord, IndexedSegment]]) -> Iterator[Flag | None]:
        """Yield for each word that the entry restates whether it is lost; those that it surely restates come first."""
        stated = [(shares, word, segment) for word, segment in words if (shares := self._shares(word))]
        stated.sort(key=lambda one: -one[0][0][0])
        for shares, word, segment in stated:
            kind = lexicon().by_name[word.kind]
            answered = any(self._answered(kind, word, number) for _, number in shares)
            if answered or self._above() & kind.answers or self._beside(segment) & kind.answers:
                yield None
            else:
                yield self._flag(kind, word, segment, self._part.lines[shares[0][1]].visit)

    def _above(self) -> int:
        """Return the bits of the words of the entries that this one is in: an item may lean on what leads to it."""
        around = {id(visit.value) for visit in self._part.entry.to_root() if visit.node.entry}
        around.discard(id(self._part.entry.value))
        mask = 0
        for (entry, _), part in self._parts.items():
            for line in part.lines if entry in around else ():
                mask |= line.sentence.mask
        return mask

    def _beside(self, segment: IndexedSegment) -> int:
        """Return the bits of the words of other texts of the entry that cite a segment, such as its message."""
        mask = 0
        for (entry, anchors), part in self._parts.items():
            beside = part is not self._part and entry == id(self._part.entry.value)
            if beside and segment in _segments(anchors, self._sources):
                for line in part.lines:
                    mask |= line.sentence.mask
        return mask

    def _shares(self, word: ForceWord) -> list[tuple[float, int]]:
        """Return how much of what is around a word each sentence repeats, the most first; empty if none does enough."""
        found = []
        for number, line in enumerate(self._part.lines):
            if both := word.near & line.sentence.stems:
                found.append((self._rarity.weight(both), number))
        total = self._rarity.weight(word.near) if found else 0
        shares = sorted(((weight / total, number) for weight, number in found if weight >= _ALSO * total), reverse=True)
        return shares if shares and shares[0][0] >= ENOUGH else []

    def _answered(self, kind: Class, word: ForceWord, number: int) -> bool:
        sentence = self._part.lines[number].sentence
        if not sentence.mask & kind.answers:
            return False
        places = [at for at, _ in sentence.places(word.near)]
        for mark in sentence.marks:
            place = (kind.name, number, mark.at)
            stands = mark.mask & kind.holds or (
                mark.mask & kind.near and min(places) - _REACH <= mark.at <= max(places) + _REACH
            )
            if stands and not (kind.each and place in self._used):
                self._used.add(place)
                return True
        return False

    def _flag(self, kind: Class, word: ForceWord, segment: IndexedSegment, visit: Visit) -> Flag:
        message = f"{segment.anchor} has '{word.word}' ({kind.says}), and nothing here stands for it."
        return Flag("force", kind.name, word.word, visit.pointer, self._part.id, message, certain=kind.certain)


def _added(part: _Part, sources: Sources) -> Iterator[Flag]:
    """Yield each word that makes an entry stronger and that its segments do not bear out."""
    known, segments = lexicon(), _segments(part.anchors, sources)
    asking = known.asking(frozenset([name for segment in segments for name in segment.bears]))
    if not segments or not any(has_any(str(claim.value), asking) for claim in part.claims):
        return
    every = [*segments, *sources.segments(_context(part.entry))]
    borne = frozenset([name for segment in every for name in segment.bears])
    asking = known.asking(borne)
    for line in part.lines:
        if asking.isdisjoint(line.sentence.words) or line.sentence.mask & known.silent:
            continue
        for mark in line.sentence.marks:
            for kind in known.added if mark.mask & known.added_asks else ():
                if mark.mask & kind.asks and kind.name not in borne:
                    yield _added_flag(part, line, mark, kind)


def _context(entry: Visit) -> tuple[Anchor, ...]:
    """Return the places that give the context of an entry, and of what it is in."""
    objects = (visit.value for visit in entry.to_root() if isinstance(visit.value, dict))
    found: Iterable[list[str]] = (item["context"] for item in objects if isinstance(item.get("context"), list))
    return tuple(anchor for texts in found for anchor in parse_anchors(texts))


def _added_flag(part: _Part, line: _Line, mark: Mark, kind: Class) -> Flag:
    word, text = line.sentence.text(mark), line.visit.value
    places = ", ".join(map(str, part.anchors))
    message = f"'{word}' says more than {places}: no word there speaks of {kind.says}."
    start = text.lower().replace("’", "'").find(word)
    return Flag("force", kind.name, word, line.visit.pointer, part.id, message, start, kind.certain)
