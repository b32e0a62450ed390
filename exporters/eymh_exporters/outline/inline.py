"""Parse the inline Markdown of records: ``*emphasis*``, ``**strong**`` and ``[text](kind/id)``. The rest is text."""

import re
from functools import lru_cache

from eymh_exporters.outline.blocks import Emphasis, Inline, Inlines, RecordLink, Strong, Text
from eymh_exporters.outline.wording import typeset

_MARKUP = re.compile(
    r"\*\*(?=\S)(?P<strong>.+?)(?<=\S)\*\*"
    r"|\*(?=\S)(?P<emphasis>[^*]+?)(?<=\S)\*"
    r"|\[(?P<words>[^\[\]]+)\]\((?P<target>[a-z]+(?:-[a-z]+)*/[a-z0-9-]+)\)"
)


@lru_cache(maxsize=20_000)
def parse(text: str) -> Inlines:
    """Read a paragraph. Text that is no markup, such as a lone asterisk, stays as it is."""
    found: list[Inline] = []
    start = 0
    for match in _MARKUP.finditer(text):
        if match.start() > start:
            found.append(Text(typeset(text[start : match.start()])))
        found.append(_inline(match))
        start = match.end()
    if start < len(text):
        found.append(Text(typeset(text[start:])))
    return tuple(found)


def _inline(match: re.Match[str]) -> Inline:
    if match["strong"]:
        return Strong(parse(match["strong"]))
    if match["emphasis"]:
        return Emphasis(parse(match["emphasis"]))
    return RecordLink(match["target"], parse(match["words"]))


def link_names(inlines: Inlines, names: dict[str, str]) -> tuple[Inlines, list[str]]:
    """Turn the first mention of each named record into a link.

    ``names`` gives the reference of each name. Returns the inlines, and the references that they do not mention.
    """
    missing = []
    for name, reference in sorted(names.items(), key=lambda pair: -len(pair[0])):
        if _linked(inlines, reference):
            continue
        inlines, done = _link(inlines, name, reference)
        if not done:
            missing.append(reference)
    order = list(names.values())
    return inlines, sorted(missing, key=order.index)


def _linked(inlines: Inlines, reference: str) -> bool:
    return any(
        (isinstance(inline, RecordLink) and inline.reference == reference)
        or (isinstance(inline, Emphasis | Strong) and _linked(inline.inlines, reference))
        for inline in inlines
    )


def _link(inlines: Inlines, name: str, reference: str) -> tuple[Inlines, bool]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for index, inline in enumerate(inlines):
        match = pattern.search(inline.text) if isinstance(inline, Text) else None
        if isinstance(inline, Text) and match:
            before, words, after = inline.text[: match.start()], match[0], inline.text[match.end() :]
            pieces: Inlines = (Text(before), RecordLink(reference, (Text(words),)), Text(after))
            kept = tuple(piece for piece in pieces if piece != Text(""))
            return (*inlines[:index], *kept, *inlines[index + 1 :]), True
    return inlines, False
