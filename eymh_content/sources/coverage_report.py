"""The report of coverage, as lines for a terminal and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from eymh_content.problems import Report
from eymh_content.reporters.json import as_data as report_as_data
from eymh_content.sources.coverage import SectionCover, SegmentCover, SourceCover, faults
from eymh_content.wording import counted


def percent(share: float) -> str:
    """Write a share: 0.664 is "66 %". Only a whole is called 100 %."""
    return f"{min(int(share * 100), 99 if share < 1 else 100)} %"


def what_is_missing(cover: SegmentCover) -> str:
    """Say what of a segment is missing from the records."""
    pieces = ["no entry states it"] if cover.uncovered else []
    if cover.numbers:
        pieces.append(f"numbers {', '.join(cover.numbers)}")
    if cover.names:
        pieces.append(f"names {', '.join(cover.names)}")
    return "; ".join(pieces)


def text_lines(cover: SourceCover, *, details: bool) -> Iterator[str]:
    """Yield the lines on one source; with ``details`` every segment with something missing."""
    left_out = percent(cover.not_encoded / max(1, cover.words + cover.not_encoded))
    covered = f"{percent(cover.share)} of {cover.words} words covered"
    yield f"{cover.source.id}: {covered}; another {left_out} have nothing to encode"
    for section in cover.sections:
        if section.words:
            thin = "  thin" if section.thin and section.share else ""
            indent = "  " * section.heading.level
            yield f"{percent(section.share):>6}{indent}{section.heading.lines:<12}{section.heading.title[:80]}{thin}"
    if details:
        for segment in cover.segments:
            if segment.missing:
                yield f"  {segment.segment.anchor}  {what_is_missing(segment)}"
    if cover.source.complete:
        missing = len(list(faults(cover)))
        state = f"{counted(missing, 'problem')}" if missing else "complete"
        yield f"  declared complete: {', '.join(cover.source.complete)}: {state}"


def uncovered_ranges(cover: SourceCover) -> list[str]:
    """Return the ranges of lines that no entry states, blank lines between them bridged."""
    ranges: list[list[int]] = []
    last_covered = 0
    for segment in cover.segments:
        line = segment.segment.anchor.first
        if not segment.uncovered:
            last_covered = line
        elif ranges and ranges[-1][1] > last_covered:
            ranges[-1][1] = line
        else:
            ranges.append([line, line])
    return [str(first) if first == last else f"{first}-{last}" for first, last in ranges]


def as_data(covers: Iterable[SourceCover], report: Report, folder: str, read: dict[str, Any]) -> dict[str, Any]:
    """Return a report as data for ``--format json``, with the coverage as ``sources`` and the readings as ``read``."""
    return report_as_data(report, folder) | {
        "read": read,
        "sources": [
            {
                "source": cover.source.id,
                "words": cover.words,
                "share": round(cover.share, 4),
                "not_encoded": cover.not_encoded,
                "complete": list(cover.source.complete or ()),
                "uncovered": uncovered_ranges(cover),
                "sections": [_section(section) for section in cover.sections],
            }
            for cover in covers
        ],
    }


def _section(section: SectionCover) -> dict[str, Any]:
    return {
        "id": section.heading.id,
        "title": section.heading.title,
        "lines": section.heading.lines,
        "words": section.words,
        "share": round(section.share, 4),
        "thin": section.thin,
        "missing": [
            {
                "at": str(cover.segment.anchor),
                "share": round(cover.share, 4),
                "numbers": list(cover.numbers),
                "names": list(cover.names),
            }
            for cover in section.segments
            if cover.missing
        ],
    }
