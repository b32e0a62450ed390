"""The report for programs."""

import json
from typing import Any

from eymh_content.problems import Report
from eymh_content.reporters.summary import folder_name


def as_data(report: Report, folder: str) -> dict[str, Any]:
    """Return ``{valid, folder, counts, problems, unchecked}``.

    ``folder`` and the ``file`` of each problem are paths from the root of the git repository that holds the content,
    with forward slashes; without a repository, from the working folder, or absolute if they are not below it.

    ``valid`` is null if nothing was checked. In ``counts``, ``files`` says how many were checked, ``all_files`` how
    many there are, and ``elsewhere`` how many problems are in files that were not to be checked; ``unchecked`` says of
    each path that was named and not checked, why.
    """
    counts = {
        "files": report.checked,
        "all_files": report.total,
        "errors": report.errors,
        "warnings": report.warnings,
        "elsewhere": report.elsewhere,
        **report.counts,
    }
    problems = [problem._replace(file=folder + problem.file)._asdict() for problem in report.problems]
    return {
        "valid": report.valid if report.checked or report.problems else None,
        "folder": folder_name(folder),
        "counts": counts,
        "problems": problems,
        "unchecked": list(report.unchecked),
    }


def write(report: Report, folder: str) -> str:
    """Write the report as JSON."""
    return json.dumps(as_data(report, folder), indent=2, ensure_ascii=False) + "\n"
