"""Trace every number and quotation of a record to the segments that it cites."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from eymh_content.ids import Anchor
from eymh_content.problems import Fault
from eymh_content.roles import Role
from eymh_content.schema.index import plan_of, walk
from eymh_content.sources.claims import Claim, anchors_in, claims_of
from eymh_content.sources.index import IndexedSegment, SourceIndex
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import numbers_in, plain, without_notes
from eymh_content.sources.segments import SourceText

_PLACES_NAMED = 5


Ruled = tuple[str, Fault]
"""The name of the rule that is broken, and the fault."""


@dataclass
class Tally:
    """How much was checked, and how far."""

    anchors: int = 0
    numbers: int = 0
    derived: int = 0
    quotations: int = 0
    quotations_by_index_only: int = 0


@dataclass
class Sources:
    """What is at hand of the sources: their indexes, and their texts or none."""

    indexes: Mapping[str, SourceIndex]
    texts: Mapping[str, SourceText] = field(default_factory=dict)

    def segments(self, anchors: tuple[Anchor, ...]) -> list[IndexedSegment]:
        """Give the segments that anchors point at."""
        found = (self.indexes[a.source].cited(a) for a in anchors if a.source in self.indexes)
        return [segment for segments in found for segment in segments]

    def words(self, anchors: tuple[Anchor, ...]) -> list[str] | None:
        """Give the texts of the places that anchors point at; None where a text is not at hand."""
        if any(anchor.source not in self.texts for anchor in anchors):
            return None
        found = []
        for anchor in anchors:
            passages = self.texts[anchor.source].passages(anchor.first, anchor.last)
            found.append("\n".join(words for at, words in passages if anchor.segment in (None, at.segment)))
        return found

    def elsewhere(self, number: str, sources: set[str]) -> list[str]:
        """Name the first places of some sources where a number does stand."""
        every = (s for name in sorted(sources) if name in self.indexes for s in self.indexes[name].segments)
        return [str(s.anchor) for s in every if number in s.numbers][:_PLACES_NAMED]


def normal(text: str) -> str:
    """Bring a quotation or a source text into the form in which they are compared: no notes, one sort of quotes."""
    text = without_notes(text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


def _at(anchors: tuple[Anchor, ...]) -> str:
    return ", ".join(str(anchor) for anchor in anchors)


class _Verifier:
    def __init__(self, sources: Sources, tally: Tally, record: dict[str, Any]) -> None:
        self.sources = sources
        self.tally = tally
        self.derived = set(_derived(record, ""))

    def check(self, claim: Claim) -> Iterator[Ruled]:
        if claim.role is Role.STATED:
            yield from self._quotation(claim)
        elif claim.role in (Role.NUMBER, Role.DATE) and "stated" in claim.around:
            yield from self._beside_its_words(claim)
        if not (claim.role is Role.VOICE and claim.pointer.endswith("/how")):
            yield from self._numbers(claim)

    def _numbers(self, claim: Claim) -> Iterator[Ruled]:
        numbers = _numbers_of(claim)
        self.tally.numbers += len(numbers)
        anchors = claim.anchors
        if claim.role is Role.VOICE:
            anchors += anchors_in(claim.around.get("context"))
        held = {number for segment in self.sources.segments(anchors) for number in segment.numbers}
        missing = sorted(numbers - held)
        if missing and any(claim.pointer == p or claim.pointer.startswith(f"{p}/") for p in self.derived):
            self.tally.derived += len(missing)
            return
        if missing and any(not self.sources.segments((anchor,)) for anchor in anchors):
            return  # that is said of the anchor; the number may stand in the place that is meant
        for number in missing:
            places = self.sources.elsewhere(number, {anchor.source for anchor in anchors})
            where = f"it stands in {', '.join(places)}" if places else "it stands nowhere in the sources cited"
            yield (
                "number-not-in-source",
                Fault(
                    claim.pointer,
                    f"The number {number} does not stand in {_at(anchors)}; {where}.",
                    "Correct the number, cite the segment that holds it, or list it under 'derived' and say how.",
                ),
            )

    def _quotation(self, claim: Claim) -> Iterator[Ruled]:
        self.tally.quotations += 1
        words, quoted = self.sources.words(claim.anchors), normal(str(claim.value))
        if words is None:
            self.tally.quotations_by_index_only += 1
            segments = self.sources.segments(claim.anchors)
            names = {name for segment in segments for name in segment.names}
            lost = [n for n in names_in(quoted) if not any(n in name or name in n for name in names)]
            found = not lost or not segments
        else:
            found = any(quoted in normal(text) for text in words)
        if not found:
            yield (
                "quotation-not-in-source",
                Fault(
                    claim.pointer,
                    f"'{claim.value}' does not stand literally in {_at(claim.anchors)}.",
                    "Copy one to eight words exactly as the segment prints them, without note marks.",
                ),
            )

    def _beside_its_words(self, claim: Claim) -> Iterator[Ruled]:
        stated = numbers_in(normal(str(claim.around["stated"])))
        for number in sorted(_numbers_of(claim) - stated):
            yield (
                "value-not-in-quotation",
                Fault(
                    claim.pointer,
                    f"The value {number} does not stand in the words beside it, '{claim.around['stated']}'.",
                    "Make the value and 'stated' agree with the source.",
                ),
            )


def _numbers_of(claim: Claim) -> set[str]:
    if isinstance(claim.value, int | float):
        return {plain(claim.value)}
    if claim.role is Role.DATE:
        return numbers_in(claim.value.replace("-", " "))
    text = re.sub(r"\]\([^)]*\)", "]", claim.value)
    return numbers_in(text, words=claim.role is not Role.VOICE)


def _derived(value: object, pointer: str) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.get("derived", ()):
            if isinstance(item, dict):
                yield f"{pointer}{item.get('pointer', '')}"
        for key, child in value.items():
            yield from _derived(child, f"{pointer}/{key}")
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _derived(child, f"{pointer}/{index}")


def verify_record(kind: str, record: dict[str, Any], sources: Sources, tally: Tally) -> list[Ruled]:
    """Give what the sources do not bear out in a record, and count what was checked."""
    verifier = _Verifier(sources, tally, record)
    faults = [fault for claim in claims_of(kind, record) for fault in verifier.check(claim)]
    return list(_anchors(kind, record, sources, tally)) + faults


def _anchors(kind: str, record: dict[str, Any], sources: Sources, tally: Tally) -> Iterator[Ruled]:
    for leaf in walk(record, plan_of(kind)):
        if leaf.role is not Role.ANCHOR:
            continue
        tally.anchors += 1
        for anchor in anchors_in([leaf.text]):
            index = sources.indexes.get(anchor.source)
            if index is None:
                fix = f"The sources are {', '.join(sorted(sources.indexes))}."
                yield "anchor-not-in-source", Fault(leaf.pointer, f"There is no source '{anchor.source}'.", fix)
            elif not index.cited(anchor):
                line = min(anchor.first, index.lines)
                fix = f"See what can be cited with: eymh sources show {anchor.source} {line}"
                yield "anchor-not-in-source", Fault(leaf.pointer, _missing(anchor, index), fix)


def _missing(anchor: Anchor, index: SourceIndex) -> str:
    if anchor.last > index.lines:
        return f"{anchor} lies behind the last line of {anchor.source}, which has {index.lines}."
    segments = index.within(anchor.first, anchor.last)
    if not segments:
        return f"{anchor} is blank: nothing is stated there."
    if len(segments) == 1:
        return (
            f"{anchor} names a segment, but line {anchor.first} is short and is cited whole, as {segments[0].anchor}."
        )
    return f"{anchor} names a segment that is not there: line {anchor.first} has {len(segments)}."
