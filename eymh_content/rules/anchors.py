"""Anchors name a source and lie within it."""

from collections.abc import Iterator

from eymh_content.files.suggest import nearest
from eymh_content.ids import Anchor
from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Content, Draft, Rule, pointer_of


def _check(draft: Draft) -> Iterator[Fault]:
    content = draft.content
    for text, trail in draft.parts.anchors:
        source, _, place = text.partition(":")
        # Most anchors are plain and right: one look-up and one number.
        lines, line = content.lines.get(source), place.partition(".")[0]
        if lines is not None and line.isdecimal() and 0 < int(line) <= lines:
            continue
        fault = _fault(text, content)
        if fault:
            yield Fault(pointer_of(trail), *fault)


def _fault(text: str, content: Content) -> tuple[str, str] | None:
    try:
        anchor = Anchor.parse(text)
    except ValueError:  # its form is checked with the structure
        return None
    if f"source/{anchor.source}" not in content.known:
        sources = sorted(
            reference.removeprefix("source/") for reference in content.known if reference.startswith("source/")
        )
        near = nearest(anchor.source, sources, 0.5)
        fix = f"Did you mean '{near}'?" if near else f"The sources are {', '.join(sources)}."
        return f"{quoted(text)} cites a source that does not exist.", fix
    if anchor.last < anchor.first:
        return (
            f"{quoted(text)} is a range that ends before it begins.",
            f"Write {quoted(f'{anchor.source}:{anchor.last}-{anchor.first}')}.",
        )
    lines = content.lines.get(anchor.source)
    if lines is not None and anchor.last > lines:
        message = f"{quoted(text)} cites line {anchor.last}, but '{anchor.source}' has only {lines} lines."
        return message, f"Find the line with: eymh sources show {anchor.source} {lines}"
    return None


RULE = Rule(
    name="anchor",
    sentence="An anchor names a source that we have, and lines that it has.",
    why="Every statement can be traced to the line that says it; this one could not.",
    fix="Look the passage up with 'eymh sources show'.",
    check=_check,
)
