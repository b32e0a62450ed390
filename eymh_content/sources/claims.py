"""What a record claims of its sources: each number, text and quotation, with the segments that must hold it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from eymh_content.forms import parse_lines
from eymh_content.ids import RECORD_TARGET, Anchor
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk

_CLAIMED = (Role.PROSE, Role.VOICE, Role.NAME, Role.STATED, Role.NUMBER, Role.DATE, Role.CSL, Role.ADDRESS)
_NAMES_OF_THE_ITEM = {"id": "/csl/id", "type": "/csl/type"}
"""What an item of CSL-JSON says of itself, not of the work."""


@dataclass(frozen=True)
class Claim:
    """A value of a record that must match its sources."""

    visit: Visit
    anchors: tuple[Anchor, ...]
    """The places that must hold it."""

    @property
    def value(self) -> str | float:
        """The value."""
        value: str | float = self.visit.value
        return value

    @property
    def role(self) -> Role | None:
        """The role of the value."""
        return self.visit.node.role

    @property
    def is_address(self) -> bool:
        """Whether it is a web address."""
        return self.role is Role.ADDRESS or (self.role is Role.CSL and self.visit.step == "URL")

    @property
    def pointer(self) -> str:
        """JSON Pointer of the value."""
        return self.visit.pointer

    @property
    def owner(self) -> str:
        """JSON Pointer of the entry that it belongs to; empty for the record itself."""
        return self.visit.entry.pointer

    @property
    def holder(self) -> dict[str, Any]:
        """The object that the value is in."""
        holder: dict[str, Any] = self.visit.holder.value
        return holder


_anchor = lru_cache(maxsize=10_000)(Anchor.parse)
"""Reads an anchor. Most occur again and again."""


def parse_anchors(texts: Iterable[str]) -> tuple[Anchor, ...]:
    """Read the anchors of a record that is valid. ValueError if one is none: none is ever passed over."""
    return tuple(map(_anchor, texts))


def anchors_of(walk: Walk) -> tuple[Anchor, ...]:
    """Return all anchors under ``at`` in a record, in order. Those that only give context are not among them."""
    return parse_anchors([visit.value for visit in walk.of(Role.ANCHOR) if visit.parent and visit.parent.step == "at"])


def _in_force(visit: Visit, default: tuple[Anchor, ...]) -> tuple[Anchor, ...]:
    """Return the anchors of a value: those in force, or, of a heading without any, the first of its lines."""
    heading = visit.holder
    if "Heading" in heading.node.models and "at" not in heading.value:
        first, _ = parse_lines(heading.value["lines"])
        return (Anchor(default[0].source, first, first),)
    return parse_anchors(visit.anchors) or default


def _claimed(walk: Walk) -> Iterator[Visit]:
    for visit in walk.of(*_CLAIMED):
        if "Derived" in visit.holder.node.models:
            continue
        if visit.step == "when" and "stated" not in visit.holder.value:
            continue  # the date of the source itself, which the rule 'date-of-source' checks
        if visit.step in _NAMES_OF_THE_ITEM and visit.pointer == _NAMES_OF_THE_ITEM[visit.step]:
            continue
        yield visit


def claims_of(walk: Walk) -> list[Claim]:
    """Return every claim of a record. One without anchors, such as a topic, may only claim what needs no source."""
    default = anchors_of(walk)
    if walk.kind == "source":
        default = default or (Anchor(walk.record["id"], 1, 1),)
    if listings := walk.objects("CitedAs"):
        default = tuple(anchor for listing in listings for anchor in parse_anchors(listing.value["at"]))
    if not default:
        return [Claim(visit, ()) for visit in walk.of(Role.PROSE, Role.VOICE, Role.NAME)]
    return [Claim(visit, _in_force(visit, default)) for visit in _claimed(walk)]


_LINK = re.compile(rf"\[([^\[\]]*){RECORD_TARGET}")


def as_drawn(text: str) -> str:
    """Return a text as a reader sees it: of a link its words, and no marks of emphasis."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    return text.replace("*", "").replace("_", " ")


def entry_id(visit: Visit) -> str:
    """Return the id of the entry that a value belongs to; empty if it belongs to the record itself."""
    entry = visit.entry
    return str(entry.value.get("id", "")) if entry.parent else ""
