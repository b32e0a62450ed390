"""Write the ledger of one record, after everything that could forbid it was looked at."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from eymh_content.disk import write_whole
from eymh_content.errors import ContentError, UsageError
from eymh_content.files.discover import LEDGER, file_of, ledger_file, printable
from eymh_content.files.format import formatted
from eymh_content.files.locate import locate
from eymh_content.ledger.ledger import Page
from eymh_content.ledger.units import Unit
from eymh_content.problems import Fault
from eymh_content.readback.shares import ledger_of
from eymh_content.readback.targets import Target
from eymh_content.sources import proofs
from eymh_content.sources.load import Sources
from eymh_content.sources.rules import FIXES
from eymh_content.sources.verify import Counts, verify_record
from eymh_content.validation import Checked


def today() -> str:
    """Return the day: 2026-11-29."""
    return datetime.now(tz=UTC).date().isoformat()


def page_to_change(target: Target, checked: Checked) -> Page:
    """Return the ledger of a record. ContentError if the record or its ledger file is not valid."""
    files = {file_of(target.reference), ledger_file(target.reference)}
    wrong = [one for one in checked.problems if one.file in files and one.severity == "error"]
    if wrong:
        raise ContentError(f"'{target.reference}' is not valid", wrong, 1)
    return ledger_of(checked).page(target.reference)


def check_against_sources(
    target: Target, units: Mapping[str, Unit], page: Page, checked: Checked, sources: Sources
) -> None:
    """Raise ContentError if the record does not match its sources, or a proof finds something in one of the entries.

    What an exception exempts is no hindrance, nor is a finding that is not certain.
    """
    walk = checked.walks[target.reference]
    faults = verify_record(walk, sources, Counts())
    faults += [
        Fault(flag.pointer, flag.message, FIXES["accepted-and-flagged"], "accepted-and-flagged", start=flag.start)
        for flag in proofs.standing(proofs.flags_of(walk, sources), page)
        if proofs.entry_of(flag) in units
    ]
    if faults:
        problems = list(locate(file_of(target.reference), faults, checked.records[target.reference].text))
        raise ContentError(f"'{target.reference}' cannot be accepted", problems, 1)


def write_page(content: Path, target: Target, checked: Checked, data: Mapping[str, Any]) -> Path:
    """Write the ledger file of a record, in its format. OSError if it was changed meanwhile, or cannot be written.

    UsageError if its folder is a link or a file.
    """
    file = content / ledger_file(target.reference)
    for folder in (content / LEDGER, file.parent):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise UsageError(f"{printable(str(folder))} is a link or a file: replace it with a folder")
        folder.mkdir(exist_ok=True)
    before = checked.ledgers.get(target.reference)
    after = formatted(json.dumps(data, ensure_ascii=False)).encode()
    write_whole(file, after, before.raw if before else None)
    return file


def named(target: Target, entries: Iterable[str]) -> str:
    """Name entries as one would type them: KIND/ID#ENTRY."""
    return ", ".join(f"{target.reference}#{entry}" for entry in entries)
