"""What the commands that report problems share: their options, and how they end."""

import os
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eymh_content.cli.streams import for_json
from eymh_content.errors import ContentError, EymhError
from eymh_content.paths import repository_of
from eymh_content.reporters import FORMS, reporter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

    from eymh_content.problems import Report

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="text",
    show_default=True,
    help="Form of the report. The files of json and github are paths from the root of the git repository.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The lowest severity that gives exit code 1.",
)

_FEWER_RULES = "These are the problems that stop this command. To check all rules, run eymh validate."


def print_report(report: "Report", folder: Path, form: str) -> None:
    """Print a report in a form; for GitHub, add it to the summary of the job. ``folder`` is that of the content."""
    report = report._replace(command=_command())
    shown = relative(folder) if form == "text" else from_root(folder)
    if form != "github":
        _print_notes(report)
    colour = False if os.environ.get("NO_COLOR") else None
    text = reporter(form)(report, shown)
    click.echo(for_json(text) if form == "json" else text, nl=False, color=colour)
    if form == "github":
        from eymh_content.cli import job_summary  # noqa: PLC0415
        from eymh_content.reporters import markdown  # noqa: PLC0415

        files = job_summary.address() if repository_of(folder) else ""
        job_summary.add(partial(markdown.write, report, shown, files))


def _print_notes(report: "Report") -> None:
    from eymh_content.reporters.summary import elsewhere  # noqa: PLC0415

    for note in filter(None, (*report.unchecked, elsewhere(report))):
        click.echo(f"note: {note}", err=True)


def _command() -> str:
    return f"eymh {click.get_current_context().info_name}"


@contextmanager
def errors_reported(content: Path, form: str) -> "Iterator[None]":
    """Print the problems behind an error in a form before it ends the command; for GitHub, an error without any too."""
    try:
        yield
    except EymhError as error:
        print_problems(error, content, form, _FEWER_RULES if isinstance(error, ContentError) else "")
        if form == "github" and not error.problems:
            _print_failure(str(error))
        if form == "github" and isinstance(error, ContentError):  # its text has that of a record, which may be anything
            raise ContentError("the content is not valid: the problems are above") from error
        raise


def _print_failure(message: str) -> None:
    """Print for GitHub that the command could not be finished, and why."""
    from eymh_content.characters import visible  # noqa: PLC0415
    from eymh_content.cli import job_summary  # noqa: PLC0415
    from eymh_content.reporters import github, markdown  # noqa: PLC0415

    why = visible(message)
    click.echo(github.failure(_command(), why), nl=False)
    job_summary.add(lambda _room: markdown.headed(_command(), f"Not finished: {why}"))


def print_problems(error: EymhError, folder: Path, form: str = "text", note: str = "") -> None:
    """Print the problems behind an error, if there are any, in a form. Their files are in ``folder``."""
    if error.problems:
        from eymh_content.problems import Report  # noqa: PLC0415

        print_report(Report.of(error.problems, error.checked)._replace(note=note), folder, form)


def exit_with(report: "Report", fail_on: str = "error") -> None:
    """Exit with the code for problems if a report has one of at least the severity ``fail_on``."""
    if report.errors or (fail_on == "warning" and report.warnings):
        exit_with_problems()


def exit_with_problems() -> "NoReturn":
    """Exit with the code for problems in the content."""
    sys.exit(ContentError.exit_code)


def from_root(folder: Path) -> str:
    """Return a folder as seen from the root of its git repository, before the name of a file: GitHub reads paths so.

    Without a repository: as ``relative`` does.
    """
    return relative(folder, repository_of(folder))


def relative(folder: Path, start: Path | None = None) -> str:
    """Return a folder as seen from another, which is the working folder if none is given, before the name of a file.

    It is relative if it is below the other, and otherwise as it was given.
    """
    from eymh_content.characters import visible  # noqa: PLC0415

    try:
        shown = folder.resolve().relative_to(start or Path.cwd()).as_posix()
    except (ValueError, OSError):  # it is elsewhere, or there is no working folder
        shown = folder.as_posix()
    return "" if shown == "." else f"{visible(shown)}/"
