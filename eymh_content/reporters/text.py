"""The report for people: problems by file, each with its place, its message and its fix."""

from collections.abc import Iterator
from itertools import groupby

import click

from eymh_content.problems import Problem, Report
from eymh_content.reporters.summary import summary
from eymh_content.wording import counted

_COLOURS = {"error": "red", "warning": "yellow"}


def write(report: Report, folder: str) -> str:
    """Write the report with colours, which ``click.echo`` takes out where they do not belong."""
    return "\n".join([*listing(report, folder), *_unlisted(report), _summary(report, folder)]) + "\n"


def listing(report: Report, folder: str) -> Iterator[str]:
    """Yield the lines on each file with problems, with colours, and a blank line after each file."""
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        yield click.style(f"{folder}{file}", bold=True)
        yield from map(_lines, problems)
        yield ""


def _lines(problem: Problem) -> str:
    place = f"{problem.line}:{problem.column}"
    severity = click.style(problem.severity, fg=_COLOURS[problem.severity])
    rule = click.style(f"[{problem.rule}]", dim=True)
    blank = " " * 9
    return f"  {place:<6} {severity}  {problem.message}  {rule}\n{blank}fix: {problem.fix}"


def _unlisted(report: Report) -> Iterator[str]:
    """Yield the lines on warnings on voice that are only counted, and a blank line."""
    if report.unlisted:
        yield click.style("Warnings on voice (how a record sounds)", bold=True)
        for tally in report.tallies:
            rule = click.style(f"[{tally.rule}]", dim=True)
            yield f"  {tally.problems:>5,} in {counted(tally.files, 'file'):<9}  {rule}"
        yield f"  To list those of some files or folders, run {report.command} with their names."
        yield ""


def _summary(report: Report, folder: str) -> str:
    colour = "red" if report.errors else "yellow" if report.warnings or not report.checked else "green"
    return click.style(summary(report, folder), fg=colour)
