"""What the commands that report problems share: their options, and how they end."""

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eymh_content.cli.streams import for_json
from eymh_content.errors import ContentError, EymhError
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
    help="Form of the report.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The lowest severity that gives exit code 1.",
)


def print_report(report: "Report", folder: Path, form: str) -> None:
    """Print a report in a form. ``folder`` is that of the content."""
    for note in report.unchecked:
        click.echo(f"note: {note}", err=True)
    colour = False if os.environ.get("NO_COLOR") else None
    text = reporter(form)(report, relative(folder))
    click.echo(for_json(text) if form == "json" else text, nl=False, color=colour)


@contextmanager
def errors_reported(content: Path, form: str) -> "Iterator[None]":
    """Print the problems behind an error in a form before it ends the command."""
    try:
        yield
    except EymhError as error:
        print_problems(error, content, form)
        raise


def print_problems(error: EymhError, folder: Path, form: str = "text") -> None:
    """Print the problems behind an error, if there are any, in a form. Their files are in ``folder``."""
    if error.problems:
        from eymh_content.problems import Report  # noqa: PLC0415

        print_report(Report.of(error.problems, error.checked), folder, form)


def exit_with(report: "Report", fail_on: str = "error") -> None:
    """Exit with the code for problems if a report has one of at least the severity ``fail_on``."""
    if report.errors or (fail_on == "warning" and report.warnings):
        exit_with_problems()


def exit_with_problems() -> "NoReturn":
    """Exit with the code for problems in the content."""
    sys.exit(ContentError.exit_code)


def relative(folder: Path) -> str:
    """Return a folder as one would type it here, before the name of a file: relative, if it is below this folder."""
    from eymh_content.characters import visible  # noqa: PLC0415

    try:
        shown = folder.resolve().relative_to(Path.cwd()).as_posix()
    except (ValueError, OSError):  # it is elsewhere, or there is no working folder
        shown = folder.as_posix()
    return "" if shown == "." else f"{visible(shown)}/"
