"""The report for programs."""

import json
from typing import Any

from eymh_content.problems import Report


def as_data(report: Report) -> dict[str, Any]:
    """Return ``{valid, counts, problems}``. Files are relative to the content, with forward slashes."""
    counts = {"files": report.checked, "errors": report.errors, "warnings": report.warnings, **report.counts}
    return {"valid": report.valid, "counts": counts, "problems": [problem._asdict() for problem in report.problems]}


def write(report: Report, _folder: str) -> str:
    """Write the report as JSON."""
    return json.dumps(as_data(report), indent=2, ensure_ascii=False) + "\n"
