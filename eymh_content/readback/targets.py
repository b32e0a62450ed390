"""What of the content a command means: KIND/ID, KIND/ID#ENTRY, or a path of the content."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from eymh_content.errors import NotFoundError, UsageError
from eymh_content.files.discover import file_of, ledger_file
from eymh_content.files.selection import select
from eymh_content.files.suggest import meant_or_all, nearest
from eymh_content.ids import REFERENCE_PATTERN
from eymh_content.ledger.units import OWN_TEXT, Unit, units_of
from eymh_content.validation import Checked


class Target(NamedTuple):
    """A record, or one entry of it."""

    reference: str
    entry: str | None = None
    """The id of the entry; a full stop for the own text of the record; None for all of the record."""

    def has(self, entry: str) -> bool:
        """Return whether an entry of the record is meant."""
        return self.entry in (None, entry)


def target_of(text: str, checked: Checked) -> Target:
    """Read KIND/ID or KIND/ID#ENTRY. NotFoundError if there is no such record or entry that is read."""
    reference, sign, entry = text.removesuffix(".json").partition("#")
    _check_record(reference, checked)
    if sign:
        _check_entry(reference, entry, units_of(checked.walks[reference]) if reference in checked.walks else {})
    return Target(reference, entry if sign else None)


def targets_of(texts: Iterable[str], content: Path, checked: Checked) -> list[Target]:
    """Read references and paths. A path means the records at or below it, also that of a ledger file.

    NotFoundError for a record or entry that is not there, UsageError for a path that holds no record.
    """
    found: list[Target] = []
    for text in texts:
        reference = text.partition("#")[0]
        if re.match(REFERENCE_PATTERN, reference) and not Path(text).exists():
            found.append(target_of(text, checked))
            continue
        chosen = select(content, checked.folder, [Path(text)])
        if chosen.unchecked:
            raise UsageError(
                f"{chosen.unchecked[0].partition(':')[0]}; name a record as KIND/ID, or a path with records"
            )
        files = (record.ref for record in checked.folder.records)
        found += [Target(ref) for ref in files if chosen.has(file_of(ref)) or chosen.has(ledger_file(ref))]
    return found


def units_in(target: Target, checked: Checked) -> Mapping[str, Unit]:
    """Return the entries that are meant of a record. UsageError if records of its kind are not read."""
    units = units_of(checked.walks[target.reference])
    if not units:
        raise UsageError(f"'{target.reference}' rests on no source, so nobody reads it against one")
    return {name: unit for name, unit in units.items() if target.has(name)}


def _check_record(reference: str, checked: Checked) -> None:
    if reference not in {record.ref for record in checked.folder.records}:
        near = checked.folder.names.meant(reference)
        raise NotFoundError(f"no record '{reference}'" + (f"; {meant_or_all(near)}" if near else ""))


def _check_entry(reference: str, entry: str, units: Mapping[str, Unit]) -> None:
    if entry in units or not units:
        return
    names = [name for name in units if name != OWN_TEXT]
    near = nearest(entry, names)
    own = f"; '{OWN_TEXT}' is the own text of the record"
    raise NotFoundError(f"no entry '{entry}' in '{reference}'; {meant_or_all([near] if near else [], names)}{own}")
