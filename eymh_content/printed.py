"""What becomes of a text in print: the inline Markdown that is drawn, and what no reader may see.

Rules refuse it in a record, and the audit of Word packs in a pack: both take it from here. The patterns are plain
texts, so that they are compiled only where they are needed.
"""

import re

from eymh_content.ids import RECORD_TARGET

INLINE = (
    r"\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*"
    r"|\*(?=\S)(?P<emphasis>[^*]+?)(?<=\S)\*"
    rf"|\[(?P<text>[^\[\]]+){RECORD_TARGET}"
)
"""The pattern of the inline Markdown that is drawn. All other text is printed as it is."""

CHARACTER_CODES = (
    r"amp|lt|gt|quot|apos|nbsp|[mn]dash|hellip|[lr][sd]quo|pound|euro|bull|middot|times|deg|shy"
    r"|\w{1,2}(?:acute|grave|circ|uml)|#\w+"
)
"""The codes of HTML for characters, between & and the semicolon."""
RAW_MARKUP = (
    r"\*\*",
    r"\]\(",
    r"</?(?:p|br|div|span|[abi]|em|strong|su[bp]|[uo]l|li|t[dhr]|table)(?:\s[^>]*)?/?>",
    r"\\\w",
    rf"&(?:{CHARACTER_CODES});",
)
TEMPLATES = (r"\{\{", r"\}\}", r"\{%")
PROGRAM_VALUES = (
    ("None", r"None(?:(?<=^None)|(?<=[:=]None)|(?<=[:=] None))(?=\.?$)"),
    ("(None)", r"\(None\)"),
    ("nan", r"nan(?<=^nan)(?=%?$)"),
    ("NaN", r"NaN(?<!\wNaN)\b"),
    ("<class", r"<class"),
    ("Literal[", r"Literal\["),
    (" object at 0x", r"<\S+ object at 0x"),
    ("dict_", r"dict_"),
)
PLACEHOLDERS = (
    ("TB", r"TB[ACD](?<!['‘’\"“\w]...)\b"),
    ("tb", r"tb[acd](?<!['‘’\"“\w]...)\b"),
    ("TODO", r"TODO(?<!\w....)\b"),
    ("FIXME", r"FIXME(?<!\w.....)\b"),
    ("XXX", r"XXX+\b"),
    ("orem ipsum", r"[Ll]orem ipsum"),
    ("???", r"\?\?\?"),
    ("[", r"\[(?:\.\.\.|…|\s*|\?+|[Ii]nsert\b[^\]]*|[Aa]dd [^\]]*)\](?!\()"),
    ("Error! ", r"Error! (?:Reference|Bookmark|Hyperlink)\b[^.]*"),
    ("N/A", r"N/A(?<=^N/A)(?=\.?$)"),
    ("null", r"null(?<=^null)(?=\.?$)"),
)
"""Each with a piece that every such text has: only a text that has it is worth a search."""
TO_BE = {"tba": "to be announced", "tbc": "to be confirmed", "tbd": "to be confirmed"}
"""What the abbreviations stand for that only words as printed may have; packs spell them out."""
LEFTOVERS = {
    "raw markup": RAW_MARKUP,
    "a template": TEMPLATES,
    "a program value": tuple(pattern for _, pattern in PROGRAM_VALUES),
    "a placeholder": tuple(pattern for _, pattern in PLACEHOLDERS),
}
"""Patterns of text that must not be in a pack, by what they are called. ``^`` and ``$`` are the ends of a paragraph."""

ID_AFTER_KIND = r"/[a-z0-9]+(?:-[a-z0-9]+)+"
"""The pattern of what looks like the id of a record, if the name of a kind stands before it."""

VAGUE_LINK_TEXTS = frozenset(
    {"here", "click here", "link", "more", "read more", "this", "this page", "page", "details", "untitled", "title"}
)
"""Texts of links that make no sense on their own."""

NOT_SHOWN = frozenset({"nation", "pack", "topic"})
"""Kinds that packs do not show: a nation is an edition, a pack is a recipe, and a topic selects records."""


def without_markdown(prose: str) -> str:
    """Return prose without its Markdown: ``*emphasis*``, ``**strong**``, and links to records, of which the words stay.

    Some fields are prose, others are plain text: docs/data-model.md says which.
    """
    return re.sub(INLINE, _words, prose)


def _words(match: re.Match[str]) -> str:
    return without_markdown(match["strong"] or match["emphasis"] or match["text"])


def is_vague(text: str) -> bool:
    """Return whether a text makes no sense as a link on its own: "here", a bare number or an address."""
    bare = text.strip()
    is_address = bare.startswith(("http://", "https://", "www."))
    return bare.isdigit() or is_address or bare.casefold() in VAGUE_LINK_TEXTS
