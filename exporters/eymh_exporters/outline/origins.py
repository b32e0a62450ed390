"""Where records come from: the names, dates and headings of sources, and the anchors of a record."""

import re
from collections.abc import Iterable

from eymh_content.ids import Anchor
from eymh_content.models import Source
from eymh_content.plan import Leaf
from eymh_content.roles import Role
from eymh_exporters.outline.wording import date_in_words, typeset

_SUBTITLE = re.compile(r": | [–—] ")


def source_date(source: Source) -> str:
    """Give the date of a source in words: "June 2020", or "undated"."""
    return date_in_words(source.dated.when) if source.dated else "undated"


def short_title(source: Source) -> str:
    """Give the title of a source without its subtitle; what stands in brackets at its end stays."""
    main, *rest = _SUBTITLE.split(typeset(source.title), maxsplit=1)
    brackets = re.search(r"\([^()]*\)$", rest[0]) if rest else None
    return f"{main} {brackets[0]}" if brackets else main


def headings_by_line(source: Source) -> dict[int, str]:
    """Give the heading of the innermost section for each line; lines that only stand under the title have none."""
    found: dict[int, str] = {}
    for heading in sorted(source.outline, key=lambda each: each.level):
        first, _, last = heading.lines.partition("-")
        found.update(dict.fromkeys(range(int(first), int(last or first) + 1), typeset(heading.title)))
    whole = (source.title, source.outline[0].title)
    return {line: title for line, title in found.items() if title not in whole}


def anchors_of(leaves: Iterable[Leaf]) -> dict[str, list[Anchor]]:
    """Give the anchors that state something, by source."""
    found: dict[str, list[Anchor]] = {}
    for leaf in leaves:
        if leaf.role is Role.ANCHOR and _states(leaf):
            anchor = Anchor.parse(leaf.text)
            found.setdefault(anchor.source, []).append(anchor)
    return found


def _states(leaf: Leaf) -> bool:
    return "/context/" not in leaf.pointer and "/caveats/" not in leaf.pointer


def is_cited(leaf: Leaf) -> bool:
    return leaf.link is not None and "/cites/" in leaf.pointer
