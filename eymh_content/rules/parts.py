"""Take a record apart: one walk, from which all rules are served.

A trail is the way to a value, ``((None, "figures"), 0)``; it becomes a JSON Pointer only when needed.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any, Optional

from eymh_content.models.base import Model
from eymh_content.models.plan import Node, plan_of
from eymh_content.models.roles import Link, Role

Trail = Optional[tuple["Trail", str | int]]  # noqa: UP045  # a recursive name cannot stand in X | None


@dataclass
class Parts:
    """The parts of a record, each with its trail."""

    prose: list[tuple[str, Trail]] = field(default_factory=list)
    """Prose and remarks of our own."""
    names: list[tuple[str, Trail]] = field(default_factory=list)
    """Names and words quoted as printed: plain text."""
    anchors: list[tuple[str, Trail]] = field(default_factory=list)
    links: list[tuple[str, Trail, Link]] = field(default_factory=list)
    objects: dict[type[Model], list[tuple[dict[str, Any], Trail]]] = field(default_factory=dict)
    """Objects by the model that they should be of; the record itself too."""


@dataclass
class _Shape:
    """A node of the plan, made ready for the walk."""

    model: type[Model] | None
    link: Link | None
    bin: int | None
    """The list for its strings: 0 prose, 1 names, 2 anchors."""
    fields: dict[str, "_Shape"]
    items: "_Shape | None"


_LONGEST = 2_000  # characters; what is longer has been called too long, and need not be looked through
_BINS = {Role.PROSE: 0, Role.VOICE: 0, Role.NAME: 1, Role.STATED: 1, Role.ANCHOR: 2}


def _shape(node: Node) -> _Shape | None:
    """Make a shape of a node; None where no rule has anything to look for."""
    fields = {name: shape for name, below in node.fields.items() if (shape := _shape(below))}
    items = _shape(node.items) if node.items else None
    found = _Shape(node.model, node.link, _BINS.get(node.role) if node.role else None, fields, items)
    return found if found.model or found.link or found.bin is not None or fields or items else None


@cache
def _shape_of(kind: str) -> _Shape:
    shape = _shape(plan_of(kind))
    if shape is None:
        raise AssertionError(f"the kind {kind} has no fields")
    return shape


def take_apart(data: dict[str, Any], kind: str) -> Parts:
    """Take a record apart. What does not fit its kind is passed over."""
    parts = Parts()
    bins = (parts.prose, parts.names, parts.anchors)
    todo: list[tuple[Any, _Shape, Trail]] = [(data, _shape_of(kind), None)]
    for value, shape, trail in todo:  # grows as it runs: outer objects come before inner ones, each list in its order
        members: Any = ()
        if type(value) is dict:
            if shape.model is not None:
                parts.objects.setdefault(shape.model, []).append((value, trail))
            members = [(child, shape.fields[key], (trail, key)) for key, child in value.items() if key in shape.fields]
        elif type(value) is list and shape.items is not None:
            members = [(child, shape.items, (trail, index)) for index, child in enumerate(value)]
        for child, below, at in members:
            if type(child) is not str:
                todo.append((child, below, at))
            elif len(child) > _LONGEST:
                continue
            elif below.link is not None:
                parts.links.append((child, at, below.link))
            elif below.bin is not None:
                bins[below.bin].append((child, at))
    return parts
