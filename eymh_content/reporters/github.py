"""The report as annotations: GitHub shows each at its line in the pull request."""

from eymh_content.problems import Problem, Report
from eymh_content.reporters.summary import summary


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(problem: Problem, folder: str) -> str:
    file = _property(folder + problem.file)
    place = f"file={file},line={problem.line},col={problem.column},title={_property(problem.rule)}"
    return f"::{problem.severity} {place}::{_escaped(f'{problem.message} {problem.fix}')}"


def write(report: Report, folder: str) -> str:
    """Write one workflow command a line. ``folder`` is that of the content, seen from the root of the repository."""
    lines = [_annotation(problem, folder) for problem in report.problems]
    return "\n".join([*lines, summary(report, folder)]) + "\n"
