"""Prose holds emphasis and links to records, and no other markup."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, holds_one, pointer_of


class _Markup(NamedTuple):
    pattern: re.Pattern[str]
    what: str
    fix: str


_ADDRESS = re.compile(r"(?:https?|ftp)://\w\S*|\bwww\.\w\S*|\bmailto:\w\S*")
_MARKUP = (
    _Markup(
        re.compile(r"</?[a-zA-Z][^>]*>?|<!--|<!\w+"),
        "HTML",
        "Delete the tag; *emphasis* and **strong** are written so.",
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
)
_BRACES = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}|\{\{|\}\}")
_IN_NAMES = re.compile(r"</?[a-zA-Z][^>]*>|\]\(|\*\*|&[a-z]{2,8};")
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\([^)]*\)")


_SIGNS = ("<", "&", "![", "`", "#", "|", "://", "www.", "mailto:", "{{", "}}")
_SIGNS_IN_NAMES = ("<", "](", "**", "&")


def _check(draft: Draft) -> Iterator[Fault]:
    if not holds_one(draft.prose, _SIGNS):
        return
    for text, trail in draft.parts.prose:
        if not holds_one(text, _SIGNS):
            continue
        bare = _LINK.sub("", text)
        for markup in _MARKUP:
            match = markup.pattern.search(bare)
            if match:
                message = f"This text holds {markup.what}: {quoted(match[0])}."
                yield Fault(pointer_of(trail), message, markup.fix)
        address = _ADDRESS.search(bare)
        if address:
            message = f"This text holds a bare address: {quoted(address[0])}."
            yield Fault(
                pointer_of(trail),
                message,
                "Name the resource and link to its record; its address goes into 'url' there.",
            )
        for braces in _BRACES.finditer(text):
            yield from _concept(draft, braces, pointer_of(trail))


def _concept(draft: Draft, braces: re.Match[str], pointer: str) -> Iterator[Fault]:
    concept = braces[1]
    if concept and f"comparison/{concept}" in draft.content.known:
        return
    message = f"{quoted(braces[0])} asks for each nation's own term, but there is no comparison of that name."
    yield Fault(pointer, message, "Write the source's own term, without braces.")


RULE = Rule(
    name="prose-markup",
    sentence="Prose holds emphasis, strong and links to records, and no other markup.",
    why="Anything else would be printed as it stands in a Word pack, or break the page that shows it.",
    fix="Delete the markup; say in words what it was to show.",
    check=_check,
)


def _check_names(draft: Draft) -> Iterator[Fault]:
    if not holds_one("\n".join([text for text, _ in draft.parts.names]), _SIGNS_IN_NAMES):
        return
    for text, trail in draft.parts.names:
        match = _IN_NAMES.search(text)
        if match:
            message = f"A name is plain text, but holds {quoted(match[0])}."
            yield Fault(pointer_of(trail), message, "Delete the markup.")


NAMES = Rule(
    name="name-markup",
    sentence="Names, and words quoted as printed, are plain text.",
    why="They are printed as they stand, in headings and tables.",
    fix="Delete the markup.",
    check=_check_names,
)


_ITEM = re.compile(r"(?:[-*+•]|[0-9]{1,2}[.)])\s.*|={3,}|-{3,}")


def _check_lists(draft: Draft) -> Iterator[Fault]:
    for text, trail in draft.parts.prose:
        if text[1:2] in _SECOND and _ITEM.match(text):
            message = f"A paragraph begins like an item of a list: {quoted(text, 30)}."
            yield Fault(pointer_of(trail), message, "Put each item of a list into an entry of its own.")


_SECOND = frozenset(" .)=-0123456789")
LISTS = Rule(
    name="prose-list",
    sentence="A paragraph is no item of a list.",
    why="Lists are lists in the data, so that packs, programs and screen readers see them as such.",
    fix="Put each item into an entry of its own.",
    check=_check_lists,
)
