"""The report for programs."""

import json

from eymh_content.problems import Report


def write(report: Report, _folder: str) -> str:
    """Write ``{valid, counts, problems}``. Files are relative to the content, with forward slashes."""
    counts = {"files": report.checked, "errors": report.errors, "warnings": report.warnings, **report.counts}
    problems = [problem._asdict() for problem in report.problems]
    whole = {"valid": report.valid, "counts": counts, "problems": problems}
    return json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
