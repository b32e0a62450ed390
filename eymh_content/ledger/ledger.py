"""The ledger as it is used: which entries have been accepted, and which findings of proofs are exempt."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, NamedTuple

from eymh_content.errors import ContentError
from eymh_content.files.discover import discover
from eymh_content.ledger.units import Unit

State = Literal["accepted", "sent back", "changed", "never read"]
STATES: tuple[State, ...] = ("accepted", "sent back", "changed", "never read")
"""What an entry can be. All but the first are unread."""


class Exemption(NamedTuple):
    """A finding of a proof that is no error."""

    entry: str
    proof: str
    kind: str
    """The class of the finding."""
    word: str


class Verdict(NamedTuple):
    """What a reader thought: A, B or C of the truth and of the prose."""

    truth: str
    prose: str

    @property
    def good(self) -> bool:
        """Whether it is A and A."""
        return self == ("A", "A")


class Page:
    """The ledger of one record. The data is that of its file, and has the structure that the schema says."""

    def __init__(self, data: Mapping[str, Any] | None = None) -> None:
        """Take the data of the file; nothing if there is none."""
        self.data: Mapping[str, Any] = data or {}
        self.entries: Mapping[str, Mapping[str, Any]] = self.data.get("entries", {})
        self.notes: list[Mapping[str, Any]] = self.data.get("notes", [])

    def state(self, entry: str, digest: str) -> State:
        """Return what an entry with a digest is."""
        if self.open_note(entry):
            return "sent back"
        if entry not in self.entries:
            return "never read"
        return "accepted" if self.entries[entry]["digest"] == digest else "changed"

    def state_of(self, unit: Unit) -> State:
        """Return what an entry is. Its digest is computed only if that matters."""
        return self.state(unit.id, unit.digest if unit.id in self.entries else "")

    def open_note(self, entry: str) -> Mapping[str, Any] | None:
        """Return the last note with which an entry was sent back and that is not settled; None if there is none."""
        return next((note for note in reversed(self.notes) if note["entry"] == entry and "open" in note), None)

    def first(self, entry: str) -> Verdict | None:
        """Return the verdict of the first reading of an entry; None if nobody has read it."""
        if entry in self.entries:
            return Verdict(**self.entries[entry]["first"])
        notes = (note for note in self.notes if note["entry"] == entry and "second" not in note)
        return next((Verdict(note["truth"], note["prose"]) for note in notes), None)

    def second(self, entry: str) -> list[Verdict]:
        """Return the verdicts of second readers of an entry."""
        notes = (note for note in self.notes if note["entry"] == entry and "second" in note)
        return [Verdict(note["truth"], note["prose"]) for note in notes]

    @property
    def exceptions(self) -> list[Exemption]:
        """The findings of proofs that are no errors."""
        every = self.data.get("exceptions", [])
        return [Exemption(item["entry"], item["proof"], item["class"], item["word"]) for item in every]


_EMPTY = Page()


class Ledger:
    """The ledger of all records."""

    def __init__(self, files: Mapping[str, Any]) -> None:
        """Take the data of the ledger files, by the reference of the record, each with a sound structure."""
        self._pages = {reference: Page(data) for reference, data in files.items()}

    @classmethod
    def load(cls, content: Path) -> "Ledger":
        """Read the ledger of a folder of content. UsageError if there is none; ContentError if a file is damaged."""
        from eymh_content.ledger.check import check_ledgers  # noqa: PLC0415  # needs the engine

        folder = discover(content)
        checked = check_ledgers(folder, {})
        problems = [*checked.problems, *checked.located(folder)]
        if problems:
            first = problems[0]
            raise ContentError(f"the ledger is not valid: {first.file}:{first.line}: {first.message}", problems)
        return cls({reference: data.data for reference, data in checked.files.items()})

    def page(self, reference: str) -> Page:
        """Return the ledger of a record: an empty one if nobody has read it."""
        return self._pages.get(reference, _EMPTY)

    def accepted(self, reference: str, entry: str, digest: str) -> bool:
        """Return whether an entry of a record was accepted as it is, by its id and digest."""
        return self.page(reference).state(entry, digest) == "accepted"

    def exceptions(self, reference: str) -> list[Exemption]:
        """Return the findings of proofs on a record that are no errors."""
        return self.page(reference).exceptions

    def __iter__(self) -> Iterator[str]:
        """Iterate over the references of the records that have a ledger."""
        return iter(self._pages)
