"""Print passages of a source with what cites them."""

import re
from collections.abc import Iterator
from pathlib import Path

from eymh_content.errors import NotFoundError, UsageError
from eymh_content.ids import Anchor, kind_of
from eymh_content.library import Library, load
from eymh_content.models import Source
from eymh_content.plan import plan_of, walk
from eymh_content.roles import Role
from eymh_content.sources.segments import SourceText


def _range(text: str, last: int) -> tuple[int, int]:
    match = re.fullmatch(r"([0-9]+)(?:-([0-9]+))?", text)
    first = int(match[1]) if match else 0
    end = int(match[2] or first) if match else 0
    if not 1 <= first <= end <= last:
        raise UsageError(f"'{text}' is no range of lines; give a number or two, such as 428 or 332-340, up to {last}")
    return first, end


def _citations(library: Library, source: str) -> list[tuple[Anchor, str]]:
    return [
        (Anchor.parse(leaf.text), f"{reference}{leaf.pointer.rpartition('/at/')[0]}")
        for reference in library
        for leaf in walk(library.raw(reference), plan_of(kind_of(reference)))
        if leaf.role is Role.ANCHOR and leaf.text.startswith(f"{source}:")
    ]


def show_lines(source: str, lines: str, folder: Path, content: Path | None) -> Iterator[str]:
    """Yield the lines to print. UsageError, NotFoundError or SourceError if there is nothing to show."""
    library = load(content)
    record = next((s for s in library.of(Source) if s.id == source), None)
    if record is None:
        known = ", ".join(s.id for s in library.of(Source))
        raise NotFoundError(f"no source '{source}'; there are {known}")
    text = SourceText.read(source, folder, record.file)
    first, last = _range(lines, len(text.lines))
    if text.sha256 != record.sha256:
        yield f"warning: {record.file} is not the text that was encoded; lines and segments may not fit"
    cited = _citations(library, source)
    for anchor, words in text.passages(first, last):
        yield f"{anchor}  {words}"
        for other, where in cited:
            if other.first <= anchor.first <= other.last and other.segment in (None, anchor.segment):
                yield f"    cited by {where}"
