"""Prose has emphasis and links to records, and no other markup."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any


class _Markup(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    fix: str


_MARKUP = (
    _Markup(
        re.compile(r"</?[a-zA-Z][^>]*>?|<!--|<!\w+"),
        "HTML",
        "Delete the tag; write *emphasis* and **strong** like this.",
    ),
    _Markup(
        re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]+|#x[0-9a-fA-F]+);"),
        "an HTML code for a character",
        "Type the character itself.",
    ),
    _Markup(re.compile(r"!\[[^\]]*\]?"), "a picture", "Say in words what it shows."),
    _Markup(re.compile(r"`+[^`]*`*"), "code", "Delete the backquotes ( ` )."),
    _Markup(re.compile(r"^#{1,6}\s.*"), "a heading", "Make it a sentence, or a record of its own."),
    _Markup(re.compile(r"\|"), "the bar of a table", "Put the rows of a table into entries."),
    _Markup(
        re.compile(r"(?:https?|ftp)://\w\S*|\bwww\.\w\S*|\bmailto:\w\S*"),
        "a bare address",
        "Name the resource and link to its record; its address goes into 'url' there.",
    ),
    _Markup(
        re.compile(r"\{\{[^{}]*\}\}|\{\{|\}\}"),
        "the braces of a template",
        "Write the source's own term, without braces.",
    ),
)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\([^)]*\)")
_SIGNS = ("<", "&", "![", "`", "#", "|", "://", "www.", "mailto:", "{{", "}}")


def _check(record: RawRecord) -> Iterator[Fault]:
    if not contains_any(record.prose_text, _SIGNS):
        return
    for visit in record.prose:
        bare = _LINK.sub("", visit.value)
        for markup in _MARKUP:
            match = markup.pattern.search(bare)
            if match:
                yield Fault(visit.pointer, f"This text contains {markup.what}: {quoted(match[0])}.", markup.fix)


RULE = RecordRule(
    name="prose-markup",
    sentence="Prose has emphasis, strong and links to records, and no other markup.",
    why="Anything else would be printed as it is in a Word pack, or break the page that shows it.",
    fix="Delete the markup; say in words what it was to show.",
    check=_check,
)

_IN_NAMES = re.compile(r"</?[a-zA-Z][^>]*>|\]\(|\*\*|&[a-z]{2,8};")
_SIGNS_IN_NAMES = ("<", "](", "**", "&")


def _check_names(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.of(Role.NAME, Role.STATED):
        if contains_any(visit.value, _SIGNS_IN_NAMES):
            match = _IN_NAMES.search(visit.value)
            if match:
                yield Fault(visit.pointer, f"A name is plain text, but has {quoted(match[0])}.", "Delete the markup.")


NAMES = RecordRule(
    name="name-markup",
    sentence="Names, and words quoted as printed, are plain text.",
    why="They are printed as they are, in headings and tables.",
    fix="Delete the markup.",
    check=_check_names,
)

_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,2}[.)])\s.*|={3,}|-{3,}")
_SECOND = frozenset(" .)=-0123456789")
"""The second characters of an item of a list."""


def _check_lists(record: RawRecord) -> Iterator[Fault]:
    for visit in record.prose:
        text = visit.value
        if text[1:2] in _SECOND and _ITEM.match(text):
            message = f"A paragraph begins like an item of a list: {quoted(text, 30)}."
            yield Fault(visit.pointer, message, "Put each item of a list into an entry of its own.")


LISTS = RecordRule(
    name="prose-list",
    sentence="A paragraph is not an item of a list.",
    why="Lists are lists in the data, so that packs, programs and screen readers present them as such.",
    fix="Put each item into an entry of its own.",
    check=_check_lists,
)
