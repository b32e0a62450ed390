"""The proof of force: compare the force words of each entry with those of the segments that it cites.

A force word of a segment is lost if a sentence of the entry repeats what stands around it, and no word of its kind
stands there. A force word of the entry is added if no segment that it cites bears out words of its kind.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from eymh_content.ids import Anchor
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.claims import Claim, claims_of, parse_anchors
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.indexed import ForceWord, parse
from eymh_content.sources.force.reading import Mark, Sentence, read
from eymh_content.sources.force.words import Class, lexicon
from eymh_content.sources.index import IndexedSegment
from eymh_content.sources.load import Sources

ENOUGH = 0.25
"""The share of what stands around a force word, by weight, that a sentence repeats if it states the same."""
_ALSO = 0.1
"""The share that is enough for another sentence of the entry, if one repeats enough."""
_REACH = 8
"""How many words from there a word of another kind may stand that answers."""


class _Line(NamedTuple):
    """A sentence of an entry, and the text that it is in."""

    visit: Visit
    sentence: Sentence


@dataclass
class _Part:
    """The prose of an entry that rests on the same places."""

    entry: Visit
    anchors: tuple[Anchor, ...]
    lines: list[_Line] = field(default_factory=list)

    @property
    def id(self) -> str:
        """The id of the entry; empty for the record itself."""
        return str(self.entry.value.get("id", "")) if self.entry.parent else ""


class Force(NamedTuple):
    """What the proof of force has found in a record."""

    flags: list[Flag]
    checked: int
    """How many force words, of sources and of entries, were compared."""


def force_flags(walk: Walk, sources: Sources) -> list[Flag]:
    """Return what of a record is stronger than its sources."""
    return check_force(claims_of(walk), sources).flags


def check_force(claims: Iterable[Claim], sources: Sources) -> Force:
    """Compare the prose among the claims of a record with its sources. What cites none has nothing to compare."""
    parts: dict[tuple[int, tuple[Anchor, ...]], _Part] = {}
    lines: defaultdict[int, list[_Line]] = defaultdict(list)
    for claim in claims:
        if claim.role is Role.PROSE and claim.anchors:
            entry = claim.visit.entry
            read_now = [_Line(claim.visit, sentence) for sentence in read(str(claim.value))]
            parts.setdefault((id(entry.value), claim.anchors), _Part(entry, claim.anchors)).lines.extend(read_now)
            lines[id(entry.value)] += read_now
    found = [flag for part in parts.values() for flag in _compare(part, lines, sources)]
    return Force([flag for flag in found if flag], len(found))


def _compare(part: _Part, lines: dict[int, list[_Line]], sources: Sources) -> Iterator[Flag | None]:
    """Yield for each force word that is compared what is wrong with it; None if nothing is."""
    segments = sources.segments(part.anchors)
    if not segments or not sources.can_verify(part.anchors):
        return
    above = [
        line
        for visit in part.entry.to_root()
        if visit.node.entry and visit is not part.entry
        for line in lines.get(id(visit.value), ())
    ]
    yield from _Lost(part, above, sources).flags(segments)
    yield from _added(part, sources, segments)


class _Lost:
    """Looks in an entry for the force words of its segments."""

    def __init__(self, part: _Part, above: list[_Line], sources: Sources) -> None:
        self._part = part
        self._above = above
        self._rarity = sources.rarity
        self._used: set[tuple[str, int, int]] = set()
        """The words that already answer one of a class: class, sentence and word."""

    def flags(self, segments: list[IndexedSegment]) -> Iterator[Flag | None]:
        """Yield for each word that the entry restates whether it is lost; those that it surely restates come first."""
        stated = [
            (-shares[0][0], number, parse(row), shares, segment)
            for number, (row, segment) in enumerate((row, segment) for segment in segments for row in segment.force)
            if (shares := self._shares(parse(row)))
        ]
        for _, _, word, shares, segment in sorted(stated):
            kind = lexicon().by_name[word.kind]
            if any(self._answered(kind, word, number) for _, number in shares):
                yield None
            elif any(line.sentence.mask & kind.answers for line in self._above):
                yield None  # an item in a list may lean on what leads to it
            else:
                yield self._flag(kind, word, segment, self._part.lines[shares[0][1]].visit)

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


def _added(part: _Part, sources: Sources, segments: list[IndexedSegment]) -> Iterator[Flag | None]:
    """Yield for each word of an entry that makes it stronger whether its segments bear it out."""
    known = lexicon()
    borne: set[str] = set()
    for line in part.lines:
        if not line.sentence.asks or line.sentence.mask & known.silent:
            continue
        borne = borne or {name for one in [*segments, *sources.segments(_context(part.entry))] for name in one.bears}
        for mark in line.sentence.marks:
            for kind in known.added if mark.mask & known.added_asks else ():
                if mark.mask & kind.asks:
                    yield None if kind.name in borne else _added_flag(part, line, mark, kind)


def _context(entry: Visit) -> tuple[Anchor, ...]:
    """Return the places that give the context of an entry, and of what it is in."""
    found: Iterable[list[str]] = (
        visit.value["context"]
        for visit in entry.to_root()
        if isinstance(visit.value, dict) and isinstance(visit.value.get("context"), list)
    )
    return tuple(anchor for texts in found for anchor in parse_anchors(texts))


def _added_flag(part: _Part, line: _Line, mark: Mark, kind: Class) -> Flag:
    word, text = line.sentence.text(mark), line.visit.value
    places = ", ".join(map(str, part.anchors))
    message = f"'{word}' says more than {places}: no word there speaks of {kind.says}."
    start = text.lower().replace("’", "'").find(word)
    return Flag("force", kind.name, word, line.visit.pointer, part.id, message, start, kind.certain)
