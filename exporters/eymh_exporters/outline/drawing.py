"""What every drawing function needs: the edition, and how notes, labels and source marks are put."""

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from eymh_content.library import Library
from eymh_content.models import Caveat, Discrepancy, Entry, Record, Statement
from eymh_content.models.base import Envelope, SubStatement
from eymh_content.models.communication import Passage, Principle, Question, SubQuestion
from eymh_content.nations import Edition, Status
from eymh_content.places import place_names
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import (
    Bullets,
    Inlines,
    Item,
    Marks,
    Note,
    Paragraph,
    RecordLink,
    Strong,
    Text,
    plain,
)
from eymh_exporters.outline.inline import link_names, parse
from eymh_exporters.outline.provenance import Origins, source_of
from eymh_exporters.outline.wording import in_words, sentence_case, typeset, unstopped

Said = Statement | SubStatement | Question | SubQuestion | Principle | Passage
"""Entries with a text of their own, which stand as items of a list."""
WHOSE: dict[Status, Literal["own", "shared", "others"]] = {
    "own": "own",
    "uk-wide": "shared",
    "unplaced": "shared",
    "elsewhere": "others",
    "abroad": "others",
}
"""Whose a record is, as recipes say it."""
LONG_WORD = 4
"""From how many letters on a word of a name matters."""


