"""The plan of a kind: for every field, what the strings in it are. Computed once from the models.

``walk`` goes through a record as it stands in its file, so that what it yields can be found there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, get_args

from eymh_content.models import KINDS
from eymh_content.models.base import Entry, Model
from eymh_content.models.roles import Link, Role

PROSE_LINK = re.compile(r"\]\(([a-z-]+/[a-z0-9-]+)\)")
"""A Markdown link to a record: ``[attachment](term/attachment)``."""


@dataclass
class Node:
    """What is known of a place in a record."""

    role: Role | None = None
    link: Link | None = None
    fields: dict[str, "Node"] = field(default_factory=dict)
    items: "Node | None" = None
    model: type[Model] | None = None  # what an object here is an instance of

    @property
    def entry(self) -> bool:
        """Whether it is an object with its own id and anchors."""
        return self.model is not None and issubclass(self.model, Entry)


class Leaf(NamedTuple):
    """A string of a record that has a role or is a link."""

    pointer: str  # JSON Pointer (RFC 6901)
    text: str
    role: Role | None
    link: Link | None

    def targets(self) -> list[str]:
        """Give the records that it points at: the link itself, or the links in the prose."""
        if self.link is not None:
            return [self.text]
        return PROSE_LINK.findall(self.text) if self.role in (Role.PROSE, Role.VOICE) else []


def _node(annotation: Any, metadata: tuple[Any, ...]) -> Node:  # noqa: ANN401
    """Read an annotation: ``Annotated``, ``tuple[X, ...]``, ``X | None`` and models; anything else is a plain value."""
    found = Node()
    for mark in metadata:
        if isinstance(mark, Role):
            found.role = mark
        elif isinstance(mark, Link):
            found.link = mark
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _model(annotation)
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        inner = _node(arguments[0], annotation.__metadata__)
        return Node(found.role or inner.role, found.link or inner.link, inner.fields, inner.items, inner.model)
    if getattr(annotation, "__origin__", None) is tuple:
        found.items = _node(arguments[0], ())
    elif type(None) in arguments:
        inner = _node(arguments[0], ())
        return Node(found.role or inner.role, found.link or inner.link, inner.fields, inner.items, inner.model)
    return found


@cache
def _model(model: type[Model]) -> Node:
    fields = {
        info.alias or name: _node(info.annotation, tuple(info.metadata)) for name, info in model.model_fields.items()
    }
    return Node(fields=fields, model=model)


def plan_of(kind: str) -> Node:
    """Give the plan of a kind. KeyError if there is no such kind."""
    return _model(KINDS[kind])


def escape(key: str) -> str:
    """Escape a key for a JSON Pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def walk(value: object, node: Node, pointer: str = "") -> Iterator[Leaf]:
    """Yield every string in ``value`` that has a role or is a link, with its JSON Pointer.

    What does not fit the plan is passed over: structure is checked elsewhere.
    """
    if isinstance(value, dict):
        for key, child in value.items():
            below = node.fields.get(key)
            if below is not None:
                yield from walk(child, below, f"{pointer}/{escape(key)}")
    elif isinstance(value, list):
        if node.items is not None:
            for index, child in enumerate(value):
                yield from walk(child, node.items, f"{pointer}/{index}")
    elif isinstance(value, str) and (node.role is not None or node.link is not None):
        yield Leaf(pointer, value, node.role, node.link)


def entries(value: object, node: Node, pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every entry in ``value`` with its JSON Pointer, outer entries before inner ones."""
    if isinstance(value, dict):
        if node.entry:
            yield pointer, value
        for key, child in value.items():
            below = node.fields.get(key)
            if below is not None:
                yield from entries(child, below, f"{pointer}/{escape(key)}")
    elif isinstance(value, list) and node.items is not None:
        for index, child in enumerate(value):
            yield from entries(child, node.items, f"{pointer}/{index}")
