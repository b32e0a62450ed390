"""Show passages of a source, and what cites them."""

from collections.abc import Iterator
from pathlib import Path

from eymh_content.characters import visible
from eymh_content.errors import NotFoundError, UsageError
from eymh_content.forms import parse_lines
from eymh_content.ids import Anchor
from eymh_content.library import Library, load, walk_of
from eymh_content.models import Source
from eymh_content.roles import Role
from eymh_content.sources.force.indexed import parse
from eymh_content.sources.index import IndexedSegment
from eymh_content.sources.load import SourceFile, load_index
from eymh_content.sources.segments import SourceText
from eymh_content.wording import counted


def _range(text: str, last: int) -> tuple[int, int]:
    """Return first and last line. UsageError if the source does not have them."""
    try:
        first, end = parse_lines(text)
    except ValueError:
        raise UsageError(f"'{text}' is not a range of lines; give a number or two, such as 428 or 332-340") from None
    if not first <= end <= last:
        raise UsageError(f"'{text}' is not a range of lines of this source, which has {last:,}")
    return first, end


def _citations(library: Library, source: str) -> list[tuple[Anchor, str]]:
    """Return every anchor in a source, with the place that holds it."""
    return [
        (Anchor.parse(visit.value), f"{reference}{visit.holder.pointer}")
        for reference in library
        for visit in walk_of(library, reference).of(Role.ANCHOR)
        if visit.value.startswith(f"{source}:")
    ]


def _value(number: str) -> float:
    return float(number.replace(",", ""))


def in_index(segment: IndexedSegment) -> str:
    """Say what the index has of a segment."""
    pieces = [counted(segment.words, "word")]
    if segment.numbers:
        pieces.append(f"numbers {', '.join(sorted(segment.numbers, key=_value))}")
    if segment.names:
        pieces.append(f"names {', '.join(segment.names)}")
    if segment.force:
        pieces.append(f"force words {', '.join(dict.fromkeys(parse(row).word for row in segment.force))}")
    return f"({'; '.join(pieces)})"


def show_lines(source: str, lines: str, folder: Path | None, content: Path) -> Iterator[str]:
    """Yield the lines to print; without a folder of texts, what the committed index has.

    UsageError, NotFoundError or SourceError if there is nothing to show.
    """
    library = load(content)
    record = next((s for s in library.of(Source) if s.id == source), None)
    if record is None:
        known = ", ".join(s.id for s in library.of(Source))
        raise NotFoundError(f"no source '{source}'; there are {known}")
    passages: list[tuple[Anchor, str]]
    if folder is None:
        index = load_index(content, SourceFile.of(library.raw(record.ref)))
        passages = [(s.anchor, in_index(s)) for s in index.within(*_range(lines, index.lines))]
        yield "note: without the texts, this is what the index has; name their folder with --sources DIR"
    else:
        text = SourceText.read(source, folder, record.file)
        passages = text.passages(*_range(lines, len(text.lines)))
        if text.sha256 != record.sha256:
            yield f"warning: {record.file} is not the text that was encoded; lines and segments may differ"
    if not passages:
        yield "The line is blank." if lines.isdigit() else "The lines are blank."
    cited = _citations(library, source)
    for anchor, words in passages:
        yield f"{anchor}  {visible(words)}"
        for other, where in cited:
            if other.meets(anchor):
                yield f"    cited by {where}"
