"""Trace every number and quotation of a record to the segments that it cites."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from eymh_content.ids import LINK_TARGET, Anchor
from eymh_content.problems import Fault
from eymh_content.roles import Role
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import Claim, claims_of, parse_anchors
from eymh_content.sources.index import SourceIndex
from eymh_content.sources.load import Sources
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import numbers_in, plain, without_notes
from eymh_content.sources.rules import FIXES


@dataclass
class Counts:
    """How much was checked, and how."""

    anchors: int = 0
    numbers: int = 0
    derived: int = 0
    quotations: int = 0
    quotations_by_index_only: int = 0


def normal(text: str) -> str:
    """Bring a quotation or a source text into the form in which they are compared: no notes, one sort of quotes."""
    text = without_notes(text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


def verify_record(walk: Walk, sources: Sources, counts: Counts) -> list[Fault]:
    """Return what of a record does not match its sources, and count what was checked."""
    verifier = _Verifier(sources, counts, _derived(walk))
    faults = [fault for claim in claims_of(walk) for fault in verifier.check(claim)]
    return [*_anchors(walk, sources, counts), *faults]


class _Verifier:
    def __init__(self, sources: Sources, counts: Counts, derived: set[str]) -> None:
        self._sources = sources
        self._counts = counts
        self._derived = derived

    def check(self, claim: Claim) -> Iterator[Fault]:
        """Yield what of a claim does not match its sources."""
        if not self._sources.can_verify(claim.anchors):
            return
        if claim.role is Role.STATED:
            yield from self._quotation(claim)
        elif claim.role in (Role.NUMBER, Role.DATE) and "stated" in claim.holder:
            yield from _against_quotation(claim)
        yield from self._numbers(claim)

    def _numbers(self, claim: Claim) -> Iterator[Fault]:
        numbers = _numbers_of(claim)
        self._counts.numbers += len(numbers)
        anchors = claim.anchors
        if claim.role is Role.VOICE:
            anchors += parse_anchors(claim.holder.get("context"))
        held = {number for segment in self._sources.segments(anchors) for number in segment.numbers}
        missing = sorted(numbers - held)
        if missing and self._is_derived(claim.pointer):
            self._counts.derived += len(missing)
            return
        if missing and any(not self._sources.segments((anchor,)) for anchor in anchors):
            return  # the anchor is reported; the number may be in the place that is meant
        for number in missing:
            places = self._sources.elsewhere(number, {anchor.source for anchor in anchors})
            where = f"it is in {', '.join(places)}" if places else "it is nowhere in the sources cited"
            message = f"The number {number} is not in {_listed(anchors)}; {where}."
            yield _fault(claim, message, "number-not-in-source")

    def _is_derived(self, pointer: str) -> bool:
        return any(pointer == derived or pointer.startswith(f"{derived}/") for derived in self._derived)

    def _quotation(self, claim: Claim) -> Iterator[Fault]:
        self._counts.quotations += 1
        words, quotation = self._sources.words(claim.anchors), normal(str(claim.value))
        if words is None:
            self._counts.quotations_by_index_only += 1
            segments = self._sources.segments(claim.anchors)
            names = {name for segment in segments for name in segment.names}
            lost = [n for n in names_in(quotation) if not any(n in name or name in n for name in names)]
            found = not lost or not segments
        else:
            found = any(quotation in normal(text) for text in words)
        if not found:
            message = f"'{claim.value}' is not literally in {_listed(claim.anchors)}."
            yield _fault(claim, message, "quotation-not-in-source")


def _fault(claim: Claim, message: str, rule: str) -> Fault:
    """Return a fault of a claim, with the fix of its rule."""
    return Fault(claim.pointer, message, FIXES[rule], rule)


def _against_quotation(claim: Claim) -> Iterator[Fault]:
    """Compare a value with the words beside it."""
    stated = claim.holder["stated"]
    for number in sorted(_numbers_of(claim) - numbers_in(normal(str(stated)))):
        message = f"The value {number} is not in the words beside it, '{stated}'."
        yield _fault(claim, message, "value-not-in-quotation")


def _numbers_of(claim: Claim) -> set[str]:
    if isinstance(claim.value, int | float):
        return {plain(claim.value)}
    if claim.role is Role.DATE:
        return numbers_in(claim.value.replace("-", " "))
    text = re.sub(LINK_TARGET, "]", claim.value)
    return numbers_in(text, words=claim.role is not Role.VOICE)


def _derived(walk: Walk) -> set[str]:
    """Return the pointers of the values that a record says were computed."""
    found = set()
    for visit in walk.objects("Derived"):
        holder = next(around for around in visit.to_root() if around is not visit and isinstance(around.value, dict))
        found.add(f"{holder.pointer}{visit.value.get('pointer', '')}")
    return found


def _anchors(walk: Walk, sources: Sources, counts: Counts) -> Iterator[Fault]:
    for visit in walk.of(Role.ANCHOR):
        counts.anchors += 1
        for anchor in parse_anchors([visit.value]):
            index = sources.indexes.get(anchor.source)
            if not sources.can_verify((anchor,)):
                continue
            if index is None:
                message = f"There is no source '{anchor.source}'."
                fix = f"The sources are {', '.join(sorted(sources.indexes))}."
                yield Fault(visit.pointer, message, fix, "anchor-not-in-source")
            elif not index.cited(anchor):
                line = min(anchor.first, index.lines)
                fix = f"List what can be cited with: eymh sources show {anchor.source} {line}"
                yield Fault(visit.pointer, _nothing_there(anchor, index), fix, "anchor-not-in-source")


def _nothing_there(anchor: Anchor, index: SourceIndex) -> str:
    if anchor.last > index.lines:
        return f"{anchor} is after the last line of {anchor.source}, which has {index.lines}."
    segments = index.within(anchor.first, anchor.last)
    if not segments:
        return f"{anchor} is blank: nothing is stated there."
    if len(segments) == 1:
        whole = segments[0].anchor
        return f"{anchor} names a segment, but line {anchor.first} is short and is cited as a whole: {whole}."
    return f"{anchor} names a segment that does not exist: line {anchor.first} has {len(segments)}."


def _listed(anchors: tuple[Anchor, ...]) -> str:
    return ", ".join(str(anchor) for anchor in anchors)
