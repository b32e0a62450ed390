"""How much has been read: the share of entries that were accepted, sent back first, and accepted wrongly."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from eymh_content.ids import kind_of
from eymh_content.ledger.ledger import Ledger, Page, State
from eymh_content.ledger.units import Unit, units_of
from eymh_content.validation import Checked


@dataclass
class Share:
    """Counts of some entries. The own text of a record counts as one."""

    states: Counter[State] = field(default_factory=Counter)
    firsts: int = 0
    """How many have been read at least once."""
    sent_back: int = 0
    """How many of those had another first verdict than A and A."""

    @property
    def entries(self) -> int:
        """How many entries there are."""
        return self.states.total()

    @property
    def accepted(self) -> int:
        """How many were accepted as they are."""
        return self.states["accepted"]

    @property
    def unread(self) -> int:
        """How many are still to be read."""
        return self.entries - self.accepted

    def as_data(self) -> dict[str, Any]:
        """Return the counts for a program."""
        return {
            "entries": self.entries,
            "accepted": self.accepted,
            "changed": self.states["changed"],
            "sent_back": self.states["sent back"],
            "never_read": self.states["never read"],
            "first_readings": self.firsts,
            "first_readings_sent_back": self.sent_back,
        }


@dataclass
class Shares:
    """The counts of all entries, by kind of record and by source. An entry that cites two sources counts for both."""

    whole: Share = field(default_factory=Share)
    kinds: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    sources: defaultdict[str, Share] = field(default_factory=lambda: defaultdict(Share))
    seconds: int = 0
    """How many verdicts of second readers there are."""
    disagreed: int = 0
    """How many of them were not A and A."""

    def as_data(self) -> dict[str, Any]:
        """Return the counts for a program."""
        return {
            **self.whole.as_data(),
            "second_readings": self.seconds,
            "second_readings_that_disagreed": self.disagreed,
            "kinds": {kind: share.as_data() for kind, share in sorted(self.kinds.items())},
            "sources": {source: share.as_data() for source, share in sorted(self.sources.items())},
        }


def shares_of(checked: Checked) -> Shares:
    """Count the entries of all records with a sound structure of content that has been checked."""
    ledger = ledger_of(checked)
    return count(
        (reference, unit, ledger.page(reference)) for reference, units in read_units(checked) for unit in units.values()
    )


def count(entries: Iterable[tuple[str, Unit, Page]]) -> Shares:
    """Count entries, each given with the reference and the ledger of its record."""
    made = Shares()
    for reference, unit, page in entries:
        state, first = page.state_of(unit), page.first(unit.id)
        counted = (made.whole, made.kinds[kind_of(reference)], *(made.sources[name] for name in sources_of_unit(unit)))
        for share in counted:
            share.states[state] += 1
            share.firsts += first is not None
            share.sent_back += first is not None and not first.good
        seconds = page.second(unit.id)
        made.seconds += len(seconds)
        made.disagreed += sum(not verdict.good for verdict in seconds)
    return made


def ledger_of(checked: Checked) -> Ledger:
    """Return the ledger of content that has been checked."""
    return Ledger({reference: file.data for reference, file in checked.ledgers.items()})


def read_units(checked: Checked) -> Iterator[tuple[str, Mapping[str, Unit]]]:
    """Yield the reference of each record with a sound structure that is to be read, in order, with its units."""
    for reference in sorted(checked.walks):
        units = units_of(checked.walks[reference])
        if units:
            yield reference, units


def sources_of_unit(unit: Unit) -> set[str]:
    """Return the sources that an entry rests on."""
    return {anchor.partition(":")[0] for anchor in unit.visit.anchors}
