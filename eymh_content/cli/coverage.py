"""``eymh coverage``: what of the sources is missing from the records."""

import json
import os
from pathlib import Path

import click

from eymh_content.cli.options import content_option, texts_option
from eymh_content.cli.reporting import errors_reported, exit_with, format_option, from_root, print_report
from eymh_content.cli.streams import for_json
from eymh_content.errors import UsageError

_LARGEST = 50_000_000


@click.command("coverage")
@click.argument("source", nargs=-1)
@content_option
@texts_option
@format_option
@click.option("--details", is_flag=True, help="Name every segment, number and name that is missing from the records.")
@click.option("--uncovered", is_flag=True, help="Print only the ranges of lines that are still to be encoded.")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the coverage as a page to this file, which is new or an earlier page.",
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

    The share of a section is that of its own lines, without the sections below it. The last part says how much of the
    records has been read against the sources (see eymh review).

    Exit code 1 if something is missing in a range of lines that a source declares complete.
    """
    if (details or uncovered) and (form != "text" or (details and uncovered)):
        raise UsageError("--details and --uncovered are forms of the text: give one of them, and no other --format")
    before = None if html is None else _page_before(html, content)
    from eymh_content.problems import Report  # noqa: PLC0415
    from eymh_content.readback.shares import shares_of  # noqa: PLC0415
    from eymh_content.readback.shares_report import html_section, share_lines  # noqa: PLC0415
    from eymh_content.sources.coverage import cover_all, problems  # noqa: PLC0415
    from eymh_content.sources.coverage_report import as_data, text_lines, uncovered_ranges  # noqa: PLC0415
    from eymh_content.validation import check  # noqa: PLC0415

    with errors_reported(content, form):
        checked = check(content)
        covers = cover_all(content, texts, tuple(dict.fromkeys(source)), checked)
        shares = shares_of(checked)
    report = Report.of(problems(covers, content), len(covers))
    if html is not None:
        from eymh_content.disk import write_whole  # noqa: PLC0415
        from eymh_content.sources.html_report import page  # noqa: PLC0415

        write_whole(html, page(covers, html_section(shares)).encode(), before)
    if form == "json":
        data = as_data(covers, report, from_root(content), shares.as_data())
        click.echo(for_json(json.dumps(data, indent=2, ensure_ascii=False)))
    elif form == "text" and uncovered:
        click.echo(
            "".join(f"{c.source.id}:{lines}\n" for c in covers for lines in uncovered_ranges(c)),
            nl=False,
        )
    elif form == "text":
        click.echo("".join(f"{line}\n" for c in covers for line in text_lines(c, details=details)), nl=False)
        click.echo("".join(f"{line}\n" for line in share_lines(shares)), nl=False)
    if form == "github" or (form == "text" and (report.problems or not uncovered)):
        print_report(report, content, form)
    exit_with(report)


def _page_before(html: Path, content: Path) -> bytes | None:
    """Return the page of an earlier run that is to be replaced; None if there is none.

    Raise UsageError if a page may not be written there.
    """
    from eymh_content.disk import read_regular  # noqa: PLC0415
    from eymh_content.files.discover import printable  # noqa: PLC0415
    from eymh_content.sources.html_report import HEAD  # noqa: PLC0415

    name = printable(str(html))
    if Path(os.path.realpath(html)).is_relative_to(os.path.realpath(content)):
        raise UsageError(f"{name} is in the content, which holds records only; name a file elsewhere")
    if not os.path.isdir(html.parent):  # noqa: PTH112  # without an error for any path
        raise UsageError(f"{name} cannot be written: there is no folder {printable(str(html.parent))}")
    if not os.path.lexists(html):
        return None
    try:
        before = b"" if html.is_symlink() else read_regular(html, _LARGEST)
    except OSError:
        before = b""
    if not before.startswith(HEAD.encode()):
        raise UsageError(f"{name} was not written by 'eymh coverage', so it is not replaced; name another file")
    return before
