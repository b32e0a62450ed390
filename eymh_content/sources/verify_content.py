"""``verify`` over a folder of content: every valid record against its sources, every fault at its line."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from eymh_content.errors import UsageError
from eymh_content.files.discover import RecordFile, file_of, ledger_file
from eymh_content.files.locate import locate
from eymh_content.files.selection import EVERYTHING, Selection, select
from eymh_content.ledger.ledger import Page
from eymh_content.problems import Fault, Problem, Report, few
from eymh_content.sources import proofs
from eymh_content.sources.flags import Flag
from eymh_content.sources.load import SourceFile, Sources, load_sources
from eymh_content.sources.verify import Counts, verify_record
from eymh_content.validation import Checked, check

RESERVED = "reserved-folder"
"""The rule on the folder that is part of the content and is not read, which is only a warning."""


def verify(content: Path, texts: Path | None = None, paths: tuple[Path, ...] = ()) -> Report:
    """Verify every record in a folder of content, or only those at or below ``paths``.

    Of a record that is not valid, the report has the problems that ``validate`` finds; all others are verified. Its
    counts say how much was checked; it names the paths that hold no record, and counts the problems elsewhere.
    SourceError if an index is missing or does not match its text; UsageError if there is no source.
    """
    checked = check(content)
    return verify_checked(checked, sources_of(content, checked, texts), select(content, checked.folder, paths))


def verify_checked(checked: Checked, sources: Sources, chosen: Selection = EVERYTHING) -> Report:
    """Verify what is selected of content that has been checked, against its sources."""
    invalid = {problem.file for problem in checked.problems if problem.severity == "error"}
    needed = chosen._replace(names=chosen.names | {file_of(f"source/{name}") for name in sources.invalid})
    found = [problem for problem in checked.problems if problem.file in invalid or problem.rule == RESERVED]
    counts, others = Counts(), Counts()
    records = checked.folder.records
    for file in records:
        if file.file not in invalid:
            counted = counts if chosen.has(file.file) else others
            flags: list[Flag] = []
            found.extend(_problems(file, checked, verify_record(checked.walks[file.ref], sources, counted, flags)))
            if file.ref in checked.ledgers and ledger_file(file.ref) not in invalid:
                found.extend(_against_ledger(file, checked, flags, counted))
    report = needed.report(found, (file.file for file in checked.folder.files))
    note = f"{report.note} {counts.sentence()}".lstrip()
    return report._replace(counts=asdict(counts), note=note, repeated=frozenset(checked.problems))


def sources_of(content: Path, checked: Checked, texts: Path | None = None) -> Sources:
    """Load the indexes of the sources. One whose record is not valid is only known by name.

    SourceError if an index is missing or does not match its text; UsageError if content without problems has no source.
    """
    named = [file for file in checked.folder.records if file.kind == "source"]
    if not named and checked.report().valid:
        raise UsageError(f"{content} has no record of a source, so nothing can be verified")
    valid = [SourceFile.of(checked.records[file.ref].data) for file in named if file.ref in checked.records]
    unknown = {file.id for file in named if file.ref not in checked.records}
    return load_sources(content, valid, texts, unknown)


def _problems(file: RecordFile, checked: Checked, faults: list[Fault]) -> Iterator[Problem]:
    if faults:
        yield from locate(file.file, few(faults), checked.records[file.ref].text)


def _against_ledger(file: RecordFile, checked: Checked, flags: list[Flag], counts: Counts) -> Iterator[Problem]:
    """Yield what the proofs find in entries that have been accepted, and the exceptions that are not needed."""
    walk, ledger = checked.walks[file.ref], checked.ledgers[file.ref]
    page = Page(ledger.data)
    counts.exceptions += len(page.exceptions)
    flagged = list(proofs.accepted_and_flagged(flags, page, walk))
    yield from _problems(file, checked, flagged)
    if idle := list(proofs.not_needed(flags, page)):
        yield from locate(ledger_file(file.ref), few(idle), ledger.text)
