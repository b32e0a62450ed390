"""Take a record apart: one walk, from which all rules are served.

A trail is the way to a value, ``((None, "figures"), 0)``; it becomes a JSON Pointer only when needed.
"""

import itertools
from functools import cache
from typing import Any, NamedTuple, Optional

from eymh_content.roles import Link, Role
from eymh_content.schema.index import Node, escape, plan_of

Trail = Optional[tuple["Trail", str | int]]  # noqa: UP045  # a recursive name cannot stand in X | None


def in_words(pointer: str) -> str:
    """Say a JSON Pointer as an editor would: "item 2 of 'figures'"."""
    steps = pointer.split("/")[1:]
    said = [
        f"item {int(step) + 1} of '{before}'"
        for before, step in itertools.pairwise(steps)
        if step.isdigit() and not before.isdigit()
    ]
    return " in ".join(reversed(said)) or "the record"


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
    bin: int | None
    """The list for its strings: 0 prose, 1 names, 2 anchors, 3 links."""
    link: Link | None
    fields: dict[str, "_Shape"]
    items: "_Shape | None"


_LONGEST = 2_000  # characters; what is longer has been called too long, and need not be looked through
_BINS = {Role.PROSE: 0, Role.VOICE: 0, Role.NAME: 1, Role.STATED: 1, Role.ANCHOR: 2}
_LINKS = 3
_BASES: dict[str, tuple[str, ...]] = {}
"""The models that each model is made from, as far as a plan was asked for."""
_SHAPES: dict[str, tuple[Node, _Shape]] = {}
"""The shape that was last made of each model: most kinds share it."""


@cache
def family(models: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Give those of some models that are ``name`` or are made from it."""
    return tuple(model for model in models if model == name or name in _BASES[model])


def _shape(node: Node) -> _Shape | None:
    """Make a shape of a node; None where no rule has anything to look for."""
    if node.model:
        known, shape = _SHAPES.get(node.model, (None, None))
        if known is node:
            return shape
        _BASES[node.model] = node.bases
    fields = {name: shape for name, below in node.fields.items() if (shape := _shape(below))}
    items = _shape(node.items) if node.items else None
    strings = _LINKS if node.link else _BINS.get(node.role) if node.role else None
    found = _Shape(node.model, strings, node.link, fields, items)
    if node.model:
        _SHAPES[node.model] = node, found
    return found if node.model or items or strings is not None else None


@cache
def _shape_of(kind: str) -> _Shape:
    shape = _shape(plan_of(kind))
    if shape is None:
        raise AssertionError(f"the kind {kind} has no fields")
    return shape


def take_apart(data: dict[str, Any], kind: str) -> Parts:
    """Take a record apart. What does not fit its kind is passed over."""
    parts = Parts([], [], [], [], {})
    bins, links, objects = parts[:3], parts.links, parts.objects
    todo: list[tuple[Any, _Shape, Trail]] = [(data, _shape_of(kind), None)]
    for value, shape, trail in todo:  # grows as it runs: outer objects come before inner ones, each list in its order
        model, _, _, fields, items = shape
        members: Any = ()
        if model is not None and type(value) is dict:
            objects.setdefault(model, []).append((value, trail))
            members = value.items()
        elif items is not None and type(value) is list:
            members = enumerate(value)
        for step, child in members:
            below = fields.get(step, items)  # a model has no items, and a list no fields
            if below is None:
                continue
            if type(child) is not str:
                todo.append((child, below, (trail, step)))
            elif below.bin is not None and len(child) <= _LONGEST:
                if below.bin == _LINKS:
                    links.append(LinkAt(child, (trail, step), below.link))
                else:
                    bins[below.bin].append((child, (trail, step)))
    return parts