class Drawing:
    """The edition that is drawn, and the words that every record shares. ``kinds`` are those that the pack shows."""

    def __init__(self, edition: Edition, kinds: frozenset[str] = frozenset(), origins: Origins | None = None) -> None:
        self.edition = edition
        self.origins = origins or Origins(edition.library)
        self._kinds = kinds
        self._told: set[str] = set()
        self._here: set[str] = set()
        self._said: set[str] = set()

    def shows(self, kind: str) -> bool:
        """Say whether the pack has a section for records of a kind."""
        return kind in self._kinds

    def begin(self) -> None:
        """Begin a record: within one record, a discrepancy is told only once."""
        self._here.clear()

    def say_once(self, texts: Iterable[str]) -> list[str]:
        """Take note of texts that are said once for many records; give them back."""
        found = list(texts)
        self._said.update(found)
        return found

    def unsaid(self, *texts: str | None) -> list[str]:
        """Give the texts that have not been said for all records at once."""
        return [text for text in texts if text and text not in self._said]

    @property
    def library(self) -> Library:
        """The records."""
        return self.edition.library

    def title(self, reference: str | None) -> str:
        """Give the title of a record, or "Not stated" where there is no reference."""
        return typeset(self.library[reference].title) if reference else in_words(None)

    def link(self, reference: str) -> RecordLink:
        """Give a link to a record, worded with its title."""
        return RecordLink(reference, (Text(self.title(reference)),))

    def links(self, references: Iterable[str]) -> Inlines:
        """Give links to records in a row, with semicolons between."""
        return tuple(inline for ref in references for inline in (self.link(ref), Text("; ")))[:-1]

    def places(self, place: Iterable[str] | None, locality: str | None = None) -> str:
        """Give the names of places: "Scotland (Greater Glasgow and Clyde)"."""
        names = listed(place_names().get(code, code).removeprefix("the ") for code in place or ())
        if locality:
            return f"{names} ({locality})" if names else locality
        return names or in_words(None)

    def status(self, record: Record) -> Status:
        """Say what a record is about: this nation, the whole UK, another place, or none."""
        return self.edition.applicability(record).status

    def label(self, record: Record) -> str | None:
        """Say whose example or figure this is, where this nation's reader must know."""
        return self.edition.applicability(record).label

    def entry_label(self, entry: Entry, record: Envelope) -> str | None:
        """Say whose example or figure an entry is, where that is not what the label of its record says."""
        label = self.edition.entry_applicability(entry, record).label
        return label if label != self.label(record) else None

    # Notes

    def notes(self, *holders: Record | Entry) -> tuple[Note, ...]:
        """Give the notes of records and entries: their caveats, and discrepancies that are about them."""
        found: list[Note] = []
        for holder in holders:
            for caveat in getattr(holder, "caveats", None) or ():
                found += self._caveat(caveat)
            if isinstance(holder, Envelope):
                found += self.departures(holder)
                seen = {caveat.see for caveat in holder.caveats or ()}
                for told in self.disagreements(holder.ref):
                    if told not in seen:
                        found += self._discrepancy(told)
        return tuple(found)

    def _caveat(self, caveat: Caveat) -> list[Note]:
        if caveat.see:
            return self._discrepancy(caveat.see)
        return [Note((Text(in_words(caveat.kind)),), (parse(caveat.note or ""),))]

    def departures(self, record: Envelope) -> list[Note]:
        """Give the notes that say where a record differs or does not apply in the nation."""
        return [
            Note((Text(f"{in_words(applies.status)} in {self.title(applies.nation)}"),), (parse(applies.note),))
            for applies in self.edition.departures(record)
        ]

    def _discrepancy(self, reference: str) -> list[Note]:
        """Tell a discrepancy: whole where it is met first, in later records in short."""
        if reference in self._here:
            return []
        self._here.add(reference)
        found = self.library[reference]
        assert isinstance(found, Discrepancy)  # noqa: S101 (the link can name nothing else)
        title = (Text("Disagreement in the sources: "), self.link(reference))
        if reference in self._told:
            return [Note(title, (parse(found.treatment),))]
        self._told.add(reference)
        told = (parse(found.why), parse(found.treatment))
        if self.shows("discrepancy"):
            return [Note(title, told)]
        readings = "; ".join(unstopped(reading.text) for reading in found.readings)
        return [Note(title, (parse(f"Readings: {readings}."), *told))]

    def disagreements(self, reference: str) -> list[str]:
        """Give the discrepancies that are about a record."""
        return self._about.get(reference, [])

    @cached_property
    def _about(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for discrepancy in self.library.of(Discrepancy):
            for reference in discrepancy.about or ():
                found.setdefault(reference, []).append(discrepancy.ref)
        return found

    # Where things come from

    def marks(self, anchors: Iterable[str], cites: Iterable[str] | None = None) -> Marks:
        """Give the mark of a statement: the sources of its anchors, then the works cited there."""
        sources = dict.fromkeys(f"source/{source_of(anchor)}" for anchor in anchors)
        return Marks((*sources, *(cites or ())))

    def sources_of(self, reference: str) -> Marks:
        """Give the marks of the sources on which a record rests, without the works that they cite."""
        return self.origins.sources_of(reference)

    def source_line(self, reference: str) -> Paragraph | None:
        """Say where a record comes from: each source with the headings of its sections, and the works cited there."""
        return self.origins.source_line(reference)

    # Statements

    def statement(self, statement: Said, of: Envelope) -> Item:
        """Draw a statement as an item of a list, with its label, names, notes and sub-items."""
        inlines = self._with_names(self.words(statement), getattr(statement, "mentions", None))
        if title := getattr(statement, "title", None):
            inlines = (Strong((Text(typeset(f"{unstopped(title)}. ")),)), *inlines)
        below = getattr(statement, "items", None) or ()
        items = tuple(self.statement(item, of) for item in below)
        return Item(self.placed(inlines, statement, of), self.notes(statement), items)

    def words(self, statement: Said) -> Inlines:
        """Give the text of a statement, and the groups of people that it is about where the text does not name them."""
        inlines = parse(statement.text)
        unnamed = [group for group in getattr(statement, "groups", None) or () if not names(plain(inlines), group)]
        return (*inlines, Text(f" Groups named: {typeset('; '.join(unnamed))}.")) if unnamed else inlines

    def placed(self, inlines: Inlines, entry: Entry, of: Envelope, *, marked: bool = False) -> Inlines:
        """Add to the words of an entry whose example it is, its place, and where it comes from.

        Its source is named where it cites works or rests on another source than its record, or is to be ``marked``.
        """
        label = self.entry_label(entry, of)
        if entry.locality and entry.locality != of.locality and not names(plain(inlines), entry.locality):
            inlines = (*inlines, Text(f" ({entry.locality})"))
        if label:
            inlines = (Strong((Text(f"{label}: "),)), *inlines)
        sources = {source_of(anchor) for anchor in entry.at}
        elsewhere = sources - {source_of(anchor) for anchor in getattr(of, "at", ())}
        if entry.cites or elsewhere or marked:
            inlines = (*inlines, Text(" "), self.marks(entry.at if elsewhere or marked else (), entry.cites))
        return inlines

    def bullets(self, statements: Iterable[Said], of: Envelope) -> Bullets:
        """Draw statements as a list."""
        return Bullets(tuple(self.statement(statement, of) for statement in statements))

    def _with_names(self, inlines: Inlines, mentions: tuple[str, ...] | None) -> Inlines:
        """Link the records that a statement mentions; name those that its words leave out."""
        titles = {self.title(reference): reference for reference in mentions or ()}
        inlines, missing = link_names(inlines, titles)
        before, after = (" (see ", ")") if plain(inlines).endswith(":") else (" See ", ".")  # a list may follow
        return (*inlines, Text(before), *self.links(missing), Text(after)) if missing else inlines


def names(text: str, name: str) -> bool:
    """Say whether a text names a group or place: whether every word of the name stands in it, in whatever order."""
    said = text.casefold()
    words = [word.removesuffix("s") for word in re.findall(r"\w+", name.casefold()) if len(word) >= LONG_WORD]
    return name.casefold() in said or (bool(words) and all(word in said for word in words))


def joined(texts: Iterable[str]) -> Inlines:
    """Join short statements into one run: "young mothers; families at risk"."""
    return parse(sentence_case("; ".join(unstopped(text) for text in texts)))
