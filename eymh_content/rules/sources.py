"""Records of sources: a date or none, and an outline that is nested in the text."""

import re
from collections.abc import Iterator

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of

_LINES = re.compile(r"([1-9][0-9]{0,8})(?:-([1-9][0-9]{0,8}))?")


def _check_date(draft: Draft) -> Iterator[Fault]:
    dated, undated = "dated" in draft.data, "undated" in draft.data
    if dated and undated:
        yield Fault("/undated", "The source has a date and is said to have none.", "Delete 'undated', or 'dated'.")
    if not dated and not undated:
        yield Fault(
            "", "The source has neither 'dated' nor 'undated'.", 'Add "dated" as it prints it, or "undated": true.'
        )


DATE = Rule(
    name="source-date",
    sentence="A source has a date, or says that it prints none.",
    why="Every pack states how old its sources are.",
    fix="Add 'dated', or 'undated': true.",
    check=_check_date,
    kind="source",
)


def _range(value: dict[str, object]) -> tuple[int, int] | None:
    text = value.get("lines")
    match = _LINES.fullmatch(text) if isinstance(text, str) else None
    return (int(match[1]), int(match[2] or match[1])) if match else None


def _check_outline(draft: Draft) -> Iterator[Fault]:
    last_line = draft.data.get("lines")
    for model in ("Heading", "NotEncoded"):
        for value, trail in draft.objects(model):
            lines = _range(value)
            if lines is None:
                continue
            text = quoted(str(value["lines"]))
            if lines[1] < lines[0]:
                yield Fault(
                    pointer_of(trail, "lines"), f"The range {text} ends before it begins.", "Exchange the two numbers."
                )
            elif type(last_line) is int and lines[1] > last_line:
                message = f"The range {text} goes beyond the last line, {last_line}."
                yield Fault(pointer_of(trail, "lines"), message, "Correct the range, or 'lines' of the source.")
    yield from _nesting(draft)


def _nesting(draft: Draft) -> Iterator[Fault]:
    """Each heading begins after the one before it and ends within the one that it stands under."""
    open_headings: list[tuple[int, int, int]] = []
    before = 0
    lines_of_text = draft.data.get("lines")
    end_of_text = lines_of_text if type(lines_of_text) is int else 10**9
    for heading, trail in draft.objects("Heading"):
        lines, level = _range(heading), heading.get("level")
        if lines is None or type(level) is not int:
            continue
        first, last = lines
        if first < before:
            message = f"This heading begins in line {first}, before the one above it, which begins in line {before}."
            yield Fault(pointer_of(trail, "lines"), message, "Put the headings in the order of the source.")
        before = max(before, first)
        while open_headings and open_headings[-1][0] >= level:
            open_headings.pop()
        if open_headings and open_headings[-1][2] < last <= end_of_text:
            end = open_headings[-1][2]
            message = f"This heading runs to line {last}, but the one that it stands under ends in line {end}."
            yield Fault(pointer_of(trail, "lines"), message, "Correct one of the two ranges, or the level.")
        open_headings.append((level, first, last))


OUTLINE = Rule(
    name="outline",
    sentence="Headings stand in order, each within the lines of the one above it and of the source.",
    why="The part of the document that a statement comes from is computed from the outline.",
    fix="Correct the ranges of lines.",
    check=_check_outline,
    kind="source",
)
