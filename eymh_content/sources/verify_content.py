"""``verify`` over a folder of content: every record against its sources, every fault at its line."""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from eymh_content.files.discover import RecordFile, inside, is_below, look_through
from eymh_content.files.locate import locate
from eymh_content.files.read import read_record
from eymh_content.library import Library
from eymh_content.models import Source
from eymh_content.problems import Problem, Report
from eymh_content.sources.load import gather
from eymh_content.sources.verify import Sources, Tally, verify_record


def verify(library: Library, content: Path, texts: Path | None, paths: tuple[Path, ...] = ()) -> Report:
    """Verify every record of a library, loaded from the folder ``content``, or only those at or below ``paths``.

    The tally of the report says how much was checked. SourceError if an index is missing or not true to its text;
    UsageError if a path does not exist, or lies outside the folder.
    """
    wanted = [inside(content, path) for path in paths]
    sources = gather(content, library.of(Source), texts)
    tally = Tally()
    files = [record for record in look_through(content).records if is_below(record.file, wanted)]
    problems = [problem for record in files for problem in _problems(record, library, sources, tally)]
    return Report.of(problems, len(files), asdict(tally))


def _problems(record: RecordFile, library: Library, sources: Sources, tally: Tally) -> Iterator[Problem]:
    faults = verify_record(record.kind, library.raw(record.reference), sources, tally)
    if faults:  # only now is the text of its file needed, to say where they stand
        text = read_record(record.path, record.file).text
        yield from locate(record.file, (("error", rule, fault) for rule, fault in faults), text)
