"""The report for programs."""

import json
from typing import Any

from eymh_content.problems import Report
from eymh_content.reporters.summary import folder_name


def as_data(report: Report, folder: str) -> dict[str, Any]:
    """Return ``{valid, folder, counts, problems, unchecked}``. Files are relative to the folder, with forward slashes.

    ``files`` says how many were checked, ``all_files`` how many there are; ``unchecked`` says of each path that was
    named and not checked, why.
    """
    counts = {
        "files": report.checked,
        "all_files": report.total,
        "errors": report.errors,
        "warnings": report.warnings,
        **report.counts,
    }
    problems = [problem._asdict() for problem in report.problems]
    return {
        "valid": report.valid,
        "folder": folder_name(folder),
        "counts": counts,
        "problems": problems,
        "unchecked": list(report.unchecked),
    }


def write(report: Report, folder: str) -> str:
    """Write the report as JSON."""
    return json.dumps(as_data(report, folder), indent=2, ensure_ascii=False) + "\n"
