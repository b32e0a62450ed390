"""One walk over a record as it is in its file: every value that the schema knows, with all that a check asks of it.

What does not fit the schema is passed over: the structure is checked elsewhere.
"""

from collections.abc import Callable, Iterator, KeysView
from functools import partial
from typing import Any, NamedTuple

from eymh_content.ids import links_in, pointer_to
from eymh_content.roles import Link, Role
from eymh_content.schema.index import NO_VALUE, ROLE_INDEX, Node, schema_index

_LONGEST = 2_000
"""Characters. A longer text breaks the limit of its field, and is not searched for other faults."""


class Visit(NamedTuple):
    """A value of a record: what it is, and where."""

    value: Any
    node: Node
    step: str | int
    """The key or index that leads to it."""
    parent: "Visit | None"
    """The object or list that holds it; None for the record."""

    def to_root(self) -> Iterator["Visit"]:
        """Yield this visit, then what holds it, up to the record."""
        visit: Visit | None = self
        while visit is not None:
            yield visit
            visit = visit.parent

    @property
    def steps(self) -> list[str | int]:
        """The keys and indexes that lead to it from the record."""
        return [visit.step for visit in self.to_root() if visit.parent][::-1]

    @property
    def pointer(self) -> str:
        """Its JSON Pointer (RFC 6901)."""
        return self.below()

    def below(self, *steps: str | int) -> str:
        """Return the JSON Pointer of a value below it."""
        return pointer_to(*self.steps, *steps)

    @property
    def holder(self) -> "Visit":
        """The innermost object that it is in, or is."""
        return next(visit for visit in self.to_root() if isinstance(visit.value, dict))

    @property
    def entry(self) -> "Visit":
        """The innermost entry that it is in, or is; the record if there is none."""
        return next(visit for visit in self.to_root() if visit.node.entry or visit.parent is None)

    @property
    def path(self) -> tuple[str, ...]:
        """The ids of the entries that lead to it, the outermost first."""
        return tuple(reversed([str(visit.value.get("id")) for visit in self.to_root() if visit.node.entry]))

    @property
    def anchors(self) -> list[Any]:
        """The anchors in force: ``at`` of the innermost object that has it."""
        return self._in_force("at")

    @property
    def place(self) -> list[Any]:
        """The place in force: ``place`` of the innermost object that has it."""
        return self._in_force("place")

    def _in_force(self, name: str) -> list[Any]:
        for visit in self.to_root():  # what is below an open node only looks like a field
            if not visit.node.open and isinstance(visit.value, dict) and isinstance(visit.value.get(name), list):
                found: list[Any] = visit.value[name]
                return found
        return []


_as_visit = partial(tuple.__new__, Visit)
"""Makes a visit of its fields in a third of the time that Visit(…) takes."""
_Cell = tuple[Any, Node, str | int, Visit]
"""The fields of a visit. Most values are never asked for one by one: they become visits when they are."""


class Walk:
    """The values of a record, sorted by what they are; each list is in the order of the record."""

    def __init__(self, record: dict[str, Any], kind: str) -> None:
        """Walk over a record of a kind. KeyError if there is no such kind."""
        self.record = record
        self.kind = kind
        self._bins: tuple[list[_Cell], ...] = tuple([[] for _ in range(NO_VALUE + 1)])
        self._objects: dict[str, list[Visit]] = {}
        self.root = Visit(record, schema_index(kind), "", None)
        """The record itself."""
        self._go(self.root)

    def of(self, *roles: Role) -> list[Visit]:
        """Return the values with one of some roles: texts, and numbers where the role allows them."""
        return [visit for role in roles for visit in map(_as_visit, self._bins[ROLE_INDEX[role]])]

    def values(self, *roles: Role) -> list[Any]:
        """Return the same as plain values, which costs far less."""
        return [cell[0] for role in roles for cell in self._bins[ROLE_INDEX[role]]]

    @property
    def links(self) -> list[Visit]:
        """The texts that are links to records."""
        return [*map(_as_visit, self._bins[ROLE_INDEX[None]])]

    def targets(
        self, wanted: Callable[[str, Link | None], bool] = lambda _target, _link: True
    ) -> Iterator[tuple[str, Visit]]:
        """Yield every reference that it links to, in fields and in prose, with the place of the link.

        Only those that are ``wanted``, by the reference and what the schema says of a link in a field.
        """
        for cell in self._bins[ROLE_INDEX[None]]:
            if wanted(cell[0], cell[1][1]):
                yield cell[0], _as_visit(cell)
        for role in (Role.PROSE, Role.VOICE):
            for cell in self._bins[ROLE_INDEX[role]]:
                if "](" in cell[0]:
                    yield from ((target, _as_visit(cell)) for target in links_in(cell[0]) if wanted(target, None))

    @property
    def texts(self) -> Iterator[Visit]:
        """All values that have a role or are a link."""
        return (visit for cells in self._bins[:NO_VALUE] for visit in map(_as_visit, cells))

    @property
    def models(self) -> KeysView[str]:
        """The names of the models that it has objects of."""
        return self._objects.keys()

    def objects(self, model: str) -> list[Visit]:
        """Return the objects of a model and of all that are made from it."""
        return self._objects.get(model, [])

    def _go(self, parent: Visit) -> None:
        value, node = parent[0], parent[1]
        members: Any = enumerate(value)
        if type(value) is dict:
            members = value.items()
            for name in node.models:
                self._objects.setdefault(name, []).append(parent)
        fields, items, bins = node.fields, node.items, self._bins
        for step, child in members:
            below = node if node.open else fields.get(step, items)  # a model has no items, and a list no fields
            if below is None:
                continue
            kind = type(child)
            if kind is str:
                if len(child) <= _LONGEST or below.open:
                    bins[below.role_index].append((child, below, step, parent))
            elif kind is dict or kind is list:
                self._go(_as_visit((child, below, step, parent)))
            elif below.numeric and kind is not bool and child is not None:
                bins[below.role_index].append((child, below, step, parent))
