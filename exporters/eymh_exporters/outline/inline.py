"""Parse the inline Markdown of records: ``*emphasis*``, ``**strong**`` and ``[text](kind/id)``. The rest is text."""

import re
from functools import lru_cache

from eymh_content.printed import INLINE
from eymh_content.wording import typeset
from eymh_exporters.outline.blocks import Emphasis, Inline, Inlines, RecordLink, Strong, Text

_MARKUP = re.compile(INLINE)


@lru_cache(maxsize=20_000)
def parse(text: str) -> Inlines:
    """Parse a paragraph. Text that is not markup, such as a single asterisk, stays as it is."""
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
    return RecordLink(match["target"], parse(match["text"]))


def link_names(inlines: Inlines, references: dict[str, str]) -> tuple[Inlines, list[str]]:
    """Turn the first mention of each record into a link.

    ``references`` gives the record of each name. Returns the inlines, and the references that they do not mention.
    """
    missing = []
    for name, reference in sorted(references.items(), key=lambda pair: -len(pair[0])):
        if _has_link(inlines, reference):
            continue
        inlines, found = _link_first(inlines, name, reference)
        if not found:
            missing.append(reference)
    order = list(references.values())
    return inlines, sorted(missing, key=order.index)


def _has_link(inlines: Inlines, reference: str) -> bool:
    return any(
        (isinstance(inline, RecordLink) and inline.reference == reference)
        or (isinstance(inline, Emphasis | Strong) and _has_link(inline.inlines, reference))
        for inline in inlines
    )


def _link_first(inlines: Inlines, name: str, reference: str) -> tuple[Inlines, bool]:
    pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
    for index, inline in enumerate(inlines):
        match = pattern.search(inline.text) if isinstance(inline, Text) else None
        if isinstance(inline, Text) and match:
            before, mention, after = inline.text[: match.start()], match[0], inline.text[match.end() :]
            parts: Inlines = (Text(before), RecordLink(reference, (Text(mention),)), Text(after))
            kept = tuple(part for part in parts if part != Text(""))
            return (*inlines[:index], *kept, *inlines[index + 1 :]), True
    return inlines, False
