"""The drawing context: the edition, and how every drawing function gives labels, notes, links and citations."""

import re
from collections.abc import Iterable
from functools import cached_property

from eymh_content.library import Library
from eymh_content.models import Caveat, Discrepancy, Entry, Record, Statement
from eymh_content.models.base import Envelope, SubStatement
from eymh_content.models.communication import Definition, Passage, Principle, Question
from eymh_content.models.values import Applies
from eymh_content.nations import Edition, Status, departure_in_words
from eymh_content.places import place_names
from eymh_content.wording import date_in_words, listed, typeset, without_full_stop
from eymh_exporters.outline.blocks import (
    BulletList,
    Citations,
    Inlines,
    ListItem,
    Note,
    Paragraph,
    RecordLink,
    Strong,
    Text,
    plain_text,
)
from eymh_exporters.outline.inline import link_names, parse
from eymh_exporters.outline.provenance import Provenance, source_id
from eymh_exporters.outline.wording import in_words, sentence_case

TextEntry = Statement | SubStatement | Question | Principle | Passage | Definition
"""Entries that have a text."""
MIN_WORD_LENGTH = 4
"""The number of letters from which a word of a name is compared."""


class DrawingContext:
    """The edition that is drawn, and what the drawing of one record must know about the others."""

    def __init__(
        self, edition: Edition, kinds: frozenset[str] = frozenset(), provenance: Provenance | None = None
    ) -> None:
        """Draw for ``edition`` in a pack whose sections show ``kinds``."""
        self.edition = edition
        self.provenance = provenance or Provenance(edition.library)
        self._kinds = kinds
        self._explained: set[str] = set()
        self._explained_in_record: set[str] = set()
        self._shared: set[str] = set()

    def shows(self, kind: str) -> bool:
        """Whether the pack has a section for records of a kind."""
        return kind in self._kinds

    def start_record(self) -> None:
        """Start a new record: within one record, a discrepancy is noted only once."""
        self._explained_in_record.clear()

    def add_shared(self, texts: Iterable[str]) -> None:
        """Register texts that the pack prints once for many records."""
        self._shared.update(texts)

    def without_shared(self, *texts: str | None) -> list[str]:
        """Leave out texts that are empty or that the pack prints once for many records."""
        return [text for text in texts if text and text not in self._shared]

    @property
    def library(self) -> Library:
        """The records."""
        return self.edition.library

    def title(self, reference: str | None) -> str:
        """Return the name by which others call a record, or "Not stated" where there is no reference."""
        return name_of(self.library[reference]) if reference else in_words(None)

    def link(self, reference: str) -> RecordLink:
        """Return a link to a record, with its name as the text."""
        return RecordLink(reference, (Text(self.title(reference)),))

    def links(self, references: Iterable[str]) -> Inlines:
        """Return links to records, separated by semicolons."""
        return tuple(inline for ref in references for inline in (self.link(ref), Text("; ")))[:-1]

    def places(self, place: Iterable[str] | None, locality: str | None = None) -> str:
        """Return the names of places: "Scotland (Greater Glasgow and Clyde)"."""
        names = listed(place_names().get(code, code).removeprefix("the ") for code in place or ())
        if locality:
            return f"{names} ({locality})" if names else locality
        return names or in_words(None)

    def status(self, record: Record) -> Status:
        """Return what a record is about: this nation, the whole UK, another place, or no place."""
        return self.edition.applicability(record).status

    def label(self, record: Record) -> str | None:
        """Return the label of a record that is about another place: "Example from Scotland"."""
        return self.edition.label(record)

    def entry_label(self, entry: Entry, record: Envelope, parent: Entry | None = None) -> str | None:
        """Return the label of an entry, where it differs from that of its ``parent`` entry, or else of its record."""
        label = self.edition.label(record, entry)
        return label if label != self.edition.label(record, parent) else None

    # Notes

    def notes(self, *holders: Record | Entry) -> tuple[Note, ...]:
        """Return the notes on records and entries: their caveats, and the discrepancies that concern them."""
        found: list[Note] = []
        for holder in holders:
            for caveat in getattr(holder, "caveats", None) or ():
                found += () if caveat.for_ else self._caveat_notes(caveat)
            if isinstance(holder, Envelope):
                found += self.departure_notes(holder)
                linked = {caveat.see for caveat in holder.caveats or ()}
                for reference in self.discrepancies_about(holder.ref):
                    if reference not in linked:
                        found += self._discrepancy_notes(reference)
        return tuple(found)

    def _caveat_notes(self, caveat: Caveat) -> list[Note]:
        if caveat.see:
            return self._discrepancy_notes(caveat.see)
        return [Note((Text(in_words(caveat.kind)),), (parse(caveat.note or ""),))]

    def departure_notes(self, record: Envelope) -> list[Note]:
        """Return the notes on where a record differs or does not apply in the nation."""
        return [
            Note((Text(departure_in_words(applies.status, self._nations_of(applies))),), (parse(applies.note),))
            for applies in self.edition.departures(record)
        ]

    def _nations_of(self, applies: Applies) -> str:
        return self.edition.title if self.edition.nation else self.places(applies.nations)

    def _discrepancy_notes(self, reference: str) -> list[Note]:
        """Explain a discrepancy: in full in the first record that it concerns, in short in later ones."""
        if reference in self._explained_in_record:
            return []
        self._explained_in_record.add(reference)
        found = self.library[reference]
        assert isinstance(found, Discrepancy)  # noqa: S101  # the link can name no other kind
        title = (Text("Disagreement in the sources: "), self.link(reference))
        if reference in self._explained:
            return [Note(title, (parse(found.advice),))]
        self._explained.add(reference)
        explanation = tuple(map(parse, (found.why, found.treatment, found.advice)))
        if self.shows("discrepancy"):
            return [Note(title, explanation)]
        readings = "; ".join(without_full_stop(reading.text) for reading in found.readings)
        return [Note(title, (parse(f"Readings: {readings}."), *explanation))]

    def discrepancies_about(self, reference: str) -> list[str]:
        """Return the discrepancies that name a record as one that they concern."""
        return self._discrepancies.get(reference, [])

    @cached_property
    def _discrepancies(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for discrepancy in self.library.of(Discrepancy):
            for reference in discrepancy.about:
                found.setdefault(reference, []).append(discrepancy.ref)
        return found

    # Citations

    def citations(self, anchors: Iterable[str], cites: Iterable[str] | None = None) -> Citations:
        """Cite the sources of anchors, then the works that the sources cite there."""
        sources = dict.fromkeys(f"source/{source_id(anchor)}" for anchor in anchors)
        return Citations((*sources, *(cites or ())))

    def source_citations(self, reference: str) -> Citations:
        """Cite the sources of a record, without the works that they cite."""
        return self.provenance.source_citations(reference)

    def source_line(self, reference: str) -> Paragraph | None:
        """Return the line that names the sources of a record, with section headings and the works cited there."""
        return self.provenance.source_line(reference)

    # Statements

    def list_item(self, entry: TextEntry, record: Envelope, parent: Entry | None = None) -> ListItem:
        """Draw an entry as a list item, with its label, mentions, notes and sub-items."""
        inlines = self._with_mentions(self._text(entry), getattr(entry, "mentions", None))
        if stated_as := getattr(entry, "stated_as", None):
            inlines = (*inlines, Text(f" ({in_words(stated_as)}.)"))
        if title := getattr(entry, "title", None):
            inlines = (Strong((Text(typeset(f"{without_full_stop(title)}. ")),)), *inlines)
        items = tuple(self.list_item(item, record, entry) for item in getattr(entry, "items", None) or ())
        return ListItem(self.annotated(inlines, entry, record, parent), self.notes(entry), items)

    def bullet_list(self, entries: Iterable[TextEntry], record: Envelope) -> BulletList:
        """Draw entries as a list."""
        return BulletList(tuple(self.list_item(entry, record) for entry in entries))

    def _text(self, entry: TextEntry) -> Inlines:
        """Return the text of an entry, followed by the groups of people that the text itself does not name."""
        inlines = parse(entry.text)
        text = plain_text(inlines)
        unnamed = [group for group in getattr(entry, "groups", None) or () if not mentions_name(text, group)]
        return (*inlines, Text(f" Groups named: {typeset('; '.join(unnamed))}.")) if unnamed else inlines

    def annotated(
        self, inlines: Inlines, entry: Entry, record: Envelope, parent: Entry | None = None, *, cite: bool = False
    ) -> Inlines:
        """Add the label, locality and citations of an entry, which ``parent`` may hold, to its text.

        The source is cited where the entry cites works or has another source than its record, or always with ``cite``.
        """
        label = self.entry_label(entry, record, parent)
        locality = entry.locality
        if locality and locality != record.locality and not mentions_name(plain_text(inlines), locality):
            inlines = (*inlines, Text(f" ({locality})"))
        if entry.as_of and entry.as_of != record.as_of:
            inlines = (*inlines, Text(f" ({date_in_words(entry.as_of.when)})"))
        if label:
            inlines = (Strong((Text(f"{label}: "),)), *inlines)
        sources = {source_id(anchor) for anchor in entry.at}
        other_sources = sources - {source_id(anchor) for anchor in getattr(record, "at", ())}
        if entry.cites or other_sources or cite:
            inlines = (*inlines, Text(" "), self.citations(entry.at if other_sources or cite else (), entry.cites))
        return inlines

    def _with_mentions(self, inlines: Inlines, mentions: tuple[str, ...] | None) -> Inlines:
        """Link the records that an entry mentions; append links to those that its text does not name."""
        titles = {self.title(reference): reference for reference in mentions or ()}
        inlines, missing = link_names(inlines, titles)
        before, after = (" (see ", ")") if plain_text(inlines).endswith(":") else (" See ", ".")  # a list may follow
        return (*inlines, Text(before), *self.links(missing), Text(after)) if missing else inlines


def name_of(record: Record) -> str:
    """Return what a table or another record calls a record: ``short`` where it has one, as titles are headlines."""
    return typeset(getattr(record, "short", None) or record.title)


def mentions_name(text: str, name: str) -> bool:
    """Whether a text mentions a group or place: whether it contains every longer word of the name, in any order."""
    folded = text.casefold()
    words = re.findall(r"\w+", name.casefold())
    stems = [word.removesuffix("s") for word in words if len(word) >= MIN_WORD_LENGTH]
    return name.casefold() in folded or (bool(stems) and all(stem in folded for stem in stems))


def join_statements(texts: Iterable[str]) -> Inlines:
    """Join short statements: "Young mothers; families at risk"."""
    return parse(sentence_case("; ".join(without_full_stop(text) for text in texts)))


def prefix_notes(name: str, notes: Iterable[Note]) -> list[Note]:
    """Put the name of the row or value that notes are about in front of their titles."""
    return [Note((Text(f"{name}: "), *note.title), note.paragraphs) for note in notes]
