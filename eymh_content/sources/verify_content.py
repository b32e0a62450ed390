"""``verify`` over a folder of content: every valid record against its sources, every fault at its line."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from eymh_content.files.discover import RecordFile, is_below, relative_to
from eymh_content.files.locate import locate
from eymh_content.files.read import read_file
from eymh_content.problems import Problem, Report
from eymh_content.sources.load import SourceFile, Sources, load_sources
from eymh_content.sources.verify import Counts, verify_record
from eymh_content.validation import Checked, check


def verify(content: Path, texts: Path | None = None, paths: tuple[Path, ...] = ()) -> Report:
    """Verify every record in a folder of content, or only those at or below ``paths``.

    Of a record that is not valid, the report has the problems that ``validate`` finds; all others are verified. Its
    counts say how much was checked. SourceError if an index is missing or does not match its text; UsageError if a path
    does not exist, or is outside the folder.
    """
    below = [relative_to(content, path) for path in paths]
    return verify_checked(content, check(content), texts, below)


def verify_checked(content: Path, checked: Checked, texts: Path | None = None, below: Sequence[str] = ()) -> Report:
    """Verify content that has been validated; ``below`` as in ``Checked.report``."""
    errors = [problem for problem in checked.report(below).problems if problem.severity == "error"]
    invalid = {problem.file for problem in checked.problems if problem.severity == "error"}
    files = [file for file in checked.folder.records if is_below(file.file, below)]
    sources = load_sources(
        content,
        [SourceFile.of(record) for reference, record in checked.records.items() if reference.startswith("source/")],
        texts,
    )
    counts = Counts()
    valid = [file for file in files if file.file not in invalid]
    problems = [problem for file in valid for problem in _problems(file, checked, sources, counts)]
    return Report.of([*errors, *problems], len(files), asdict(counts))


def _problems(file: RecordFile, checked: Checked, sources: Sources, counts: Counts) -> Iterator[Problem]:
    faults = verify_record(file.kind, checked.records[file.ref], sources, counts)
    if faults:  # only now is the text of the file needed
        yield from locate(file.file, faults, read_file(file.path, file.file).text)
