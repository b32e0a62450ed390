"""Take a record apart: one walk, from which all rules are served.

A trail is the way to a value, ``((None, "figures"), 0)``; it becomes a JSON Pointer only when needed.
"""

from functools import cache
from typing import Any, NamedTuple, Optional

from eymh_content.plan import Node, escape, plan_of
from eymh_content.roles import Link, Role

Trail = Optional[tuple["Trail", str | int]]  # noqa: UP045  # a recursive name cannot stand in X | None


def pointer_of(trail: Trail, *below: str | int) -> str:
    """Write a trail as a JSON Pointer."""
    steps = list(reversed(below))
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return "".join("/" + (escape(step) if isinstance(step, str) else str(step)) for step in reversed(steps))


class LinkAt(NamedTuple):
    """A link from a record to another."""

    target: str
    trail: Trail
    link: Link | None  # None for a link in prose

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return pointer_of(self.trail)


class Parts(NamedTuple):
    """The parts of a record, each with its trail."""

    prose: list[tuple[str, Trail]]
    """Prose and remarks of our own."""
    names: list[tuple[str, Trail]]
    """Names and words quoted as printed: plain text."""
    anchors: list[tuple[str, Trail]]
    links: list[LinkAt]
    objects: dict[str, list[tuple[dict[str, Any], Trail]]]
    """Objects by the model that they should be of; the record itself too."""


class _Shape(NamedTuple):
    """A node of the plan, made ready for the walk."""

    model: str | None
    link: Link | None
    bin: int | None
    """The list for its strings: 0 prose, 1 names, 2 anchors."""
    fields: dict[str, "_Shape"]
    items: "_Shape | None"


_LONGEST = 2_000  # characters; what is longer has been called too long, and need not be looked through
_BINS = {Role.PROSE: 0, Role.VOICE: 0, Role.NAME: 1, Role.STATED: 1, Role.ANCHOR: 2}
_BASES: dict[str, tuple[str, ...]] = {}
"""The models that each model is made from, as far as a plan was asked for."""


def is_of(model: str, family: str) -> bool:
    """Say whether a model is ``family`` or is made from it."""
    return model == family or family in _BASES[model]


def _shape(node: Node, done: dict[str, _Shape]) -> _Shape | None:
    """Make a shape of a node; None where no rule has anything to look for."""
    if node.model in done:
        return done[node.model]
    if node.model:
        _BASES[node.model] = node.bases
    fields = {name: shape for name, below in node.fields.items() if (shape := _shape(below, done))}
    items = _shape(node.items, done) if node.items else None
    found = _Shape(node.model, node.link, _BINS.get(node.role) if node.role else None, fields, items)
    if node.model:
        done[node.model] = found
    return found if found.model or found.link or found.bin is not None or items else None


@cache
def _shape_of(kind: str) -> _Shape:
    shape = _shape(plan_of(kind), {})
    if shape is None:
        raise AssertionError(f"the kind {kind} has no fields")
    return shape


def take_apart(data: dict[str, Any], kind: str) -> Parts:
    """Take a record apart. What does not fit its kind is passed over."""
    parts = Parts([], [], [], [], {})
    bins = parts[:3]
    objects, links = parts.objects, parts.links
    todo: list[tuple[Any, _Shape, Trail]] = [(data, _shape_of(kind), None)]
    for value, (model, _, _, fields, items), trail in todo:  # grows as it runs: outer objects come before inner ones
        members: Any = ()
        if type(value) is dict:
            if model is not None:
                objects.setdefault(model, []).append((value, trail))
            members = [(child, fields[key], (trail, key)) for key, child in value.items() if key in fields]
        elif type(value) is list and items is not None:
            members = [(child, items, (trail, index)) for index, child in enumerate(value)]
        for member in members:
            child, below, at = member
            if type(child) is not str:
                todo.append(member)
            elif len(child) > _LONGEST:
                continue
            elif below.link is not None:
                links.append(LinkAt(child, at, below.link))
            elif below.bin is not None:
                bins[below.bin].append((child, at))
    return parts
