"""CSL items are those of their record, of a type that CSL knows, and plain text."""

import math
import re
from collections.abc import Iterator
from typing import Any

from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import ADDRESSES, Fault, RawRecord, RecordRule, contains_any
from eymh_content.rules.csl_fields import lacks, meant
from eymh_content.rules.prose import IN_NAMES, SIGNS_IN_NAMES

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
_ALSO = {
    **dict.fromkeys(("website", "webdocument", "online", "site", "internet"), "webpage"),
    **dict.fromkeys(("blog", "blogpost"), "post-weblog"),
    **dict.fromkeys(("booksection", "bookchapter", "inbook", "incollection"), "chapter"),
    **dict.fromkeys(("magazine", "magazinearticle"), "article-magazine"),
    **dict.fromkeys(("newspaper", "newspaperarticle", "news"), "article-newspaper"),
    **dict.fromkeys(("conferencepaper", "inproceedings", "conference"), "paper-conference"),
    **dict.fromkeys(("statute", "act", "law"), "legislation"),
    **dict.fromkeys(("dissertation", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("film", "video", "videorecording"), "motion_picture"),
    "techreport": "report",
    "encyclopediaarticle": "entry-encyclopedia",
    "misc": "document",
    "data": "dataset",
}
"""What people, Zotero and BibTeX call types, in small letters without signs."""


def _check(record: RawRecord) -> Iterator[Fault]:
    item = record.data.get("csl")
    if not isinstance(item, dict):
        return
    yield from _id(item, record.id)
    yield from _type(item)
    for visit in record.walk.of(Role.CSL):  # elsewhere the structure refuses them
        if isinstance(visit.value, float) and not math.isfinite(visit.value):
            yield Fault(visit.pointer, "This number is too large to be stored.", "Write the number that is meant.")


def _id(item: dict[str, Any], wanted: str) -> Iterator[Fault]:
    fix = f'Write "id": "{wanted}".'
    if "id" not in item:
        if lacks(item, "id"):
            yield Fault("/csl", f"The CSL item has no 'id'; it should be that of the record, {quoted(wanted)}.", fix)
    elif not isinstance(item["id"], str):
        yield Fault("/csl/id", "The 'id' of the CSL item should be a text.", fix)
    elif item["id"] != wanted:
        message = f"The 'id' of the CSL item is {quoted(item['id'])}, but the record is {quoted(wanted)}."
        yield Fault("/csl/id", message, fix)


_COMMON = "Write report, article-journal, book, chapter, webpage, legislation, or another type of CSL."


def _type(item: dict[str, Any]) -> Iterator[Fault]:
    kind = item.get("type")
    if "type" not in item:
        if lacks(item, "type"):
            yield Fault("/csl", "The CSL item has no 'type'.", f'Add "type". {_COMMON}')
    elif not isinstance(kind, str):
        yield Fault("/csl/type", "The 'type' of the CSL item should be a text.", _COMMON)
    elif kind not in TYPES:
        near = meant(kind, TYPES, _ALSO) or ("article-journal" if "journal" in kind.lower() else None)
        fix = f"Did you mean '{near}'?" if near else _COMMON
        yield Fault("/csl/type", f"{quoted(kind)} is not a type of work that CSL knows.", fix)


RULE = RecordRule(
    name="csl-item",
    sentence="The CSL item of a reference has the record's id and a type that CSL knows.",
    why="Zotero and pandoc find works by this id, and drop a work whose type they do not know.",
    fix="Correct 'id' and 'type' of the item.",
    check=_check,
    kind="reference",
)

_MARKUP = r"</?[a-zA-Z][^<>]*>|<[a-zA-Z][\w-]*\s[^<>]*=|<[!?]|&(?:[a-zA-Z]{2,31}|#[0-9]+|#[xX][0-9a-fA-F]+);"
"""HTML, also that of which CSL processors draw some (i, b, sup, sub, sc, span), and its codes for characters."""


def _check_markup(record: RawRecord) -> Iterator[Fault]:
    if record.signs.isdisjoint(SIGNS_IN_NAMES):
        return
    for visit in record.walk.of(Role.CSL):
        text = visit.value
        if not isinstance(text, str) or not contains_any(text, SIGNS_IN_NAMES) or visit.step in ADDRESSES:
            continue
        if match := re.search(_MARKUP, text) or re.search(IN_NAMES, text):
            yield Fault(
                visit.pointer,
                f"A work is described in plain text, but this has {quoted(match[0])}.",
                "Delete the markup, or type the character itself.",
            )


MARKUP = RecordRule(
    name="csl-markup",
    sentence="The texts of a CSL item are plain text.",
    why="Programs draw markup in them each in its own way: as it is, as HTML, or not at all.",
    fix="Delete the markup.",
    check=_check_markup,
    kind="reference",
)
