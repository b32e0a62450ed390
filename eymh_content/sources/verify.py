"""Trace every number and quotation of a record to the segments that it cites."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from eymh_content.ids import Anchor
from eymh_content.problems import Fault, quoted
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.addresses import comparable, with_scheme
from eymh_content.sources.claims import Claim, as_drawn, claims_of, parse_anchors
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.check import check_force
from eymh_content.sources.groups.prose import compare_groups
from eymh_content.sources.load import Sources
from eymh_content.sources.names import names_in
from eymh_content.sources.numbers import (
    cuts_a_number,
    find_number,
    is_decimal,
    numbers_in,
    plain,
    without_notes,
)
from eymh_content.sources.quotations import against_quotation, normal
from eymh_content.sources.rules import FIXES
from eymh_content.sources.stated.values import compared_values, value_faults
from eymh_content.wording import counted, listed


@dataclass
class Counts:
    """How much was checked, and how."""

    anchors: int = 0
    numbers: int = 0
    derived: int = 0
    quotations: int = 0
    quotations_by_index_only: int = 0
    addresses: int = 0
    pairs: int = 0
    """Pairs of numbers, and of figures, of which each may have the place of the other."""
    pairs_doubtful: int = 0
    """Findings on those pairs and their numbers: for a reader, or an error once the entry is accepted."""
    values: int = 0
    """Values of closed lists, qualifiers, units, ages, groups and places with words beside them."""
    values_undecided: int = 0
    """Those whose words are in no list."""
    force_words: int = 0
    unchecked: int = 0
    """Values that rest on a source whose record is not valid."""
    exceptions: int = 0
    """Findings of proofs that the ledger exempts."""

    def sentence(self) -> str:
        """Say what was checked."""
        derived = f" ({self.derived:,} computed by us)" if self.derived else ""
        by_index = f" ({self.quotations_by_index_only:,} by index only)" if self.quotations_by_index_only else ""
        unchecked = f" {counted(self.unchecked, 'value')} could not be checked." if self.unchecked else ""
        numbers, quotations = counted(self.numbers, "number"), counted(self.quotations, "quotation")
        addresses = f", {counted(self.addresses, 'address')}" if self.addresses else ""
        exceptions = f" {counted(self.exceptions, 'exception')} in the ledger."
        doubtful = f" ({self.pairs_doubtful:,} doubtful)" if self.pairs_doubtful else ""
        undecided = f" ({self.values_undecided:,} beside unknown words)" if self.values_undecided else ""
        pairs, values = counted(self.pairs, "pair of numbers"), counted(self.values, "stated value")
        force = counted(self.force_words, "force word")
        first = f"{numbers}{derived}{addresses}, {pairs}{doubtful}, {values}{undecided}"
        return f"Checked: {first}, {quotations}{by_index} and {force}.{unchecked}{exceptions}"


def verify_record(walk: Walk, sources: Sources, counts: Counts, flags: list[Flag] | None = None) -> list[Fault]:
    """Return what of a record does not match its sources, and count what was checked.

    What the proofs of groups and of force find is added to ``flags``, as ``proofs.flags_of`` has it: whether it is a
    fault depends on the ledger.
    """
    visits = walk.of(Role.ANCHOR)
    anchors = parse_anchors(visit.value for visit in visits)
    counts.anchors += len(anchors)
    verifier = _Verifier(walk, sources, counts, set(anchors))
    claims = claims_of(walk)
    faults = [fault for claim in claims for fault in verifier.check(claim)]
    values = compared_values(walk)
    counts.values += len(values)
    counts.values_undecided += sum(not value.certain for value in values)
    pairs, doubtful = compare_groups(walk, verifier.with_numbers, sources)
    counts.pairs += pairs
    counts.pairs_doubtful += len(doubtful)
    force = check_force(claims, sources)
    counts.force_words += force.checked
    if flags is not None:
        flags += [*doubtful, *force.flags]
    return [*_leading_nowhere(zip(visits, anchors, strict=True), sources), *faults, *value_faults(values)]


class _Verifier:
    def __init__(self, walk: Walk, sources: Sources, counts: Counts, written: set[Anchor]) -> None:
        self._record = walk.record
        self._sources = sources
        self._counts = counts
        self._derived = _derived(walk)
        self._written = written
        """The anchors of the record. One that leads nowhere is reported where it is written."""
        self.with_numbers: list[Claim] = []
        """The claims that have numbers, of those that were checked."""

    def check(self, claim: Claim) -> Iterator[Fault]:
        """Yield what of a claim does not match its sources."""
        if not self._sources.can_verify(claim.anchors):
            self._counts.unchecked += 1
            return
        if claim.is_address:
            yield from self._address(claim)
        if claim.role is Role.STATED:
            yield from self._quotation(claim)
        if claim.role is not Role.ADDRESS and (numbers := _numbers_of(claim)):
            self._counts.numbers += len(numbers)
            self.with_numbers.append(claim)
            beside = claim.role in (Role.NUMBER, Role.DATE) and "stated" in claim.holder
            faults = list(against_quotation(claim, numbers)) if beside else []
            faults = faults or list(self._numbers(claim, numbers))
            if claim.pointer in self._derived:
                self._counts.derived += len(faults)
            else:
                yield from faults

    def _numbers(self, claim: Claim, numbers: set[str]) -> Iterator[Fault]:
        anchors = claim.anchors
        if claim.role is Role.VOICE:
            anchors += parse_anchors(claim.holder.get("context", ()))
        segments = self._sources.segments(anchors)
        held = {number for segment in segments for number in segment.numbers}
        missing = sorted(numbers - held)
        if missing and claim.role is Role.PROSE:
            missing = [number for number in missing if number not in self._years(claim)]
        if missing and any(self._leads_nowhere(anchor) for anchor in anchors):
            return  # the anchor is reported; the number may be in the place that is meant
        for number in missing if anchors else ():
            places = self._sources.elsewhere(number, {anchor.source for anchor in anchors})
            where = f"It is in {', '.join(places)}." if places else "It is nowhere in the sources cited."
            start, words = find_number(number, claim.value) if isinstance(claim.value, str) else (-1, number)
            what = f"The number {number}" if words == number else f"'{words}' ({number})"
            have = f"which {'has' if len(segments) == 1 else 'have'} {_some(held, number)}"
            message = f"{what} is not in {_listed(anchors)}, {have}. {where}"
            yield _fault(claim, message, "number-not-in-source")._replace(start=start)
        if missing and not anchors:
            message = f"This states {listed(missing)}, but a record of this kind cites no source."
            fix = "Say it in a record that cites the line of a source, and link to that record."
            yield Fault(claim.pointer, message, fix, "number-not-in-source")

    def _years(self, claim: Claim) -> set[str]:
        """Return the years for which a text is true, which its entry or record states in a field of their own."""
        holders = (self._record, claim.visit.entry.value)
        dates = [holder[field]["when"] for holder in holders for field in _TRUE_FOR if field in holder]
        return {year for date in dates for year in numbers_in(date.replace("-", " ")) if len(year) == len("2020")}

    def _address(self, claim: Claim) -> Iterator[Fault]:
        self._counts.addresses += 1
        printed = [address for s in self._sources.segments(claim.anchors) for address in s.addresses]
        wanted = comparable(str(claim.value))
        if any(comparable(address) == wanted for address in printed):
            return
        if any(self._leads_nowhere(anchor) for anchor in claim.anchors):
            return
        places = self._sources.printing(wanted, {anchor.source for anchor in claim.anchors})
        where = f"it is in {', '.join(places)}" if places else "it is nowhere in the sources cited"
        message = f"The address {quoted(str(claim.value), 200)} is not in {_listed(claim.anchors)}; {where}."
        meant = max(printed, key=lambda one: SequenceMatcher(None, wanted, comparable(one)).ratio(), default=None)
        fix = f"Write {quoted(with_scheme(meant), 500)}, which is printed there." if meant and not places else None
        yield Fault(claim.pointer, message, fix or FIXES["address-not-in-source"], "address-not-in-source")

    def _leads_nowhere(self, anchor: Anchor) -> bool:
        return anchor in self._written and not self._sources.segments((anchor,))

    def _quotation(self, claim: Claim) -> Iterator[Fault]:
        self._counts.quotations += 1
        words, quotation = self._sources.words(claim.anchors), normal(str(claim.value))
        if words is None:
            self._counts.quotations_by_index_only += 1
            segments = self._sources.segments(claim.anchors)
            names = {name for segment in segments for name in segment.names}
            lost = [n for n in names_in(quotation) if not any(n in name or name in n for name in names)]
            found = not lost or any(self._leads_nowhere(anchor) for anchor in claim.anchors)
        else:
            found = any(_holds(normal(text), quotation) for text in words)
        if without_notes(str(claim.value)) != claim.value:
            message = f"'{claim.value}' has note marks, which are not words of a quotation."
            yield _fault(claim, message, "quotation-not-in-source")
        elif not found or not quotation:
            message = f"'{claim.value}' is not literally, in whole words and numbers, in {_listed(claim.anchors)}."
            yield _fault(claim, message, "quotation-not-in-source")


def _fault(claim: Claim, message: str, rule: str) -> Fault:
    """Return a fault of a claim, with the fix of its rule."""
    return Fault(claim.pointer, message, FIXES[rule], rule)


_BEGINS = re.compile(r"(?<![\w.,/£$€−–-])")
_ENDS = re.compile(r"(?![\w/%−–-]|[.,'][^\W_]|\s?per\s?cent)")


def _holds(text: str, quotation: str) -> bool:
    """Return whether a text has a quotation in whole words and numbers: no tail of a figure, and none without its %."""
    start = text.find(quotation)
    while start >= 0:
        end = start + len(quotation)
        if _BEGINS.match(text, start) and _ENDS.match(text, end) and not cuts_a_number(text, start, end):
            return True
        start = text.find(quotation, start + 1)
    return False


_TRUE_FOR = ("as_of", "reference_period")
"""The fields with the date for which an entry or record is true."""
_ONE_IN = re.compile(r"\b1(?= in [0-9])")
"""The one of "1 in 18", which a source may print as a word."""
_NATIONS = re.compile(r"\bfour nations\b", re.IGNORECASE)
"""How many nations there are is no figure of a source: a record that cites none may say it."""


def _numbers_of(claim: Claim) -> set[str]:
    if isinstance(claim.value, int | float):
        return {plain(claim.value)}
    if claim.role is Role.DATE:
        return numbers_in(claim.value.replace("-", " "))
    text = as_drawn(claim.value) if claim.role in (Role.PROSE, Role.VOICE) else claim.value.replace("_", " ")
    if claim.role is Role.PROSE:
        text = _ONE_IN.sub("one", text)
    if not claim.anchors:
        text = _NATIONS.sub("nations", text)
    return numbers_in(text, words=claim.role is not Role.VOICE)


def _derived(walk: Walk) -> set[str]:
    """Return the pointers of the values that a record says were computed."""
    return {
        f"{visit.parent.holder.pointer}{visit.value['pointer']}" for visit in walk.objects("Derived") if visit.parent
    }


def _leading_nowhere(anchors: Iterable[tuple[Visit, Anchor]], sources: Sources) -> Iterator[Fault]:
    for visit, anchor in anchors:
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
            yield Fault(visit.pointer, index.why_nothing(anchor), fix, "anchor-not-in-source")


_MOST = 10
"""How many numbers of the segments a message names."""


def _some(numbers: Iterable[str], near: str) -> str:
    """List numbers in order; of many, those that are nearest to one."""
    every = sorted((number for number in numbers if is_decimal(number)), key=float)
    nearest = sorted(every, key=lambda number: abs(float(number) - float(near)))[:_MOST] if is_decimal(near) else every
    shown = [number for number in every if number in nearest[:_MOST]]
    return f"{'the numbers ' if len(shown) > 1 else ''}{listed(shown)}" if shown else "no number"


def _listed(anchors: tuple[Anchor, ...]) -> str:
    return ", ".join(str(anchor) for anchor in anchors)
