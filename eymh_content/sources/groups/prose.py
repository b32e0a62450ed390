"""Whether the numbers of an entry are where its source has them: none exchanged with another, or of another type.

Each number of an entry has words around it, and so has each number of the segments that the entry cites. Two numbers
are exchanged if each has the words that the source has around the other.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations, pairwise
from typing import NamedTuple

from eymh_content.roles import Role
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import Claim, as_drawn, claims_of, entry_id
from eymh_content.sources.flags import Flag
from eymh_content.sources.groups.figures import compare_figures
from eymh_content.sources.groups.indexed import NumberPlace, number_places
from eymh_content.sources.groups.kinds import NAME, WORDS, is_changed
from eymh_content.sources.groups.printed import PrintedNumbers, printed_numbers
from eymh_content.sources.load import Sources
from eymh_content.sources.numbers import find_number, is_decimal

MARGIN = 1.05
"""By how much one order must fit better than the other to be the right one."""
_SAME_ORDER = 0.625
"""What it counts that the source has two numbers in one order only; a stem next to both counts 1."""
_SAME_RANGE = 1.5
"""What it counts that the source has a range with the same ends."""


class Pair(NamedTuple):
    """Two numbers of a text, and how well each order of them fits the source."""

    one: NumberPlace
    other: NumberPlace
    as_written: float
    exchanged: float

    @property
    def is_wrong(self) -> bool:
        """Whether the other order fits clearly better."""
        return self.exchanged > MARGIN * self.as_written

    @property
    def is_open(self) -> bool:
        """Whether neither order fits clearly better."""
        return not self.is_wrong and self.as_written <= MARGIN * self.exchanged


def group_flags(walk: Walk, sources: Sources) -> list[Flag]:
    """Return where numbers of a record are not where its source has them, or where that cannot be told."""
    return compare_groups(walk, claims_of(walk), sources)[1]


def compare_groups(walk: Walk, claims: Iterable[Claim], sources: Sources) -> tuple[int, list[Flag]]:
    """Compare the figures of a record, and the numbers in the prose among its claims, with the source around them.

    Returns how many pairs of numbers were compared, and what was found.
    """
    count, flags = compare_figures(walk, sources)
    for claim in claims:
        if claim.role is Role.PROSE and claim.anchors and sources.can_verify(claim.anchors):
            more, found = _compare(claim, sources)
            count += more
            flags += found
    return count, flags


def _compare(claim: Claim, sources: Sources) -> tuple[int, list[Flag]]:
    """Compare the numbers of a text."""
    text = as_drawn(str(claim.value))
    places = number_places(text, bands=False)
    if not places:
        return 0, []
    printed = printed_numbers(claim.anchors, sources)
    found = [*_of_another_type(claim, places, printed), *_backwards(claim, places, printed)]
    if sum(place.value in printed for place in places) == 1:
        return 0, found
    pairs = list(_pairs(number_places(text), printed))
    return len(pairs), [*found, *_exchanged(claim, pairs, {flag.word for flag in found})]


def _pairs(places: list[NumberPlace], printed: PrintedNumbers) -> Iterator[Pair]:
    """Yield every two different numbers of a text that the source prints."""
    values = [place.value for place in places]
    ranges = [number for number, place in enumerate(places[:-1]) if place.joined]
    for one, other in combinations(range(len(places)), 2):
        a, b = places[one], places[other]
        if a.value == b.value or a.value not in printed or b.value not in printed:
            continue
        order = printed.order(a.value, b.value)
        as_written = printed.fit(a, a.value) + printed.fit(b, b.value) + _SAME_ORDER * (order > 0)
        exchanged = printed.fit(a, b.value) + printed.fit(b, a.value) + _SAME_ORDER * (order < 0)
        swapped = values.copy()
        swapped[one], swapped[other] = b.value, a.value
        for start in ranges:
            if {start, start + 1} & {one, other}:
                as_written += _SAME_RANGE * ((values[start], values[start + 1]) in printed.ranges)
                exchanged += _SAME_RANGE * ((swapped[start], swapped[start + 1]) in printed.ranges)
        yield Pair(a, b, as_written, exchanged)


def _exchanged(claim: Claim, pairs: list[Pair], known: set[str]) -> Iterator[Flag]:
    """Yield the pairs of which the other order fits better, and those that cannot be decided."""
    wrong = [pair for pair in pairs if pair.is_wrong and not {pair.one.value, pair.other.value} & known]
    for pair in sorted(wrong, key=lambda pair: pair.as_written - pair.exchanged):
        one, other = pair.one.value, pair.other.value
        if {one, other} & known:
            continue  # one exchange makes many pairs look wrong: the clearest is named
        known |= {one, other}
        message = f"{one} and {other} seem to be exchanged: each has the words that the source has with the other."
        yield _flag(claim, "exchanged", pair.one, message)
    for pair in pairs:
        if pair.is_open and not {pair.one.value, pair.other.value} & known:
            message = f"Which of {pair.one.value} and {pair.other.value} belongs where cannot be told from the source."
            yield replace(_flag(claim, "undecided", pair.one, message), certain=False)


def _of_another_type(claim: Claim, places: list[NumberPlace], printed: PrintedNumbers) -> Iterator[Flag]:
    """Yield the numbers that the source prints, but never as what they are here: a count, and here a percentage."""
    for place in places:
        types = printed.types(place.value)
        if types and is_changed(place.type, types):
            called = " or ".join(WORDS[one] for one in sorted(types))
            message = f"{place.value} is {WORDS[place.type]} here, but {called} in the source."
            yield _flag(claim, "type", place, message)


def _backwards(claim: Claim, places: list[NumberPlace], printed: PrintedNumbers) -> Iterator[Flag]:
    """Yield the ranges that run backwards, where the source has none that does."""
    for one, other in pairwise(places):
        if one.joined and one.type != NAME and is_decimal(one.value) and is_decimal(other.value):
            ends = (one.value, other.value)
            if float(one.value) > float(other.value) and ends not in printed.ranges and other.value in printed:
                yield _flag(claim, "range", one, f"The range from {one.value} to {other.value} runs backwards.")


def _flag(claim: Claim, kind: str, place: NumberPlace, message: str) -> Flag:
    start, _ = find_number(place.value, str(claim.value))
    return Flag("group", kind, place.value, claim.pointer, entry_id(claim.visit), message, start)
