"""``eymh validate``: check the content."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.reporting import (
    errors_reported,
    exit_with,
    fail_on_option,
    format_option,
    paths_argument,
    print_report,
)
from eymh_content.structure import DEFAULT, ENGINES


@click.command("validate")
@paths_argument
@content_option
@click.option(
    "--engine",
    type=click.Choice([*ENGINES]),
    default=DEFAULT,
    show_default=True,
    help="The library that checks the structure. jsonschema, the reference, is slow.",
)
@format_option
@fail_on_option
def command(paths: tuple[Path, ...], content: Path, engine: str, form: str, fail_on: str) -> None:
    """Check the content, and say for every problem where it is and how to fix it.

    Give a PATH (a file or folder of the content) to see only problems there. Links are checked against everything. It
    may be written as 'git diff --name-only --no-renames' prints it: of a record that is gone, links to it are problems.
    Warnings on voice (how a record sounds) are counted by rule if there are more than 50; to list them, give a PATH.
    --format json lists them always.

    A note names each PATH without records, and counts the problems elsewhere. A PATH that does not exist and has no
    suffix, such as contnet, is wrong usage.

    Exit code 0: no problems, or nothing was checked; 1: problems; 2: wrong usage, or no records.
    """
    from eymh_content.validation import validate  # noqa: PLC0415

    with errors_reported(content, form):
        report = validate(content, paths, engine, brief=form != "json")
    print_report(report, content, form)
    exit_with(report, fail_on)
