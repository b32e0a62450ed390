"""What the commands that report problems share: their options, and how they end."""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from eymh_content.problems import Report

paths_argument = click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
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
    from eymh_content.reporters import reporter  # noqa: PLC0415

    colour = False if "NO_COLOR" in os.environ else None
    click.echo(reporter(form)(report, _relative(folder)), nl=False, color=colour)


def exit_with(report: "Report", fail_on: str = "error") -> None:
    """End with exit code 1 if a report has a problem of at least the severity ``fail_on``."""
    if report.errors or (fail_on == "warning" and report.warnings):
        sys.exit(1)


def _relative(folder: Path) -> str:
    """Return a folder as one would type it here: relative, if it is below the working folder."""
    try:
        relative = folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return f"{folder.as_posix()}/"
    return "" if relative == "." else f"{relative}/"
