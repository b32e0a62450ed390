"""The plan of a kind: for every field, what the strings in it are. Read once from the schema of the kind.

``walk`` goes through a record as it stands in its file, so that what it yields can be found there.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, ClassVar, NamedTuple

from eymh_content.roles import MADE_FROM, ROLE, Link, Role
from eymh_content.schema.store import Schema, schema_for

PROSE_LINK = re.compile(r"\]\(([a-z-]+/[a-z0-9-]+)\)")
"""A Markdown link to a record: ``[attachment](term/attachment)``."""
ENTRY = "Entry"
_ROLES = {f"{ROLE}{role.value}": role for role in Role}


class Node(NamedTuple):
    """What is known of a place in a record."""

    role: Role | None = None
    link: Link | None = None
    fields: dict[str, "Node"] = {}  # noqa: RUF012  # never changed
    items: "Node | None" = None
    model: str | None = None
    """The name of the model that an object here is an instance of."""
    bases: tuple[str, ...] = ()
    """The names of the models that this one is made from."""

    @property
    def entry(self) -> bool:
        """Whether it is an object with its own id and anchors."""
        return ENTRY in self.bases or self.model == ENTRY


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


class _Reader:
    """Reads the schema of one kind. A definition becomes one node, however often it is used, and by how many kinds."""

    _models: ClassVar[dict[str, tuple[Schema, Node]]] = {}

    def __init__(self, root: Schema) -> None:
        self._root = root

    def node(self, schema: Schema) -> Node:
        """Read what the schema says of one place."""
        if "$ref" in schema:
            return self.node(self._root["$defs"][schema["$ref"].rpartition("/")[2]])
        if "properties" in schema:
            return self._model(schema)
        comment = schema.get("$comment", "")
        role, link = _ROLES.get(comment), Link.parse(comment)
        items = self.node(schema["items"]) if "items" in schema else None
        return Node(role, link, {}, items)

    def _model(self, schema: Schema) -> Node:
        name = schema["title"]
        known, node = self._models.get(name, (None, Node()))
        if known == schema:
            return node
        fields = {key: self.node(child) for key, child in schema["properties"].items()}
        node = Node(fields=fields, model=name, bases=_bases(schema))
        self._models[name] = schema, node
        return node


def _bases(schema: Schema) -> tuple[str, ...]:
    comment = schema.get("$comment", "")
    return tuple(comment.removeprefix(MADE_FROM).split(", ")) if comment.startswith(MADE_FROM) else ()


@cache
def plan_of(kind: str) -> Node:
    """Give the plan of a kind. KeyError if there is no such kind."""
    root = schema_for(kind)
    return _Reader(root).node(root)


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
