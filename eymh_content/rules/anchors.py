"""Anchors name a source and lines that it has."""

from collections.abc import Iterator

from eymh_content.files.suggest import did_you_mean
from eymh_content.ids import Anchor
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Content, Fault, RawRecord, RecordRule


def _check(record: RawRecord) -> Iterator[Fault]:
    content = record.content
    new = set(record.walk.values(Role.ANCHOR)) - content.sound_anchors
    wrong = {
        text: message_and_fix
        for text in new
        if not _is_plain(text, content) and (message_and_fix := _wrong(text, content))
    }
    content.sound_anchors |= new - wrong.keys()
    if wrong:
        for visit in record.walk.of(Role.ANCHOR):
            if visit.value in wrong:
                yield Fault(visit.pointer, *wrong[visit.value])


def _is_plain(text: str, content: Content) -> bool:
    """Return whether an anchor is a single line or segment, as most are, of a line that its source has."""
    source, _, place = text.partition(":")
    lines, line = content.lines.get(source), place.partition(".")[0]
    return lines is not None and line.isdecimal() and 0 < int(line) <= lines


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
        fix = f"Write {quoted(f'{anchor.source}:{anchor.last}-{anchor.first}')}."
        return f"{quoted(text)} is a range that ends before it begins.", fix
    lines = content.lines.get(anchor.source)
    if lines is not None and anchor.last > lines:
        message = f"{quoted(text)} cites line {anchor.last}, but '{anchor.source}' has only {lines} lines."
        return message, f"Find the line with: eymh sources show {anchor.source} {lines}"
    return None


RULE = RecordRule(
    name="anchor",
    sentence="An anchor names a source that we have, and lines that it has.",
    why="Every statement can be traced to the line that states it; this one could not.",
    fix="Look the passage up with 'eymh sources show'.",
    check=_check,
)
