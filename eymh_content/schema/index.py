"""The index of a schema: for every field, what its values are. Rules, verification and exporters ask it.

It is read from the bundled schemas: a role or a link is given under ``$comment``, the models that a model is made from
too (see ``roles``).
"""

from functools import cache
from typing import NamedTuple

from eymh_content.roles import MADE_FROM, Link, Role
from eymh_content.schema.store import Schema, bundle

ROLE_INDEX: dict[Role | None, int] = {role: number for number, role in enumerate((None, *Role))}
"""A number for each role; that of None is for links."""
NO_VALUE = len(ROLE_INDEX)
"""The number where a group or list should be, which is no value."""
_ENTRY = "Entry"
_NUMERIC = {Role.NUMBER, Role.CSL}
_ROLES = {str(role): role for role in Role}


class Node(NamedTuple):
    """What the schema says of a place in a record."""

    role: Role | None = None
    link: Link | None = None
    fields: dict[str, "Node"] = {}  # noqa: RUF012  # never changed
    items: "Node | None" = None
    """The node of the items of a list."""
    models: tuple[str, ...] = ()
    """The name of the model that an object here is of, and those of the models that it is made from."""
    open: bool = False
    """Whether the schema leaves open what is in an object here: all below it then has this node."""
    role_index: int = NO_VALUE
    """The number of its role in ``ROLE_INDEX``."""
    numeric: bool = False
    """Whether a number here is a value with that role."""

    @property
    def entry(self) -> bool:
        """Whether an object here is an entry, with its own id and anchors."""
        return _ENTRY in self.models


@cache
def _definition(name: str) -> Node:
    schema = bundle()["$defs"][name]
    fields = {key: node for key, child in schema["properties"].items() if (node := _node(child))}
    return Node(fields=fields, models=(schema["title"], *_bases(schema)))


def _node(schema: Schema) -> Node | None:
    """Return the node of a place; None where a value has no role, as an id or a value of a closed list."""
    if "$ref" in schema:
        return _definition(schema["$ref"].rpartition("/")[2])
    if "items" in schema:
        items = _node(schema["items"])
        return items and Node(items=items)
    return _leaf(schema.get("$comment", ""))


@cache
def _leaf(comment: str) -> Node | None:
    role, link = _ROLES.get(comment), Link.parse(comment)
    if role is None and link is None:
        return None
    return Node(role, link, open=role is Role.CSL, role_index=ROLE_INDEX[role], numeric=role in _NUMERIC)


def _bases(schema: Schema) -> tuple[str, ...]:
    comment = schema.get("$comment", "")
    return tuple(comment.removeprefix(MADE_FROM).split(", ")) if comment.startswith(MADE_FROM) else ()


def schema_index(kind: str) -> Node:
    """Return the node of a record of a kind. KeyError if there is no such kind."""
    return _definition(kind)
