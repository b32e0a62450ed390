"""The reverse of ``verify``: what is in a source and in no record.

For each section of a source: the share of its words that entries cover, the segments that no entry states, and each
number and name that is missing from the entries citing its segment. All of it is computed from the committed indexes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from eymh_content.errors import ContentError, NotFoundError, UsageError
from eymh_content.files.discover import file_of
from eymh_content.files.locate import locate
from eymh_content.files.read import read_file
from eymh_content.forms import parse_lines
from eymh_content.ids import Anchor
from eymh_content.library import Library, build_library, walk_of
from eymh_content.models import Source
from eymh_content.models.bibliography import Heading
from eymh_content.places import place_names
from eymh_content.problems import Fault, Problem
from eymh_content.roles import Role
from eymh_content.sources.claims import Claim, claims_of, parse_anchors
from eymh_content.sources.index import IndexedSegment, SourceIndex
from eymh_content.sources.load import SourceFile, load_sources
from eymh_content.sources.numbers import numbers_in
from eymh_content.sources.vocabulary import is_held, tokens
from eymh_content.validation import Checked, check

THIN = 0.6
"""Below this share of its words a section is thin."""
TOO_THIN = 0.4
"""Below this share a section is not complete."""

_COUNTED = {Role.PROSE, Role.NAME, Role.STATED, Role.CSL}


@dataclass
class _Covered:
    """What the entries that cite a segment have of it."""

    words: float = 0.0
    numbers: set[str] = field(default_factory=set)
    tokens: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class SegmentCover:
    """How much of a segment the entries cover."""

    segment: IndexedSegment
    share: float
    """The share of its words that entries cover, 0 to 1."""
    numbers: tuple[str, ...]
    """Its numbers that are missing from the entries citing it."""
    names: tuple[str, ...]
    """Its names that are missing from the entries citing it."""

    @property
    def uncovered(self) -> bool:
        """Whether no entry states it."""
        return self.share == 0

    @property
    def missing(self) -> bool:
        """Whether something of it is in no entry."""
        return self.uncovered or bool(self.numbers) or bool(self.names)


@dataclass(frozen=True)
class SectionCover:
    """How much of a section of a source the entries cover, without the sections below it."""

    heading: Heading
    segments: tuple[SegmentCover, ...]

    @property
    def words(self) -> int:
        """How many words it has."""
        return sum(cover.segment.words for cover in self.segments)

    @property
    def share(self) -> float:
        """The share of its words that entries cover, 0 to 1; 1 if it has none."""
        held = sum(cover.segment.words * cover.share for cover in self.segments)
        return held / self.words if self.words else 1.0

    @property
    def thin(self) -> bool:
        """Whether entries cover too few of its words."""
        return self.share < THIN


@dataclass(frozen=True)
class SourceCover:
    """How much of a source the entries cover."""

    source: Source
    sections: tuple[SectionCover, ...]
    not_encoded: int
    """Words in lines that are declared to have nothing to encode."""

    @property
    def words(self) -> int:
        """Words of all sections."""
        return sum(section.words for section in self.sections)

    @property
    def share(self) -> float:
        """The share of the words that entries cover."""
        return sum(s.words * s.share for s in self.sections) / self.words if self.words else 1.0

    @cached_property
    def segments(self) -> tuple[SegmentCover, ...]:
        """All segments, in order."""
        every = [cover for section in self.sections for cover in section.segments]
        return tuple(sorted(every, key=lambda c: (c.segment.anchor.first, c.segment.anchor.segment or 0)))


class _SourceCoverage:
    """Adds up what all records cover of one source."""

    def __init__(self, source: Source, index: SourceIndex, library: Library) -> None:
        self.index = index
        self.library = library
        self.abbreviations = {item.short: item.long for item in source.abbreviations or ()}
        self.lines_without_names = [parse_lines(item.lines) for item in source.names_left_out or ()]
        self.held: dict[Anchor, _Covered] = defaultdict(_Covered)

    def add_record(self, reference: str) -> None:
        by_owner: dict[tuple[str, tuple[Anchor, ...]], list[Claim]] = defaultdict(list)
        walk = walk_of(self.library, reference)
        claims = claims_of(walk)
        for claim in claims:
            here = tuple(anchor for anchor in claim.anchors if anchor.source == self.index.source)
            if here and claim.role is not Role.CSL:
                by_owner[claim.owner, here].append(claim)
        known = tokens(" ".join(self._related_names(reference)))
        for listing in walk.objects("CitedAs"):
            self._add_listing(listing.value, [claim for claim in claims if claim.role is Role.CSL], known)
        for (_, anchors), claims in by_owner.items():
            self._add(anchors, claims, known)

    def _add_listing(self, place: dict[str, Any], item: list[Claim], known: set[str]) -> None:
        """Add a place where a work is written out: each of them has the whole item, and the number of its note."""
        anchors = tuple(anchor for anchor in parse_anchors(place["at"]) if anchor.source == self.index.source)
        self._add(anchors, item, known)
        for segment in (segment for anchor in anchors for segment in self.index.cited(anchor)):
            self.held[segment.anchor].numbers |= {place["note"]} if "note" in place else set()

    def _related_names(self, reference: str) -> Iterable[str]:
        """Return the names that a record may take for granted: its own, those it links to, and its places."""
        for linked in (r for r in {reference, *self.library.links(reference)} if r in self.library):
            raw = self.library.raw(linked)
            yield raw["title"]
            yield from raw.get("aliases", ())
            yield from raw.get("names", ())
        for visit in walk_of(self.library, reference).of(Role.PLACE):
            yield place_names().get(visit.value, "")

    def _add(self, anchors: tuple[Anchor, ...], claims: list[Claim], known: set[str]) -> None:
        segments = {s.anchor: s for anchor in anchors for s in self.index.cited(anchor)}
        total = sum(segment.words for segment in segments.values())
        text = " ".join(str(claim.value) for claim in claims)
        words = sum(len(str(claim.value).split()) for claim in claims if claim.role in _COUNTED)
        numbers = numbers_in(text) | numbers_in(text.replace("-", " "))
        for anchor, segment in segments.items():
            held = self.held[anchor]
            held.words += words * segment.words / total
            held.numbers |= numbers
            held.tokens |= tokens(text) | known

    def cover(self, segment: IndexedSegment) -> SegmentCover:
        held = self.held.get(segment.anchor, _Covered())
        left_out = any(first <= segment.anchor.first <= last for first, last in self.lines_without_names)
        wanted = () if left_out else segment.names
        names = [name for name in wanted if not is_held(name, held.tokens, self.abbreviations)]
        share = min(1.0, held.words / segment.words) if segment.words else 1.0
        return SegmentCover(segment, share, tuple(sorted(segment.numbers - held.numbers)), tuple(names))


def cover_source(source: Source, index: SourceIndex, library: Library) -> SourceCover:
    """Compute how much of a source the records of a library cover."""
    coverage = _SourceCoverage(source, index, library)
    for reference in library:
        coverage.add_record(reference)
    left_out = [parse_lines(item.lines) for item in source.not_encoded or ()]
    sections: Mapping[str, list[SegmentCover]] = {heading.id: [] for heading in source.outline}
    without: list[SegmentCover] = []
    not_encoded = 0
    for segment in index.segments:
        line = segment.anchor.first
        heading = source.heading_at(line)
        if any(first <= line <= last for first, last in left_out):
            not_encoded += segment.words
        else:
            (sections[heading.id] if heading else without).append(coverage.cover(segment))
    made = [SectionCover(heading, tuple(sections[heading.id])) for heading in source.outline]
    if without:
        made.append(SectionCover(_no_heading(without), tuple(without)))
    return SourceCover(source, tuple(made), not_encoded)


def _no_heading(covers: list[SegmentCover]) -> Heading:
    """Return what stands for a heading of segments under none, which are covered or missing like others."""
    first, last = covers[0].segment.anchor.first, covers[-1].segment.anchor.last
    return Heading.model_construct(id="", title="Under no heading", level=1, lines=f"{first}-{last}")


def cover_all(
    content: Path, texts: Path | None, names: Iterable[str] = (), checked: Checked | None = None
) -> list[SourceCover]:
    """Compute the coverage of the named sources, or of all; of content that has been ``checked``, if it has.

    NotFoundError for an unknown name; UsageError if there is no source; SourceError or ContentError if the indexes or
    the records cannot be read, or the record of a source is not valid.
    """
    checked = checked or check(content)
    library = build_library(content, checked)
    sources = library.of(Source)
    if not sources:
        raise UsageError(f"{content} has no record of a source, so there is nothing to cover")
    files_of_sources = {file_of(source.ref) for source in sources}
    wrong = [one for one in checked.problems if one.severity == "error" and one.file in files_of_sources]
    if wrong:
        raise ContentError("the record of a source is not valid", wrong, len(checked.folder.records))
    known = {source.id: source for source in sources}
    for name in names:
        if name not in known:
            raise NotFoundError(f"no source '{name}'; there are {', '.join(known)}")
    files = [SourceFile.of(library.raw(source.ref)) for source in sources]
    indexes = load_sources(content, files, texts).indexes
    return [cover_source(known[name], indexes[name], library) for name in (names or known)]


def faults(cover: SourceCover) -> Iterator[Fault]:
    """Yield what is missing in the ranges of lines that a source declares complete."""
    for number, lines in enumerate(cover.source.complete or ()):
        first, last = parse_lines(lines)
        missing = [fault for segment in cover.segments for fault in _missing(segment, first, last)]
        missing += [
            ("section-thin", f"{cover.source.id}:{section.heading.lines}: entries cover too few of its words")
            for section in cover.sections
            if section.words and section.share < TOO_THIN and first <= parse_lines(section.heading.lines)[0] <= last
        ]
        for rule, message in missing:
            fix = "Write what is missing, or take the lines out of 'complete'."
            yield Fault(f"/complete/{number}", f"{message}.", fix, rule)


def _missing(cover: SegmentCover, first: int, last: int) -> list[tuple[str, str]]:
    """Return rule and message of everything in a segment that is missing from the records, in a range of lines."""
    at = cover.segment.anchor
    if not first <= at.first <= last:
        return []
    return [
        *([("segment-not-covered", f"{at}: no entry states it")] if cover.uncovered else []),
        *(("number-not-covered", f"{at}: no entry that cites it has the number {number}") for number in cover.numbers),
        *(("name-not-covered", f"{at}: no entry that cites it has the name {name}") for name in cover.names),
    ]


def problems(covers: Iterable[SourceCover], content: Path) -> list[Problem]:
    """Return what is missing in the ranges declared complete, each at the line that declares it."""
    found: list[Problem] = []
    for cover in covers:
        file = file_of(cover.source.ref)
        missing = list(faults(cover))
        if missing:
            found += locate(file, missing, read_file(str(content / file), file).text)
    return found
