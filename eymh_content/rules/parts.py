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
    bin: str | None
    fields: dict[str, "_Shape"]
    items: "_Shape | None"


_BINS = {Role.PROSE: "prose", Role.VOICE: "prose", Role.NAME: "names", Role.STATED: "names", Role.ANCHOR: "anchors"}


def _shape(node: Node) -> _Shape | None:
    """Make a shape of a node; None where no rule has anything to look for."""
    fields = {name: shape for name, below in node.fields.items() if (shape := _shape(below))}
    items = _shape(node.items) if node.items else None
    found = _Shape(node.model, node.link, _BINS.get(node.role) if node.role else None, fields, items)
    return found if found.model or found.link or found.bin or fields or items else None


@cache
def _shape_of(kind: str) -> _Shape:
    shape = _shape(plan_of(kind))
    if shape is None:
        raise AssertionError(f"the kind {kind} has no fields")
    return shape


def take_apart(data: dict[str, Any], kind: str) -> Parts:
    """Take a record apart. What does not fit its kind is passed over."""
    parts = Parts()
    _object(data, _shape_of(kind), None, parts)
    return parts


def _object(value: dict[str, Any], shape: _Shape, trail: Trail, parts: Parts) -> None:
    if shape.model is not None:
        parts.objects.setdefault(shape.model, []).append((value, trail))
    fields = shape.fields
    for key, child in value.items():
        below = fields.get(key)
        if below is not None:
            _value(child, below, (trail, key), parts)


def _value(value: Any, shape: _Shape, trail: Trail, parts: Parts) -> None:  # noqa: ANN401
    if isinstance(value, str):
        if shape.link is not None:
            parts.links.append((value, trail, shape.link))
        elif shape.bin is not None:
            getattr(parts, shape.bin).append((value, trail))
    elif isinstance(value, dict):
        _object(value, shape, trail, parts)
    elif isinstance(value, list) and shape.items is not None:
        for index, child in enumerate(value):
            _value(child, shape.items, (trail, index), parts)
