"""Compare values with the words of the source beside them: closed lists, qualifiers, units, ages, groups and places."""

from collections.abc import Iterator
from itertools import chain

from eymh_content.problems import Fault
from eymh_content.schema.walk import Walk
from eymh_content.sources.claims import entry_id
from eymh_content.sources.flags import Flag
from eymh_content.sources.rules import FIXES
from eymh_content.sources.stated.ages import ages
from eymh_content.sources.stated.numbers import periods, qualifiers, units
from eymh_content.sources.stated.places import places
from eymh_content.sources.stated.words import Compared, meant, pattern, stated_values, unknown

RULE = "value-not-as-stated"


def compared_values(walk: Walk) -> list[Compared]:
    """Compare every value of a record that has words beside it."""
    found = (closed_lists, qualifiers, units, periods, ages, groups, places)
    return [compared for compare in found for compared in compare(walk)]


def value_faults(compared: list[Compared]) -> list[Fault]:
    """Return the values that differ from the words beside them."""
    wrong = (one for one in compared if one.message and one.certain)
    return [Fault(one.pointer, one.message, one.fix or FIXES[RULE], RULE) for one in wrong]


def value_flags(walk: Walk) -> list[Flag]:
    """Return the values of a record beside words that are in no list: each is for a reader."""
    return [
        Flag("value", one.kind, str(one.steps[-1]), one.pointer, entry_id(one.holder), one.message, certain=False)
        for one in compared_values(walk)
        if one.message and not one.certain
    ]


def closed_lists(walk: Walk) -> Iterator[Compared]:
    """Compare the values of closed lists: a rating, availability, level, status, role or force."""
    for number, spec in enumerate(stated_values()["closed"]):
        field, stated = spec["field"], spec["stated"]
        for visit in chain.from_iterable(map(walk.objects, spec["models"])):
            value, words = visit.value.get(field), visit.value.get(stated)
            if not isinstance(value, str) or not isinstance(words, str):
                continue
            values = meant(words, "closed", number, "values")
            if values and value not in values:
                message = f"'{words}' says {values[0]}, but the value is {value}."
                yield Compared(visit, (field,), field, message, f"Write \"{values[0]}\", or correct '{stated}'.")
            else:
                yield Compared(visit, (field,), field) if values else unknown(visit, field, words)


def groups(walk: Walk) -> Iterator[Compared]:
    """Compare the group of a figure with the words beside the figure."""
    for visit in walk.objects("Figure"):
        group, words = visit.value.get("group"), visit.value.get("stated")
        if isinstance(group, str) and isinstance(words, str):
            yield Compared(visit, ("group",), "group", _contrast(group, words))


def _contrast(group: str, words: str) -> str:
    """Say that the words beside a figure speak of the opposite of its group: "boys (6.8%)" is no figure for girls."""
    for number in range(len(stated_values()["contrasts"])):
        for mine, theirs in ((0, 1), (1, 0)):
            own, other = pattern("contrasts", number, mine), pattern("contrasts", number, theirs)
            said = other.search(words)
            if said and own.search(group) and not own.search(words) and not other.search(group):
                return f"The words beside the figure, '{words}', speak of '{said[0]}', but the group is '{group}'."
    return ""
