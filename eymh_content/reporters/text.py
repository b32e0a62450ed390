"""The report for people: problems by file, each with its place, its reason and its remedy."""

from itertools import groupby

import click

from eymh_content.problems import Problem, Report

_COLOURS = {"error": "red", "warning": "yellow"}


def text(report: Report, folder: str) -> str:
    """Write the report with colours, which ``click.echo`` takes out where they do not belong."""
    parts = []
    for file, problems in groupby(report.problems, key=lambda problem: problem.file):
        parts.append(click.style(f"{folder}{file}", bold=True))
        parts.extend(_lines(problem) for problem in problems)
        parts.append("")
    return "\n".join([*parts, _summary(report)]) + "\n"


def _lines(problem: Problem) -> str:
    place = f"{problem.line}:{problem.column}"
    severity = click.style(problem.severity, fg=_COLOURS[problem.severity])
    rule = click.style(f"[{problem.rule}]", dim=True)
    blank = " " * 9
    return f"  {place:<6} {severity}  {problem.message}  {rule}\n{blank}fix: {problem.fix}"


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _summary(report: Report) -> str:
    files = _count(report.checked, "file")
    if report.tally:
        counted = [f"{count:,} {name.replace('_', ' ')}" for name, count in report.tally.items()]
        files += f" ({', '.join(counted)})"
    if not report.problems:
        return click.style(f"No problems in {files}.", fg="green")
    colour = "red" if report.errors else "yellow"
    counts = f"{_count(report.errors, 'error')} and {_count(report.warnings, 'warning')}"
    return click.style(f"{counts} in {files}.", fg=colour)
