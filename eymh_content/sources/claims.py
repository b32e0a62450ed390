"""What a record claims of its sources: each number, text and quotation, with the segments that must hold it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from eymh_content.ids import Anchor
from eymh_content.roles import Role
from eymh_content.schema.index import Node, escape, plan_of

_OUR_OWN = {"topic", "nation", "pack"}
_NO_CLAIMS = {"derived", "context", "at"}
_NAMES_OF_THE_ITEM = {"id", "type"}


@dataclass(frozen=True)
class Claim:
    """One value of a record that must stand in its sources."""

    pointer: str
    """JSON Pointer of the value."""
    owner: str
    """JSON Pointer of the entry that it belongs to; empty for the record itself."""
    anchors: tuple[Anchor, ...]
    """The places that must hold it."""
    role: Role
    value: str | float
    around: dict[str, Any]
    """The object that holds the value."""


@dataclass(frozen=True)
class _Here:
    """Where the walk is, and what holds there."""

    pointer: str
    owner: str
    anchors: tuple[Anchor, ...]

    def below(self, key: str | int) -> "_Here":
        return replace(self, pointer=f"{self.pointer}/{escape(str(key))}")


def anchors_in(value: object) -> tuple[Anchor, ...]:
    """Read a list of anchors; what is no anchor is passed over, since ``eymh validate`` says so."""
    found = []
    for text in value if isinstance(value, list) else ():
        try:
            found.append(Anchor.parse(text))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def every_anchor(value: object) -> tuple[Anchor, ...]:
    """Give all anchors under ``at`` anywhere in a record, in order."""
    if isinstance(value, dict):
        inner = (every_anchor(child) for key, child in value.items() if key not in _NO_CLAIMS)
        return anchors_in(value.get("at")) + tuple(anchor for anchors in inner for anchor in anchors)
    if isinstance(value, list):
        return tuple(anchor for child in value for anchor in every_anchor(child))
    return ()


def _csl(value: object, here: _Here, item: dict[str, Any]) -> Iterator[Claim]:
    if isinstance(value, dict):
        for key, child in value.items():
            if value is not item or key not in _NAMES_OF_THE_ITEM:
                yield from _csl(child, here.below(key), item)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            yield from _csl(child, here.below(index), item)
    elif isinstance(value, str | int | float) and not isinstance(value, bool):
        yield Claim(here.pointer, here.owner, here.anchors, Role.CSL, value, item)


def _heading(value: dict[str, Any], here: _Here) -> tuple[Anchor, ...]:
    """Give the place of a heading of an outline: the first of its lines."""
    first = int(value["lines"].partition("-")[0])
    return (Anchor(here.anchors[0].source, first, first),)


def _object(value: dict[str, Any], node: Node, here: _Here) -> Iterator[Claim]:
    own = anchors_in(value.get("at"))
    if not own and "level" in value and "lines" in value:
        own = _heading(value, here)
    here = replace(here, anchors=own or here.anchors, owner=here.pointer if node.entry else here.owner)
    for key, child in value.items():
        if key in node.fields and key not in _NO_CLAIMS:
            yield from _claims(child, node.fields[key], here.below(key), value)


def _claims(value: object, node: Node, here: _Here, around: dict[str, Any]) -> Iterator[Claim]:
    if node.role is Role.CSL and isinstance(value, dict):
        yield from _csl(value, here, value)
    elif isinstance(value, dict):
        yield from _object(value, node, here)
    elif isinstance(value, list) and node.items is not None:
        for index, child in enumerate(value):
            yield from _claims(child, node.items, here.below(index), around)
    elif node.role is not None and node.role is not Role.ANCHOR and isinstance(value, str | int | float):
        yield Claim(here.pointer, here.owner, here.anchors, node.role, value, around)


def claims_of(kind: str, record: dict[str, Any]) -> list[Claim]:
    """Give every claim of a record. Topics, nations and packs are our own and claim nothing."""
    if kind in _OUR_OWN:
        return []
    anchors = every_anchor(record.get("cited_as") if kind == "reference" else record)
    if kind == "source":
        anchors = anchors or (Anchor(record["id"], 1, 1),)
    return list(_claims(record, plan_of(kind), _Here("", "", anchors), {}))
