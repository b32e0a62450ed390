"""The numbers of the segments that an entry cites, and how well a number of the entry fits each of them."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from eymh_content.ids import Anchor
from eymh_content.sources.groups.indexed import NumberPlace, read_row
from eymh_content.sources.groups.kinds import alike
from eymh_content.sources.load import Sources

_BY_BAND = (1.0, 0.6, 0.3)
"""What a shared stem counts in each band of distance; in both texts, so that the two are multiplied."""
_SAME_TYPE = 0.75


class _Printed(NamedTuple):
    """A number in a segment that an entry cites."""

    place: NumberPlace
    sentence: int
    position: int


class PrintedNumbers:
    """The numbers of the segments that an entry cites, with what is around them."""

    def __init__(self, sentences: Iterable[tuple[NumberPlace, ...]]) -> None:
        """Sort the numbers of some sentences."""
        self._numbers: dict[str, list[_Printed]] = defaultdict(list)
        self.ranges: set[tuple[str, str]] = set()
        """The ends of its ranges."""
        for number, places in enumerate(sentences):
            for position, place in enumerate(places):
                self._numbers[place.value].append(_Printed(place, number, position))
            self.ranges |= {(one.value, other.value) for one, other in pairwise(places) if one.joined}

    def __contains__(self, value: str) -> bool:
        """Return whether it prints a number."""
        return value in self._numbers

    def places(self, value: str) -> list[NumberPlace]:
        """Return the places of a number."""
        return [printed.place for printed in self._numbers.get(value, ())]

    def types(self, value: str) -> set[str]:
        """Return the types that it prints a number as."""
        return {place.type for place in self.places(value)}

    def fit(self, place: NumberPlace, value: str) -> float:
        """Return how well the place of a number in a text fits a number that is printed."""
        return max(_fit(place, printed) for printed in self.places(value))

    def order(self, one: str, other: str) -> int:
        """Return 1 if it has two numbers in this order only, -1 if only in the other order, 0 otherwise."""
        pairs = ((a, b) for a in self._numbers[one] for b in self._numbers[other] if a.sentence == b.sentence)
        orders = {a.position < b.position for a, b in pairs}
        return (1 if True in orders else -1) if len(orders) == 1 else 0


def printed_numbers(anchors: tuple[Anchor, ...], sources: Sources) -> PrintedNumbers:
    """Return the numbers of the segments that some anchors cite."""
    segments = dict.fromkeys(sources.segments(anchors))
    return PrintedNumbers(read_row(row) for segment in segments for row in segment.near)


def _fit(own: NumberPlace, printed: NumberPlace) -> float:
    found = _SAME_TYPE * alike(own.type, printed.type)
    for by_own, band in zip(_BY_BAND, own.bands, strict=True):
        for by_printed, other in zip(_BY_BAND, printed.bands, strict=True):
            if not band.isdisjoint(other):
                found += by_own * by_printed * len(band & other)
    return found


def weight_of(codes: frozenset[str], place: NumberPlace) -> float:
    """Return how near some stems are to a number: what those count that are in its bands."""
    return sum(weight * len(codes & band) for weight, band in zip(_BY_BAND, place.bands, strict=True))
