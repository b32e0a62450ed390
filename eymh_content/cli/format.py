"""``eymh format``: format record files."""

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from eymh_content.cli.options import content_option, refuse_installed
from eymh_content.cli.reporting import exit_with, exit_with_problems, paths_argument, print_report, relative
from eymh_content.errors import EymhError, UsageError
from eymh_content.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eymh_content.files.discover import RecordFile
    from eymh_content.files.file_data import FileData
    from eymh_content.problems import Problem


@click.command("format")
@paths_argument
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file is not formatted.")
@content_option
def command(paths: tuple[Path, ...], content: Path, *, check: bool) -> None:
    """Format record files: the whole content, or only PATHS.

    What cannot be read as one JSON object is not changed, and reported as 'eymh validate' reports it.

    Exit code 0: every file is formatted; 1: one is not, or cannot be read; 2: wrong usage; 3: one could not be written.
    """
    from eymh_content.files.discover import discover, no_records  # noqa: PLC0415
    from eymh_content.files.locate import locate  # noqa: PLC0415
    from eymh_content.files.selection import select  # noqa: PLC0415
    from eymh_content.problems import Report  # noqa: PLC0415
    from eymh_content.reporters.summary import folder_name  # noqa: PLC0415
    from eymh_content.validation import WARNINGS  # noqa: PLC0415

    if not check:
        refuse_installed(content, "--content")
    folder = discover(content)
    if not folder.records:
        raise UsageError(no_records(content))
    chosen = select(content, folder, paths)
    files = [file for file in folder.files if chosen.has(file.file)]
    readable = [file for file in files if file.file not in folder.unreadable]
    done = _format(readable, relative(content), check=check)
    faults = [fault for fault in folder.faults if chosen.has(fault.file)]
    problems = [*done.problems, *(p for fault in faults for p in locate(fault.file, [fault], "", WARNINGS))]
    report = Report.of(problems, len(files), unchecked=chosen.unchecked)
    if files:
        state = f"{'not ' if check else ''}formatted" if done.changed else "to be formatted"
        click.echo(f"{done.changed:,} of {counted(len(files), 'file')} of {folder_name(relative(content))} {state}.")
    if check and done.changed:
        click.echo("Run: eymh format")
    if report.problems or report.unchecked:
        print_report(report, content, "text")
    if done.failed:
        raise EymhError(f"{counted(done.failed, 'file')} could not be written, and stayed as before")
    if check and done.changed:
        exit_with_problems()
    exit_with(report)


class _Done(NamedTuple):
    """What was done: the problems of files that cannot be formatted, and how many were not formatted or not written."""

    problems: "list[Problem]"
    changed: int
    failed: int


def _format(files: "Iterable[RecordFile]", folder: str, *, check: bool) -> _Done:
    """Format files, or only say which are not; links come last, when what they lead to is formatted."""
    from eymh_content.files.format import formatted  # noqa: PLC0415

    problems: list[Problem] = []
    changed = failed = 0
    for file in sorted(files, key=lambda file: Path(file.path).is_symlink()):
        data = _read(file)
        problems += data.problems
        after = data.raw if data.problems else formatted(data.text).encode()
        if after == data.raw:
            continue
        reason = "" if check else _write(file, data.raw, after)
        state = f"not changed: {reason}" if reason else "not formatted" if check else "formatted"
        click.echo(f"{folder}{file.file}: {state}", err=bool(reason))
        changed += 1
        failed += bool(reason)
    return _Done(problems, changed, failed)


def _read(file: "RecordFile") -> "FileData":
    """Read a file that should hold one JSON object, with the problems that 'eymh validate' finds if it does not."""
    from eymh_content.files.discover import LEDGER  # noqa: PLC0415
    from eymh_content.files.locate import locate  # noqa: PLC0415
    from eymh_content.files.read import read_file  # noqa: PLC0415

    data = read_file(file.path, file.file)
    if not data.usable or isinstance(data.data, dict):
        return data
    from eymh_content.structure import engine, structure_faults  # noqa: PLC0415  # only for what is no object

    kind = LEDGER if file.file.startswith(f"{LEDGER}/") else file.kind
    faults = structure_faults(engine(), file._replace(kind=kind), data.data)
    return data._replace(problems=(*data.problems, *locate(file.file, faults, data.text)))


def _write(file: "RecordFile", before: bytes, after: bytes) -> str:
    """Replace the text of a file. Return why that was not possible; an empty text if it was."""
    from eymh_content.disk import write_whole  # noqa: PLC0415
    from eymh_content.files.read import LARGEST  # noqa: PLC0415

    if len(after) > LARGEST:
        return f"it would have more than {LARGEST // 1_000_000} MB, and nothing would read it"
    try:
        write_whole(Path(file.path), after, before)
    except OSError as error:
        return error.strerror or str(error)
    return ""
