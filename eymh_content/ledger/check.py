"""What is wrong with ledger files: their JSON, their structure, and what they say of records and entries."""

from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from datetime import date
from typing import Any, NamedTuple

from eymh_content.files.discover import LEDGER, ContentFolder, RecordFile
from eymh_content.files.file_data import FileData
from eymh_content.files.locate import locate
from eymh_content.files.read import read_file
from eymh_content.files.suggest import did_you_mean, nearest
from eymh_content.ids import pointer_to
from eymh_content.ledger.units import OWN_TEXT
from eymh_content.problems import Fault, Problem, few, quoted
from eymh_content.structure import DEFAULT, Engine, engine, structure_faults


class CheckedLedgers(NamedTuple):
    """The ledger files of a folder of content after a check."""

    files: dict[str, FileData]
    """Those with a sound structure, by the reference of their record."""
    problems: list[Problem]
    """What prevents one from being read."""
    faults: dict[str, list[Fault]]
    """Everything else, by file."""

    def located(self, folder: ContentFolder) -> Iterator[Problem]:
        """Yield a problem for each fault, at its place in the file."""
        paths = {file.file: file.path for file in folder.ledgers}
        for file, faults in self.faults.items():
            yield from locate(file, few(faults), read_file(paths[file], file).text)


def check_ledgers(
    folder: ContentFolder,
    entries: Mapping[str, AbstractSet[str]],
    engine_of: Callable[[], Engine] = lambda: engine(DEFAULT),
) -> CheckedLedgers:
    """Check the ledger files of a folder.

    ``entries`` are the ids of what is read of each record, by reference; of a record that is not among them (its own
    file may be damaged) nothing is known.
    """
    made = CheckedLedgers({}, [], {})
    known = {record.ref for record in folder.records}
    for file in folder.ledgers:
        if file.file in folder.unreadable:
            continue
        read = read_file(file.path, file.file)
        made.problems.extend(read.problems)
        if not read.usable:
            continue
        faults = structure_faults(engine_of(), file._replace(kind=LEDGER), read.data, folder)
        if not faults:
            made.files[file.ref] = read
            faults = list(_faults(file, read.data, known, entries.get(file.ref)))
        if faults:
            made.faults[file.file] = faults
    return made


def _faults(
    file: RecordFile, data: dict[str, Any], known: AbstractSet[str], entries: AbstractSet[str] | None
) -> Iterator[Fault]:
    """Yield what a ledger file says that cannot be."""
    if file.ref not in known:
        fix = "Delete this file; if the record was renamed, rename this file in the same way."
        yield Fault("", f"There is no record '{file.ref}', which this file is about.", fix, "ledger-record")
    elif entries is not None and not entries:
        message = f"The record '{file.ref}' rests on no source, so nobody reads it against one."
        yield Fault("", message, "Delete this file.", "ledger-record")
    else:
        for pointer, entry in _named(data):
            if entries is not None and entry not in entries:
                yield _unknown(pointer, entry, file.ref, entries)
    for entry, reading in data.get("entries", {}).items():
        if same_person(reading["author"], reading["reader"]):
            message = f"{quoted(reading['reader'])} cannot read what {quoted(reading['author'])} wrote: they are one."
            fix = "Have it read by another person, and write it with: eymh review accept"
            yield Fault(pointer_to("entries", entry, "reader"), message, fix, "ledger-reader")
    for pointer, day in _days(data):
        if not _is_day(day):
            yield Fault(pointer, f"{quoted(day)} is not a day of the calendar.", "Correct the day.", "ledger-date")


def _named(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield each entry that a ledger file names, with its place."""
    yield from ((pointer_to("entries", entry), entry) for entry in data.get("entries", {}))
    for name in ("notes", "exceptions"):
        items = enumerate(data.get(name, []))
        yield from ((pointer_to(name, number, "entry"), item["entry"]) for number, item in items)


def _days(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from ((pointer_to("entries", entry, "date"), item["date"]) for entry, item in data.get("entries", {}).items())
    notes = enumerate(data.get("notes", []))
    yield from ((pointer_to("notes", number, "date"), note["date"]) for number, note in notes)


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unknown(pointer: str, entry: str, reference: str, entries: AbstractSet[str]) -> Fault:
    near = nearest(entry, entries - {OWN_TEXT})
    message = f"The record '{reference}' has no entry {quoted(entry)}."
    fix = did_you_mean([near]) if near else "Delete it here, or write the id that the entry has now."
    return Fault(pointer, message, fix, "ledger-entry", at_key=pointer.startswith("/entries/"))


def same_person(one: str, other: str) -> bool:
    """Return whether two names are of one person, however they are written."""
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()
