"""Whether the figures of a statistic belong to their groups: what tells two groups apart stands beside their values.

Read are the words beside each figure, in ``stated``, and what is around its number in the segments that it cites.
"""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.claims import entry_id, parse_anchors
from eymh_content.sources.flags import Flag
from eymh_content.sources.groups.indexed import codes_in
from eymh_content.sources.groups.printed import PrintedNumbers, printed_numbers, weight_of
from eymh_content.sources.load import Sources
from eymh_content.sources.numbers import numbers_in, plain
from eymh_content.sources.stated.numbers import period_of

_MARGIN = 1.05
_IN_WORDS = 3.0
"""What it counts that a word of the group stands in ``stated``; next to the number in the segment it counts 1."""
_VALUES = ("value", "low", "high")


class _Figure(NamedTuple):
    """A figure with what tells its group from others."""

    visit: Visit
    values: list[str]
    group: frozenset[str]
    """Codes of the words of its group, and the numbers in it and in its date."""
    words: frozenset[str]
    """The same of the words beside it."""
    printed: PrintedNumbers

    @property
    def name(self) -> str:
        """The group, with its date if it has one."""
        dates = (date for _, date in period_of(self.visit.value))
        return ", ".join([str(self.visit.value["group"]), *dates])

    def speaks_of(self, codes: frozenset[str]) -> float:
        """Return how much of the codes of a group stands beside the figure, in its words and in the source."""
        places = (place for value in self.values for place in self.printed.places(value))
        beside = max((weight_of(codes, place) for place in places), default=0.0)
        return beside + _IN_WORDS * len(codes & self.words)


def compare_figures(walk: Walk, sources: Sources) -> tuple[int, list[Flag]]:
    """Compare the figures of each list with each other. Returns how many pairs, and what was found."""
    lists: dict[str, list[Visit]] = {}
    for visit in walk.objects("Figure"):
        lists.setdefault(visit.parent.pointer if visit.parent else "", []).append(visit)
    count, flags = 0, list[Flag]()
    for visits in lists.values():
        figures = [figure for visit in visits if len(visits) > 1 for figure in _figure(visit, sources)]
        for one, other in combinations(figures, 2):
            if one.name != other.name and one.values != other.values:
                count += 1
                flags += _compare(one, other)
    return count, flags


def _figure(visit: Visit, sources: Sources) -> Iterator[_Figure]:
    figure, anchors = visit.value, parse_anchors(visit.anchors)
    values = [plain(figure[field]) for field in _VALUES if isinstance(figure.get(field), int | float)]
    group, stated = figure.get("group"), figure.get("stated")
    if isinstance(group, str) and isinstance(stated, str) and values and sources.can_verify(anchors):
        date = {number for _, when in period_of(figure) for number in numbers_in(when)}
        words = _codes(stated) - set(values)
        yield _Figure(visit, values, _codes(group) | date, words, printed_numbers(anchors, sources))


def _codes(text: str) -> frozenset[str]:
    """Return the codes of the words of a text, and its numbers."""
    return frozenset(codes_in(text)) | numbers_in(text)


def _compare(one: _Figure, other: _Figure) -> Iterator[Flag]:
    """Yield that two figures seem to have each other's group, or that it cannot be told."""
    first, second = one.group - other.group, other.group - one.group
    as_written = one.speaks_of(first) + other.speaks_of(second)
    exchanged = one.speaks_of(second) + other.speaks_of(first)
    if as_written > _MARGIN * exchanged:
        return
    pointer, entry = other.visit.below("group"), entry_id(other.visit)
    if exchanged > _MARGIN * as_written:
        both = f"'{one.name}' and '{other.name}'"
        message = f"The figures for {both} seem to be exchanged: each has the words of the other."
        yield Flag("group", "exchanged", other.values[0], pointer, entry, message)
    else:
        message = f"Whether '{one.name}' and '{other.name}' have each other's figures cannot be told from the source."
        yield Flag("group", "undecided", other.values[0], pointer, entry, message, certain=False)
