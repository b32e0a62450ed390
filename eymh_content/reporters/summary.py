"""The last lines of a report."""

from eymh_content.problems import Report
from eymh_content.wording import counted


def folder_name(folder: str) -> str:
    """Return the folder of the content as one would type it; ``folder`` is written before the names of files."""
    return folder.rstrip("/") or folder[:1] or "."


def summary(report: Report, folder: str) -> str:
    """Say how many problems there are in how many files of which folder, and what else the report says."""
    of = f" of {report.total:,}" if report.total > report.checked else ""
    checked = f"{report.checked:,}{of} {'file' if max(report.checked, report.total) == 1 else 'files'}"
    problems = f"{counted(report.errors, 'error')} and {counted(report.warnings, 'warning')}"
    where = folder_name(folder)
    if not report.checked:
        found = f" {problems}." if report.problems else ""
        return f"Nothing was checked: no such record in {where}.{found}"
    note = f" {report.note}" if report.note else ""
    return f"{problems if report.problems else 'No problems'} in {checked} of {where}.{note}"


def others(report: Report) -> str:
    """Say what else a reader should know, in sentences; an empty text if there is nothing."""
    return " ".join(filter(None, (_not_valid(report), elsewhere(report))))


def _not_valid(report: Report) -> str:
    files = {problem.file for problem in report.repeated.intersection(report.problems) if problem.severity == "error"}
    number = counted(len(files), "file")
    return f"Not verified, because not valid: {number}. To see why, run eymh validate." if files else ""


def elsewhere(report: Report) -> str:
    """Say how many problems there are in files that were not to be checked, if there are any."""
    if not report.elsewhere:
        return ""
    found = counted(report.elsewhere, "problem")
    return f"{found} in other files, which may come from this change. To see them, run {report.command} without paths."
