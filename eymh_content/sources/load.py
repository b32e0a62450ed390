"""Load what there is of the sources: their committed indexes, and the texts that they are checked against."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from eymh_content.disk import read_regular, write_whole
from eymh_content.errors import UsageError
from eymh_content.files.discover import INDEXES, printable
from eymh_content.ids import Anchor
from eymh_content.sources.addresses import comparable
from eymh_content.sources.force.indexed import parse
from eymh_content.sources.force.rarity import Rarity
from eymh_content.sources.index import (
    IndexedSegment,
    SourceIndex,
    build_index,
    index_error,
    index_file,
    index_text,
    read_index,
)
from eymh_content.sources.segments import SourceText, text_error

_PLACES_NAMED = 5
_LARGEST = 50_000_000  # bytes of an index that is replaced


class SourceFile(NamedTuple):
    """What the record of a source says of its text."""

    id: str
    file: str
    sha256: str
    lines: int

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> "SourceFile":
        """Read it from the record as it is in its file."""
        return cls(record["id"], record["file"], record["sha256"], record["lines"])


@dataclass
class Sources:
    """The indexes of the sources, and their texts where they are available."""

    indexes: Mapping[str, SourceIndex]
    texts: Mapping[str, SourceText] = field(default_factory=dict)
    invalid: AbstractSet[str] = frozenset()
    """Sources whose records are not valid: what cites them cannot be verified."""
    _places: dict[str, dict[str, list[str]]] = field(default_factory=dict, init=False, repr=False)
    """By source and number, the first places that have it; made when asked for."""
    _cited: dict[tuple[Anchor, ...], tuple[IndexedSegment, ...]] = field(default_factory=dict, init=False, repr=False)

    def can_verify(self, anchors: tuple[Anchor, ...]) -> bool:
        """Return whether every source that is cited has a valid record."""
        return not self.invalid or not any(anchor.source in self.invalid for anchor in anchors)

    def segments(self, anchors: tuple[Anchor, ...]) -> tuple[IndexedSegment, ...]:
        """Return the segments that anchors cite."""
        found = self._cited.get(anchors)
        if found is None:
            cited = (self.indexes[a.source].cited(a) for a in anchors if a.source in self.indexes)
            found = self._cited[anchors] = tuple([segment for segments in cited for segment in segments])
        return found

    def words(self, anchors: tuple[Anchor, ...]) -> list[str] | None:
        """Return the texts that anchors cite; None where a text is not available."""
        if any(anchor.source not in self.texts for anchor in anchors):
            return None
        found = []
        for anchor in anchors:
            passages = self.texts[anchor.source].passages(anchor.first, anchor.last)
            found.append("\n".join(words for at, words in passages if anchor.segment in (None, at.segment)))
        return found

    @cached_property
    def rarity(self) -> Rarity:
        """How rare the stems around the force words of the sources are."""
        segments = (segment for index in self.indexes.values() for segment in index.segments)
        return Rarity(parse(row).near for segment in segments for row in segment.force)

    def printing(self, address: str, sources: set[str]) -> list[str]:
        """Name the first places in some sources that print an address, in the form in which addresses are compared."""
        indexes = [self.indexes[name] for name in sorted(sources) if name in self.indexes]
        segments = (segment for index in indexes for segment in index.segments)
        found = (str(s.anchor) for s in segments if any(comparable(printed) == address for printed in s.addresses))
        return list(islice(found, _PLACES_NAMED))

    def elsewhere(self, number: str, sources: set[str]) -> list[str]:
        """Name the first places in some sources that do have a number."""
        known = [name for name in sorted(sources) if name in self.indexes]
        return [place for name in known for place in self._by_number(name).get(number, ())][:_PLACES_NAMED]

    def _by_number(self, source: str) -> dict[str, list[str]]:
        if source not in self._places:
            found: dict[str, list[str]] = defaultdict(list)
            for segment in self.indexes[source].segments:
                for number in segment.numbers:
                    if len(found[number]) < _PLACES_NAMED:
                        found[number].append(str(segment.anchor))
            self._places[source] = found
        return self._places[source]


def load_index(content: Path, source: SourceFile) -> SourceIndex:
    """Read the index of a source. SourceError if it is missing, damaged, or that of another text."""
    index = read_index(content, source.id)
    if (index.sha256, index.lines) != (source.sha256, source.lines):
        raise index_error(source.id, "is not that of the text that the source record names")
    return index


def load_sources(
    content: Path, sources: Iterable[SourceFile], texts: Path | None = None, invalid: AbstractSet[str] = frozenset()
) -> Sources:
    """Read the index of every source. With a folder of ``texts``, check that each index matches its text.

    ``invalid`` are sources whose records are not valid. SourceError if an index is missing, is that of another text, or
    says something that its text does not.
    """
    files = {source.id: source for source in sources}
    indexes = {name: load_index(content, source) for name, source in files.items()}
    if texts is None:
        return Sources(indexes, invalid=invalid)
    read = {name: _text(source, texts) for name, source in files.items()}
    for name, text in read.items():
        if build_index(text) != indexes[name]:
            raise index_error(name, "does not match its text: it was changed, or written by another version")
    return Sources(indexes, read, invalid)


def _text(source: SourceFile, folder: Path) -> SourceText:
    text = SourceText.read(source.id, folder, source.file)
    if text.sha256 != source.sha256:
        reason = f"its SHA-256 is {text.sha256}, that of the source record {source.sha256}"
        raise text_error(source.id, f"{folder / source.file} is not the text that was encoded: {reason}")
    return text


def write_indexes(content: Path, sources: Iterable[SourceFile], texts: Path) -> Iterator[str]:
    """Write the index of every source, and yield a line on each.

    SourceError if a text is not the one encoded; UsageError if the folder of the indexes is no folder of the content.
    """
    folder = content / INDEXES
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"{printable(str(folder))} is a link or a file: replace it with a folder")
    for source in sources:
        made = index_text(build_index(_text(source, texts))).encode()
        file = index_file(content, source.id)
        name = printable(str(file))
        before = _before(file)
        if before == made:
            yield f"{name}: up to date"
            continue
        folder.mkdir(exist_ok=True)
        write_whole(file, made, before)
        yield f"{name}: written"


def _before(file: Path) -> bytes | None:
    """Return the index that is to be replaced; None if there is none."""
    try:
        return read_regular(file, _LARGEST)
    except FileNotFoundError:
        return None
