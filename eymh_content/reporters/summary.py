"""The last line of a report."""

from eymh_content.problems import Report


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def summary(report: Report) -> str:
    """Say how many problems there are in how many files."""
    files = _count(report.checked, "file")
    if not report.problems:
        return f"No problems in {files}."
    return f"{_count(report.errors, 'error')} and {_count(report.warnings, 'warning')} in {files}."
