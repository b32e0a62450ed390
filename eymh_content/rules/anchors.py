"""Anchors name a source and lines that it has."""

from collections.abc import Iterator

from eymh_content.files.suggest import did_you_mean
from eymh_content.ids import Anchor, whole_end
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Content, Fault, RawRecord, RecordRule, Visit

_WIDEST, _WIDEST_CONTEXT = 20, 60
"""Lines that an anchor may have: where something is stated; in a caveat, or as context. Sections have hundreds."""


def _check(record: RawRecord) -> Iterator[Fault]:
    content = record.content
    new = [
        text
        for text in record.walk.values(Role.ANCHOR)
        if text not in content.sound_anchors and not _is_plain(text, content)
    ]
    if not new:
        return
    wrong: dict[str, tuple[str, str]] = {}
    wide: set[str] = set()
    for text in new:
        if message_and_fix := _wrong(text, content):
            wrong[text] = message_and_fix
        elif _lines(text) > _WIDEST:
            wide.add(text)
        else:
            content.sound_anchors.add(text)
    for visit in record.walk.of(Role.ANCHOR) if wrong or wide else ():
        if visit.value in wrong:
            yield Fault(visit.pointer, *wrong[visit.value])
        elif visit.value in wide and (most := _most_lines(visit)) < (lines := _lines(visit.value)):
            yield Fault(visit.pointer, *_too_wide(visit.value, lines, most))


def _is_plain(text: str, content: Content) -> bool:
    """Return whether an anchor is a single line or segment, as most are, of a line that its source has."""
    source, _, place = text.partition(":")
    lines, line = content.lines.get(source), place.partition(".")[0]
    if lines is None or not line.isdecimal() or not 0 < int(line) <= lines:
        return False
    content.sound_anchors.add(text)
    return True


def _lines(text: str) -> int:
    """Return how many lines an anchor has; 0 if it is none."""
    try:
        anchor = Anchor.parse(text)
    except ValueError:
        return 0
    return anchor.last - anchor.first + 1


def _most_lines(visit: Visit) -> int:
    """Return how many lines an anchor may have where it is."""
    context = "Caveat" in visit.holder.node.models or (visit.parent and visit.parent.step == "context")
    return _WIDEST_CONTEXT if context else _WIDEST


def _too_wide(text: str, lines: int, most: int) -> tuple[str, str]:
    source, _, place = text.partition(":")
    message = f"{quoted(text)} has {lines:,} lines; an anchor here has at most {most}."
    return message, f"Cite the lines that state it. Find them with: eymh sources show {source} {place}"


def _wrong(text: str, content: Content) -> tuple[str, str] | None:
    """Return message and fix; None if nothing is wrong, or the form is, which the structure reports."""
    try:
        anchor = Anchor.parse(text)
    except ValueError:
        return None
    if f"source/{anchor.source}" not in content.known:
        sources = sorted(ref.removeprefix("source/") for ref in content.known if ref.startswith("source/"))
        names = content.folder.names.meant(anchor.source, ("source",))
        meant = [text.replace(anchor.source, name.removeprefix("source/"), 1) for name in names]
        fix = did_you_mean(meant) if meant else f"The sources are {', '.join(sources)}."
        return f"{quoted(text)} cites a source that does not exist.", fix
    if anchor.last < anchor.first:
        end = int(whole_end(str(anchor.first), str(anchor.last)))
        first, last = (anchor.first, end) if end > anchor.first else (anchor.last, anchor.first)
        fix = f"Write {quoted(f'{anchor.source}:{first}-{last}')}."
        return f"{quoted(text)} is a range that ends before it begins.", fix
    lines = content.lines.get(anchor.source)
    if lines is not None and anchor.last > lines:
        message = f"{quoted(text)} cites line {anchor.last}, but '{anchor.source}' has only {lines} lines."
        return message, f"Write a line from 1 to {lines}. Find it with: eymh sources show {anchor.source} LINES"
    return None


RULE = RecordRule(
    name="anchor",
    sentence="An anchor names a source that we have, and lines that it has: few enough to find the statement in them.",
    why="Every statement can be traced to the line that states it; this one could not, or only to a whole section.",
    fix="Look the passage up with 'eymh sources show'.",
    check=_check,
)
