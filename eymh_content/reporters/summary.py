"""The last line of a report."""

from eymh_content.problems import Report
from eymh_content.wording import counted


def summary(report: Report) -> str:
    """Say how many problems there are in how many files."""
    if not report.checked and not report.problems:
        return "Nothing was checked."
    files = counted(report.checked, "file")
    if not report.problems:
        return f"No problems in {files}."
    return f"{counted(report.errors, 'error')} and {counted(report.warnings, 'warning')} in {files}."
