"""The last lines of a report."""

from collections.abc import Iterator

from eymh_content.problems import Report
from eymh_content.wording import counted


def folder_name(folder: str) -> str:
    """Return the folder of the content as one would type it; ``folder`` is written before the names of files."""
    return folder.rstrip("/") or folder[:1] or "."


def summary(report: Report, folder: str) -> str:
    """Say how many problems there are in how many files of which folder, and what else the report says."""
    of = f" of {report.total:,}" if report.total > report.checked else ""
    checked = f"{report.checked:,}{of} {'file' if max(report.checked, report.total) == 1 else 'files'}"
    any_found = report.errors or report.warnings
    problems = f"{counted(report.errors, 'error')} and {counted(report.warnings, 'warning')}"
    where = folder_name(folder)
    if not report.checked:
        found = f" {problems}." if any_found else ""
        return f"Nothing was checked: no such record in {where}.{found}"
    note = f" {report.note}" if report.note else ""
    return f"{problems if any_found else 'No problems'} in {checked} of {where}.{note}"


def others(report: Report) -> str:
    """Say what else a reader should know, in sentences; an empty text if there is nothing."""
    return " ".join(filter(None, (_not_valid(report), *unlisted(report), elsewhere(report))))


def _not_valid(report: Report) -> str:
    files = {problem.file for problem in report.repeated.intersection(report.problems) if problem.severity == "error"}
    number = counted(len(files), "file")
    return f"Not verified, because not valid: {number}. To see why, run eymh validate." if files else ""


def unlisted(report: Report) -> Iterator[str]:
    """Yield the numbers of warnings on voice if they are not listed, and what to do to list them."""
    if report.unlisted:
        numbers = ", ".join(f"{tally.rule} {tally.problems:,}" for tally in report.tallies)
        yield f"Warnings on voice are counted only: {numbers}."
        yield f"To list those of some files or folders, run {report.command} with their names."


def elsewhere(report: Report) -> str:
    """Say how many problems there are in files that were not to be checked, if there are any."""
    if not report.elsewhere:
        return ""
    found = counted(report.elsewhere, "problem")
    return f"{found} in other files, which may come from this change. To see them, run {report.command} without paths."
