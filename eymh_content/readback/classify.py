"""Say whether an entry was changed in meaning or in wording. It orders the reading, and never stands in for it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from eymh_content.ids import pointer_steps
from eymh_content.ledger.units import Leaf
from eymh_content.readback.texts import Difference, differences
from eymh_content.roles import Role

_TEXTS = (Role.PROSE, Role.VOICE)
_TITLE = "/title"
_CALLED = {
    Role.NUMBER: "figure",
    Role.DATE: "date",
    Role.PLACE: "place",
    Role.NAME: "name",
    Role.STATED: "quotation",
    Role.ANCHOR: "lines",
    Role.ADDRESS: "address",
}
"""What a difference in a value is called, by its role. Other values are called by their field."""


class Change(NamedTuple):
    """What was changed in an entry."""

    kind: Literal["meaning", "wording"]
    differences: tuple[Difference, ...]
    """What makes it a change of meaning; none if it is one of wording."""


def classify(old: Iterable[Leaf], new: Iterable[Leaf]) -> Change:
    """Compare the values of an entry with those that it had.

    A figure, name, date, negation or force word that differs is always a change of meaning.
    """
    before, after = tuple(old), tuple(new)
    found = (*_values(before, after), *differences(_text(before), _text(after)))
    once = tuple(dict.fromkeys(found))
    return Change("meaning" if once else "wording", once)


def _text(leaves: Iterable[Leaf]) -> str:
    """Return the prose of an entry as one text: how it is divided into paragraphs and fields is wording."""
    return "\n".join(str(leaf.value) for leaf in leaves if leaf.role in _TEXTS or leaf.path == _TITLE)


def _values(before: Iterable[Leaf], after: Iterable[Leaf]) -> Iterator[Difference]:
    """Yield the differences in values that are no prose. The order of a list is no difference."""
    had, has = (_by_field(leaves) for leaves in (before, after))
    for field in dict.fromkeys((*had, *has)):
        lost, gained = had.get(field, Counter()), has.get(field, Counter())
        if lost != gained:
            yield Difference(field[1], ", ".join(sorted(lost - gained)), ", ".join(sorted(gained - lost)))


def _by_field(leaves: Iterable[Leaf]) -> dict[tuple[str, str], Counter[str]]:
    found: dict[tuple[str, str], Counter[str]] = {}
    for leaf in leaves:
        if leaf.role not in _TEXTS and leaf.path != _TITLE:
            names = [step for step in pointer_steps(leaf.path) if not step.isdigit()]
            called = _CALLED[leaf.role] if leaf.role in _CALLED else names[-1]
            found.setdefault(("/".join(names), called), Counter())[str(leaf.value)] += 1
    return found
