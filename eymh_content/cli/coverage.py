"""``eymh coverage``: what of the sources no record holds."""

import json
import sys
from pathlib import Path

import click

from eymh_content.cli.options import content_option, texts_option


@click.command("coverage")
@click.argument("source", nargs=-1)
@content_option
@texts_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--details", is_flag=True, help="Name every segment, number and name that no entry holds.")
@click.option("--uncovered", is_flag=True, help="Print only the ranges of lines that are still to do.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Draw the coverage as a page in this file."
)
def command(
    source: tuple[str, ...],
    content: Path | None,
    texts: Path | None,
    form: str,
    html: Path | None,
    *,
    details: bool,
    uncovered: bool,
) -> None:
    """Say how much of each SOURCE (all, if none is named) the records hold.

    The share of a section is that of its own lines, without the sections below it.

    Exit code 1 if a range of lines that a source declares complete is not.
    """
    from eymh_content.errors import EymhError  # noqa: PLC0415
    from eymh_content.sources import text_report  # noqa: PLC0415
    from eymh_content.sources.coverage import cover_all, incomplete  # noqa: PLC0415

    try:
        covers = cover_all(content, texts, source)
    except EymhError as error:
        raise click.UsageError(str(error)) from error
    if html is not None:
        from eymh_content.sources.html_report import page  # noqa: PLC0415

        html.write_text(page(covers), encoding="utf-8", newline="\n")
    if form == "json":
        click.echo(json.dumps(text_report.as_data(covers), indent=2, ensure_ascii=False))
    for cover in covers if form == "text" else ():
        if uncovered:
            for lines in text_report.uncovered_ranges(cover):
                click.echo(f"{cover.source.id}:{lines}")
        else:
            for line in text_report.text_lines(cover, details=details):
                click.echo(line)
    sys.exit(any(incomplete(cover) for cover in covers))
