"""``eymh verify``: trace the records to their sources."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option, texts_option
from eymh_content.cli.reporting import errors_reported, exit_with, format_option, paths_argument, print_report


@click.command("verify")
@paths_argument
@content_option
@texts_option
@format_option
def command(paths: tuple[Path, ...], content: Path, texts: Path | None, form: str) -> None:
    """Trace every number and quotation of the records to the segments that they cite.

    Works from the committed indexes of the sources; with --sources it first checks that they match the texts. Of a
    record that is not valid it reports what 'eymh validate' does, and verifies all others.

    Exit code 0: every number and quotation was found, or nothing was checked; 1: one was not, or a record is not valid;
    2: wrong usage, or no records; 3: an index or a text is missing or does not match.
    """
    from eymh_content.sources.verify_content import verify  # noqa: PLC0415

    with errors_reported(content, form):
        report = verify(content, texts, paths)
    print_report(report, content, form)
    exit_with(report)
