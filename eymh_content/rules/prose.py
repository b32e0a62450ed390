"""Prose has emphasis and links to records, and no other markup."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from eymh_content.ids import MARKDOWN_LINK
from eymh_content.printed import CHARACTER_CODES
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any


class _Markup(NamedTuple):
    pieces: tuple[str, ...]
    """What has the markup has one of them."""
    pattern: str
    """Compiled only once a text has one of the pieces."""
    what: str
    fix: str


CHARACTER_CODE = rf"&(?:[a-zA-Z]{{2,8}}|#\w+);|&(?:{CHARACTER_CODES})(?=\.?$)"
"""HTML for a character; at the end of a text also without its semicolon, which a list of texts would add."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_MARKUP = (
    _Markup(
        ("<",),
        r"</?[a-zA-Z][^>]*>?|<!--|<!\w+",
        "HTML",
        "Delete the tag; write *emphasis* and **strong** like this.",
    ),
    _Markup(
        ("&",),
        CHARACTER_CODE,
        "an HTML code for a character",
        "Type the character itself.",
    ),
    _Markup(("![",), r"!\[[^\]]*\]?", "a picture", "Say in words what it shows."),
    _Markup(("`",), r"`+[^`]*`*", "code", "Delete the backquotes ( ` )."),
    _Markup(("#",), r"^#{1,6}\s.*", "a heading", "Make it a sentence, or a record of its own."),
    _Markup(("|",), r"\|", "the bar of a table", "Put the rows of a table into entries."),
    _Markup(
        ("://", "www.", "mailto:"),
        r"(?:https?|ftp)://\w\S*|\bwww\.\w\S*|\bmailto:\w\S*",
        "a bare address",
        "Name the resource and link to its record; its address goes into 'url' there.",
    ),
    _Markup(
        ("{{", "}}"),
        r"\{\{[^{}]*\}\}|\{\{|\}\}",
        "the braces of a template",
        "Write the source's own term, without braces.",
    ),
    _Markup(("{", "}"), r"\{[^{}]*\}|[{}]", "braces", "Delete them; a link is written [words](kind/id)."),
    _Markup(
        ("[^",),
        r"\[\^[^\]]*\]",
        "the mark of a footnote",
        "Delete it; put the note into 'caveats', or cite a work in 'cites'.",
    ),
    _Markup(
        tuple(_RAISED),
        # none in m², 10⁶ or R²: it follows a word that is no unit, a larger number, a mark or a blank
        r"(?:(?<=[^\W\d_]{2})(?<!\b[cdkm]m)(?<![0-9][cdkm]m)(?<!\bft)|(?<=[0-9]{2})(?<!\b10)|(?<![\w⁺⁻]))"
        rf"[{_RAISED}]+(?:[,–-][{_RAISED}]+)*",
        "a note mark",
        "Delete it; cite the work in 'cites'.",
    ),
    _Markup(("~~",), r"~~[^~]*~*", "words struck out", "Delete them."),
    _Markup(
        ("~", "^"), r"[~^]\w+[~^]|\^", "raised or lowered characters", "Type the character itself, such as ² or ₂."
    ),
    _Markup(("~",), r"~", "the sign ~", "Write 'about'."),
    _Markup(
        ("_",),
        r"(?<!\w)_+(?=\S)[^_]*_+(?!\w)|(?<!\w)_|_(?!\w)",
        "underscores",
        "Write *emphasis* and **strong** like this, or delete them.",
    ),
    _Markup(("==",), r"==[^=]*=*", "marked words", "Write *emphasis* like this, or delete the signs."),
    _Markup(("$",), r"\$[^$\d\s][^$]*\$|\$\$", "a formula", "Write it in words."),
    _Markup((":::",), r":::+.*", "the fence of a block", "Delete the colons."),
    _Markup((":",), r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?!\w)", "the code of a picture", "Say in words what it shows."),
    _Markup(
        ("--",), r"\w*\s?(?<!^)(?<!-)--+\s?\w*", "hyphens for a dash", "Type a dash ( – ), or write two sentences."
    ),
    _Markup((">",), r"^>(?!\s*[\d£$€]).*", "the mark of a quotation", "Delete the > and write who says it."),
)
_SIGNS = frozenset("<&!`#|{}^~_=$>")
"""One character of each markup, except of those below, which have one of the pieces."""
_PIECES = ("www.", "--")
_PIECES_WITH_A_COLON = ("://", "mailto:", ":::", " :", "\n:")


