"""What is still to be read, what was changed first, each entry with what a reader needs for it."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from eymh_content.files.discover import file_of
from eymh_content.files.positions import Scan, line_and_column
from eymh_content.ids import Anchor, kind_of
from eymh_content.ledger.ledger import Page, State
from eymh_content.ledger.units import Unit
from eymh_content.readback.classify import Change, classify
from eymh_content.readback.history import History
from eymh_content.readback.shares import ledger_of, read_units, sources_of_unit
from eymh_content.readback.targets import Target
from eymh_content.sources import proofs
from eymh_content.sources.flags import Flag
from eymh_content.sources.load import Sources
from eymh_content.sources.show import in_index
from eymh_content.validation import Checked

_ORDER = ("meaning", "unknown", "wording", "never read", "waits")
"""What is read first. ``unknown``: the text that was read is not in git. ``waits``: sent back, and not changed yet."""


class Item(NamedTuple):
    """An entry, and whether it is to be read."""

    reference: str
    unit: Unit
    page: Page
    state: State
    change: Change | None = None
    """What was changed since it was read; None if it was not, or nobody knows."""

    @property
    def is_changed(self) -> bool:
        """Whether it is another than the one that was read or sent back."""
        return self.state != "never read" and self.last_digest != self.unit.digest

    @property
    def last_digest(self) -> str:
        """The digest of what was read last; empty if nothing was."""
        entry = self.page.open_note(self.unit.id) or self.page.entries.get(self.unit.id, {})
        return str(entry.get("digest", ""))

    @property
    def rank(self) -> int:
        """Where it comes in the order of reading."""
        if self.is_changed:
            return _ORDER.index(self.change.kind if self.change else "unknown")
        return _ORDER.index("waits" if self.state == "sent back" else "never read")


class Review:
    """What is to be read of content that has been checked."""

    def __init__(self, content: Path, checked: Checked, sources: Sources) -> None:
        """Take the content and its sources."""
        self.checked = checked
        self._content = content
        self._sources = sources
        self._scans: dict[str, tuple[str, Scan]] = {}
        self._flags: dict[str, list[Flag]] = {}
        self._ledger = ledger_of(checked)

    @cached_property
    def _history(self) -> History:
        return History(self._content)

    def items(self, targets: Iterable[Target] = (), kind: str | None = None, source: str | None = None) -> list[Item]:
        """Return the entries that are meant, in the order of the content: all, or those of targets, kind and source."""
        meant: dict[str, list[Target]] = {}
        for target in targets:
            meant.setdefault(target.reference, []).append(target)
        return [
            Item(reference, unit, page, page.state_of(unit))
            for reference, units in read_units(self.checked)
            if (not meant or reference in meant) and kind in (None, kind_of(reference))
            for page in [self._ledger.page(reference)]
            for unit in units.values()
            if source is None or source in sources_of_unit(unit)
            if not meant or any(target.has(unit.id) for target in meant[reference])
        ]

    def unread(self, items: Iterable[Item]) -> list[Item]:
        """Return those that are not accepted, with what was changed, in the order of reading."""
        found = [self._with_change(item) for item in items if item.state != "accepted"]
        return sorted(found, key=lambda item: item.rank)

    def _with_change(self, item: Item) -> Item:
        if not item.is_changed:
            return item
        before = self._history.leaves(item.reference, item.unit.id, item.last_digest)
        return item._replace(change=classify(before, item.unit.leaves)) if before else item

    def line(self, item: Item) -> int:
        """Return the line of its file in which an entry begins, from 1."""
        if item.reference not in self._scans:
            text = self.checked.records[item.reference].text
            self._scans[item.reference] = (text, Scan(text))
        text, scan = self._scans[item.reference]
        return line_and_column(text, scan.values.get(item.unit.visit.pointer, 0))[0]

    def file(self, item: Item) -> str:
        """Return its file, relative to the content."""
        return file_of(item.reference)

    def flags(self, item: Item) -> list[Flag]:
        """Return what the proofs find in an entry and no exception exempts."""
        if item.reference not in self._flags:
            walk = self.checked.walks[item.reference]
            exempt = set(item.page.exceptions)
            found = proofs.flags_of(walk, self._sources)
            self._flags[item.reference] = [flag for flag in found if proofs.exemption_for(flag) not in exempt]
        return [flag for flag in self._flags[item.reference] if proofs.entry_of(flag) == item.unit.id]

    def lines(self, item: Item) -> Iterator[tuple[str, str]]:
        """Yield each segment that an entry cites, with its text, or with what the index has where there is none."""
        for anchor in map(Anchor.parse, item.unit.visit.anchors):
            if anchor.source in self._sources.texts:
                passages = self._sources.texts[anchor.source].passages(anchor.first, anchor.last)
                yield from ((str(at), text) for at, text in passages if anchor.segment in (None, at.segment))
            elif anchor.source in self._sources.indexes:
                cited = self._sources.indexes[anchor.source].cited(anchor)
                yield from ((str(segment.anchor), in_index(segment)) for segment in cited)
