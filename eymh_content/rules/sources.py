"""Records of sources: a date or none, and ranges of lines that the text has."""

from collections.abc import Iterator
from typing import Any

from eymh_content.forms import parse_lines
from eymh_content.ids import LAST_LINE, pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _check_date(record: RawRecord) -> Iterator[Fault]:
    dated, undated = "dated" in record.data, "undated" in record.data
    if dated and undated:
        message = "The source has a date, and 'undated' says that it has none."
        yield Fault("/undated", message, "Delete 'undated', or 'dated'.")
    if not dated and not undated:
        message = "The source has neither 'dated' nor 'undated'."
        yield Fault("", message, 'Add "dated" as it prints it, or "undated": true.')


DATE = RecordRule(
    name="source-date",
    sentence="A source has a date, or says that it prints none.",
    why="Every pack states how old its sources are.",
    fix="Add 'dated', or 'undated': true.",
    check=_check_date,
    kind="source",
)


def _range(text: object) -> tuple[int, int] | None:
    """Return first and last line; None if the form of ``text`` is wrong, which the structure reports."""
    try:
        return parse_lines(text) if isinstance(text, str) else None
    except ValueError:
        return None


def _check_outline(record: RawRecord) -> Iterator[Fault]:
    end_of_text = record.content.lines.get(record.id, LAST_LINE)
    for pointer, text in _ranges(record):
        lines = _range(text)
        if lines is None:
            continue
        if lines[1] < lines[0]:
            yield Fault(pointer, f"The range {quoted(text)} ends before it begins.", "Swap the two numbers.")
        elif lines[1] > end_of_text:
            message = f"The range {quoted(text)} goes beyond the last line, {end_of_text}."
            yield Fault(pointer, message, "Correct the range, or 'lines' of the source.")
    yield from _nesting(record, end_of_text)


def _ranges(record: RawRecord) -> Iterator[tuple[str, Any]]:
    """Yield every range of lines of a source, with its pointer."""
    for model in ("Heading", "NotEncoded", "NamesLeftOut"):
        for visit in record.walk.objects(model):
            yield visit.below("lines"), visit.value.get("lines")
    complete = record.data.get("complete")
    for index, text in enumerate(complete if isinstance(complete, list) else ()):
        yield pointer_to("complete", index), text


def _nesting(record: RawRecord, end_of_text: int) -> Iterator[Fault]:
    """Check that each heading begins after the one before it, and ends within the one above it."""
    parents: list[tuple[int, int, int]] = []
    before = 0
    for visit in record.walk.objects("Heading"):
        lines, level = _range(visit.value.get("lines")), visit.value.get("level")
        if lines is None or type(level) is not int:
            continue
        first, last = lines
        if first < before:
            message = f"This heading begins in line {first}, before the previous one, which begins in line {before}."
            yield Fault(visit.below("lines"), message, "Put the headings in the order of the source.")
        before = max(before, first)
        while parents and parents[-1][0] >= level:
            parents.pop()
        if parents and parents[-1][2] < last <= end_of_text:
            message = f"This heading runs to line {last}, but the one above it ends in line {parents[-1][2]}."
            yield Fault(visit.below("lines"), message, "Correct one of the two ranges, or the level.")
        parents.append((level, first, last))


OUTLINE = RecordRule(
    name="outline",
    sentence="Ranges of lines are in the source; headings are in order, each within the lines of the one above it.",
    why="The part of the document that a statement comes from is computed from them, and so is what is complete.",
    fix="Correct the ranges of lines.",
    check=_check_outline,
    kind="source",
)