_OTHER_LINK = r"\[\[[^\]]*\]*"
"""A link as wikis have it, which the rule for links reports."""


def _may_have_pieces(text: str) -> bool:
    if contains_any(text, _PIECES) or (not text.isascii() and contains_any(text, _RAISED)):
        return True
    return ":" in text and (contains_any(text, _PIECES_WITH_A_COLON) or text.startswith(":"))


def _check(record: RawRecord) -> Iterator[Fault]:
    signs = record.signs & _SIGNS  # perhaps only of names
    if not (signs and contains_any(record.prose_text, signs)) and not _may_have_pieces(record.prose_text):
        return
    for visit in record.prose:
        for match, markup in _found(visit.value):
            message = f"This text contains {markup.what}: {quoted(match[0])}."
            yield Fault(visit.pointer, message, markup.fix, start=visit.value.find(match[0]))


def _found(text: str) -> Iterator[tuple[re.Match[str], _Markup]]:
    """Yield each markup that a text has beside its links, with the first place of it."""
    bare = ""
    for markup in _MARKUP:
        if contains_any(text, markup.pieces):
            bare = bare or re.sub(_OTHER_LINK, "", MARKDOWN_LINK.sub(r"\1", text))
            if match := re.search(markup.pattern, bare):
                bare = bare.replace(match[0], " ")  # so that no other pattern finds a piece of it
                yield match, markup


RULE = RecordRule(
    name="prose-markup",
    sentence="Prose has emphasis, strong and links to records, and no other markup.",
    why="Anything else would be printed as it is in a Word pack, or break the page that shows it.",
    fix="Delete the markup; say in words what it was to show.",
    check=_check,
)

IN_NAMES = (
    rf"{CHARACTER_CODE}|</?[a-zA-Z][^>]*>|\]\(|\*\*[^*]*\**"
    r"|(?<!\w)([*_]{1,2})(?=\S)[^*_]+(?<=\S)\1(?!\w)|`[^`]+`|\[\[[^\]]*\]*|~~[^~]*~*|\{\{[^{}]*\}*|\}\}|\{%|^#{1,6}\s"
)
SIGNS_IN_NAMES = "<]*&_`[~{}#"
"""One character of each markup in plain text, and its pattern above."""


def _check_names(record: RawRecord) -> Iterator[Fault]:
    if not record.signs.isdisjoint(SIGNS_IN_NAMES) and contains_any(record.name_text, SIGNS_IN_NAMES):
        for visit in record.walk.of(Role.NAME, Role.STATED):
            if match := re.search(IN_NAMES, visit.value):
                message = f"A name is plain text, but has {quoted(match[0])}."
                yield Fault(visit.pointer, message, "Delete the markup.", start=match.start())


NAMES = RecordRule(
    name="name-markup",
    sentence="Names, and words quoted as printed, are plain text.",
    why="They are printed as they are, in headings and tables.",
    fix="Delete the markup.",
    check=_check_names,
)

_ITEM = r"(?:[-*+•]|[0-9]{1,2}[.)])\s|={3,}|-{3,}"
_FIRST = frozenset("-*+•=0123456789")
"""The first characters of an item of a list."""


def _check_lists(record: RawRecord) -> Iterator[Fault]:
    if not _FIRST.isdisjoint({text[:1] for text in record.paragraphs}):
        for visit in record.prose:
            if re.match(_ITEM, visit.value):
                message = f"A paragraph begins like an item of a list: {quoted(visit.value, 30)}."
                yield Fault(visit.pointer, message, "Put each item of a list into an entry of its own.")


LISTS = RecordRule(
    name="prose-list",
    sentence="A paragraph is not an item of a list.",
    why="Lists are lists in the data, so that packs, programs and screen readers present them as such.",
    fix="Put each item into an entry of its own.",
    check=_check_lists,
)
