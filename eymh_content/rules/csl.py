"""CSL items are those of the record, and of a type that CSL knows."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from eymh_content.files.suggest import nearest
from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of

if TYPE_CHECKING:
    from eymh_content.rules.parts import Trail

TYPES = frozenset(
    {
        "article",
        "article-journal",
        "article-magazine",
        "article-newspaper",
        "bill",
        "book",
        "broadcast",
        "chapter",
        "classic",
        "collection",
        "dataset",
        "document",
        "entry",
        "entry-dictionary",
        "entry-encyclopedia",
        "event",
        "figure",
        "graphic",
        "hearing",
        "interview",
        "legal_case",
        "legislation",
        "manuscript",
        "map",
        "motion_picture",
        "musical_score",
        "pamphlet",
        "paper-conference",
        "patent",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "regulation",
        "report",
        "review",
        "review-book",
        "software",
        "song",
        "speech",
        "standard",
        "thesis",
        "treaty",
        "webpage",
    }
)
"""The types of CSL 1.0.2."""


def _check(draft: Draft) -> Iterator[Fault]:
    item = draft.data.get("csl")
    if not isinstance(item, dict):
        return
    if item.get("id") != draft.id:
        met = quoted(item["id"]) if isinstance(item.get("id"), str) else "missing"
        pointer = "/csl/id" if "id" in item else "/csl"
        yield Fault(
            pointer,
            f"The 'id' of the CSL item is {met}, but the record is {quoted(draft.id)}.",
            f'Write "id": "{draft.id}".',
        )
    yield from _type(item)
    yield from _too_large(item)


def _type(item: dict[str, Any]) -> Iterator[Fault]:
    kind = item.get("type")
    if not isinstance(kind, str):
        yield Fault(
            "/csl/type" if "type" in item else "/csl",
            "The CSL item has no 'type'.",
            'Add one, such as "type": "report".',
        )
    elif kind not in TYPES:
        near = nearest(kind, sorted(TYPES)) or ("article-journal" if kind == "journal" else None)
        fix = (
            f"Did you mean '{near}'?"
            if near
            else "Write report, article-journal, book, chapter, webpage, legislation …"
        )
        yield Fault("/csl/type", f"{quoted(kind)} is no type of work that CSL knows.", fix)


def _too_large(item: dict[str, Any]) -> Iterator[Fault]:
    """Find numbers that are too large to be held; elsewhere the structure refuses them."""
    todo: list[tuple[object, Trail]] = [(item, (None, "csl"))]
    while todo:
        value, trail = todo.pop()
        if isinstance(value, float) and not math.isfinite(value):
            yield Fault(pointer_of(trail), "This number is too large to be held.", "Write the number that is meant.")
        elif isinstance(value, dict):
            todo.extend((child, (trail, key)) for key, child in value.items())
        elif isinstance(value, list):
            todo.extend((child, (trail, index)) for index, child in enumerate(value))


RULE = Rule(
    name="csl-item",
    sentence="The CSL item of a reference has the record's id and a type that CSL knows.",
    why="Zotero and pandoc find works by this id, and drop a work whose type they do not know.",
    fix="Correct 'id' and 'type' of the item.",
    check=_check,
    kind="reference",
)
