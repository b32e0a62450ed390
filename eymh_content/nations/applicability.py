"""An edition: the content for one nation, or for the UK as a whole, and how each record and entry applies there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, get_args

from eymh_content.errors import NotFoundError
from eymh_content.files.names import slug_of
from eymh_content.files.suggest import meant_or_all, nearest
from eymh_content.library import Library, check_arguments, entry_in
from eymh_content.models import Entry, Nation, Record
from eymh_content.models.base import Envelope
from eymh_content.models.values import Applies
from eymh_content.places import NATIONS, UNITED_KINGDOM, place_names
from eymh_content.wording import listed

UK = "uk"
"""The name of the edition for the UK as a whole."""

Status = Literal["own", "uk-wide", "elsewhere", "abroad", "unplaced"]
"""What a statement is about: this nation, the whole UK, another part of it, another country, or no place."""

STATUSES: tuple[Status, ...] = get_args(Status)
"""All statuses, those nearest to the nation first."""
Whose = Literal["own", "shared", "others"]
"""Whose a record is, in the words of pack recipes."""
_WHOSE: dict[Status, Whose] = {
    "own": "own",
    "uk-wide": "shared",
    "unplaced": "shared",
    "elsewhere": "others",
    "abroad": "others",
}
_DEPARTURES = {
    "applies": "Applies in",
    "differs": "Differs in",
    "does-not-apply": "Does not apply in",
    "not-stated": "Not stated for",
}


@dataclass(frozen=True)
class Applicability:
    """How a record or an entry applies in an edition."""

    status: Status
    label: str | None
    """What must be shown beside it, such as "Example from Scotland"; None where nothing needs to be."""
    departure: Applies | None = None
    """What the record itself says of the nation, where that departs from its place."""

    @property
    def whose(self) -> Whose:
        """Whose it is: the nation's own, shared by the UK or about no place, or another's.

        The place decides, unless the record says that it applies here, or does not.
        """
        whose = _WHOSE[self.status]
        if self.departure and self.departure.status == "does-not-apply":
            return "others"
        if self.departure and self.departure.status == "applies" and whose == "others":
            return "shared"
        return whose


@dataclass(frozen=True)
class Edition:
    """The content for one nation (``nation`` is its profile), or for the UK as a whole (``nation`` is None)."""

    library: Library = field(hash=False)  # a library has no hash; equal editions have the same nation
    nation: Nation | None

    @property
    def name(self) -> str:
        """The name of its folder: ``uk``, ``england`` and so on."""
        return self.nation.id if self.nation else UK

    @property
    def title(self) -> str:
        """The name that a reader sees."""
        return self.nation.title if self.nation else "United Kingdom"

    @property
    def code(self) -> str:
        """The ISO 3166 code of its place: ``GB``, ``GB-ENG`` and so on."""
        return self.nation.code if self.nation else UNITED_KINGDOM

    @property
    def lang(self) -> str:
        """The BCP 47 tag of its text."""
        return self.nation.lang if self.nation else "en-GB"

    def applicability(self, record: Record, entry: Entry | None = None) -> Applicability:
        """Say how a record, or an entry of it, applies here: by its place, and by what the record says of this nation.

        An entry applies as what holds it does, unless its place is another. An entry of this nation in a record of
        another one has a label too, or it would pass for the other's. NotFoundError if the entry is not in the record.
        UsageError if an argument is something else.
        """
        check_arguments(record, entry)
        if entry is None:
            return self._of_record(record)
        visit = entry_in(self.library, record, entry)
        assert visit.parent  # noqa: S101  # an entry is in a list of its record
        assert isinstance(record, Envelope)  # noqa: S101  # no other records have entries
        holder = self._about(visit.parent.place, record)
        found = self._about(entry.place, record) if entry.place else holder
        if found.label or not holder.label:
            return found
        return replace(found, label=self._label(entry.place or (), record))

    def label(self, record: Record, entry: Entry | None = None) -> str | None:
        """Return what must be shown beside a record or one of its entries, such as "Example from Scotland".

        None if nothing needs to be. Errors as for ``applicability``.
        """
        return self.applicability(record, entry).label

    def _of_record(self, record: Record) -> Applicability:
        if not isinstance(record, Envelope):
            return Applicability("unplaced", None)
        status, label = self._by_place(record.place, record)
        departure = self._departure(record)
        if departure and (label or departure.status != "applies"):
            words = departure_in_words(departure.status, self.title)
            label = f"{label}; {words[0].lower()}{words[1:]}" if label else words
        return Applicability(status, label, departure)

    def _about(self, place: Sequence[str] | None, record: Envelope) -> Applicability:
        if set(place or ()) == set(record.place or ()):
            return self._of_record(record)
        return Applicability(*self._by_place(place, record))

    def departures(self, record: Envelope) -> tuple[Applies, ...]:
        """Return what a record says of this nation where that departs from its place; of every nation, for the UK."""
        if self.nation is None:
            return record.applicability or ()
        departure = self._departure(record)
        return (departure,) if departure else ()

    def _departure(self, record: Envelope) -> Applies | None:
        if self.nation is None:
            return None
        return next((one for one in record.applicability or () if self.nation.code in one.nations), None)

    def _by_place(self, place: Iterable[str] | None, record: Envelope) -> tuple[Status, str | None]:
        places = list(place or ())
        if not places:
            return "unplaced", None
        if UNITED_KINGDOM in places or NATIONS.keys() <= set(places):
            abroad = any(not code.startswith(UNITED_KINGDOM) for code in places)
            return "uk-wide", self._label(places, record) if abroad else None
        if self.nation and places == [self.nation.code]:
            return "own", None
        if self.nation and self.nation.code in places:
            return "own", self._label(places, record)
        domestic = any(code.startswith("GB-") for code in places)
        return "elsewhere" if domestic else "abroad", self._label(places, record)

    def _label(self, places: Sequence[str], record: Envelope) -> str:
        names = listed(place_names().get(code, code) for code in places)
        if record.labelled == "about":
            return f"About {names}"
        if record.labelled == "example":
            return f"Example from {names}"
        owner = next((n.possessive for n in self.library.of(Nation) if list(places) == [n.code]), None)
        return f"{owner} figure" if owner else f"Figure for {names}"


def departure_in_words(status: str, nation: str) -> str:
    """Say how a record departs from its place in a nation: "Does not apply in England"."""
    return f"{_DEPARTURES[status]} {nation}"


def editions(library: Library) -> tuple[Edition, ...]:
    """Return the editions of the four nations, in the order of their profiles; ``edition`` has that of the UK too."""
    return tuple(Edition(library, nation) for nation in sorted(library.of(Nation), key=lambda n: n.order))


def edition(library: Library, name: str) -> Edition:
    """Return the edition of one nation, by its id, or of the UK: ``uk``. NotFoundError if there is no such nation."""
    every = {made.name: made for made in (Edition(library, None), *editions(library))}
    try:
        return every[name]
    except KeyError:
        other_names = {slug_of(other): made.name for made in every.values() for other in (made.title, made.code)}
        slug = slug_of(str(name).removeprefix("nation/"))
        meant = other_names.get(slug) or nearest(slug, every)
        raise NotFoundError(f"no nation '{name}'; {meant_or_all([meant] if meant else [], every)}") from None
