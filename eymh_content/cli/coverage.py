"""``eymh coverage``: what of the sources is missing from the records."""

import json
from pathlib import Path

import click

from eymh_content.cli.options import content_option, texts_option
from eymh_content.cli.reporting import errors_reported, exit_with, format_option, print_report, relative


@click.command("coverage")
@click.argument("source", nargs=-1)
@content_option
@texts_option
@format_option
@click.option("--details", is_flag=True, help="Name every segment, number and name that is missing from the records.")
@click.option("--uncovered", is_flag=True, help="Print only the ranges of lines that are still to be encoded.")
@click.option(
    "--html", type=click.Path(dir_okay=False, path_type=Path), help="Write the coverage as a page to this file."
)
def command(
    source: tuple[str, ...],
    content: Path,
    texts: Path | None,
    form: str,
    html: Path | None,
    *,
    details: bool,
    uncovered: bool,
) -> None:
    """Say how much of each SOURCE (all, if none is named) the records cover.

    The share of a section is that of its own lines, without the sections below it.

    Exit code 1 if something is missing in a range of lines that a source declares complete.
    """
    from eymh_content.problems import Report  # noqa: PLC0415
    from eymh_content.sources.coverage import cover_all, problems  # noqa: PLC0415
    from eymh_content.sources.coverage_report import as_data, text_lines, uncovered_ranges  # noqa: PLC0415

    with errors_reported(content, form):
        covers = cover_all(content, texts, tuple(dict.fromkeys(source)))
    report = Report.of(problems(covers, content), len(covers))
    if html is not None:
        from eymh_content.sources.html_report import page  # noqa: PLC0415

        html.write_text(page(covers), encoding="utf-8", newline="\n")
    if form == "json":
        click.echo(json.dumps(as_data(covers, report, relative(content)), indent=2, ensure_ascii=False))
    elif form == "text" and uncovered:
        click.echo(
            "".join(f"{c.source.id}:{lines}\n" for c in covers for lines in uncovered_ranges(c)),
            nl=False,
        )
    elif form == "text":
        click.echo("".join(f"{line}\n" for c in covers for line in text_lines(c, details=details)), nl=False)
    if form == "github" or (form == "text" and report.problems):
        print_report(report, content, form)
    exit_with(report)
