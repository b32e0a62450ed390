"""What is read as one: an entry, or the own text of a record. Its values, and the digest of them."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from eymh_content.canonical import digest
from eymh_content.ids import pointer_to
from eymh_content.roles import Role
from eymh_content.schema.index import Node
from eymh_content.schema.walk import Visit, Walk

NOT_READ = frozenset({"$schema", "context", "cites", "topics", "mentions"})
"""Fields that say nothing of the subject: where a record is found, and what else to look at."""
OWN_TEXT = "."
"""Stands for the id of an entry where the own text of the record is meant: no entry has this id."""
_READ, _ENTRY, _CAVEAT = "Envelope", "Entry", "Caveat"
_DIGITS = 16


class Leaf(NamedTuple):
    """A value of an entry, with what it is."""

    path: str
    """JSON Pointer from the entry."""
    value: Any
    """A text, a number, or true or false."""
    role: Role | None = None
    """Its role; None for a link and for a value of a closed list."""
    is_link: bool = False
    """Whether it is a link to a record."""


class Unit:
    """An entry or the own text of a record, without the entries in it, which are read by themselves."""

    def __init__(self, visit: Visit) -> None:
        """Take the visit of the entry or of the record."""
        self.visit = visit
        self.id: str = str(visit.value.get("id")) if visit.parent else OWN_TEXT

    @cached_property
    def leaves(self) -> tuple[Leaf, ...]:
        """Its values, in the order of the file."""
        return tuple(_leaves(self.visit.value, self.visit.node, ()))

    @cached_property
    def digest(self) -> str:
        """The digest of its values and of where each stands: 16 hexadecimal digits.

        It is the SHA-256 of a list of pairs of path and value, sorted by path, in canonical JSON (RFC 8785). So neither
        layout nor the order of fields matters.
        """
        return digest(sorted([leaf.path, leaf.value] for leaf in self.leaves))[:_DIGITS]


def units_of(walk: Walk) -> dict[str, Unit]:
    """Return the units of a record by id, its own text first; none of a record that rests on no source.

    A kind whose records are read is one that has the fields of ``Envelope``: no reference, topic, nation or pack.
    """
    units = map(Unit, (*walk.objects(_READ), *walk.objects(_ENTRY)) if is_read(walk) else ())
    return {unit.id: unit for unit in units}


def is_read(walk: Walk) -> bool:
    """Return whether the records of a kind are read."""
    return bool(walk.objects(_READ))


def _leaves(value: Any, node: Node | None, steps: tuple[str | int, ...]) -> Iterator[Leaf]:  # noqa: ANN401
    if isinstance(value, dict):
        for name, child in value.items():
            if name in NOT_READ or (name == "id" and not steps) or (name == "see" and node and _CAVEAT in node.models):
                continue
            below = node.fields.get(name) if node else None
            if not (below and below.entry):
                yield from _leaves(child, below, (*steps, name))
    elif isinstance(value, list):
        items = node.items if node else None
        for number, child in enumerate(value) if not (items and items.entry) else ():
            yield from _leaves(child, items, (*steps, number))
    else:
        yield Leaf(pointer_to(*steps), value, node.role if node else None, bool(node and node.link))
