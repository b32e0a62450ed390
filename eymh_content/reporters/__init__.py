"""Reporters put a report into a form: text for people, JSON for programs, annotations for GitHub."""

from collections.abc import Callable

from eymh_content.problems import Report
from eymh_content.reporters.github import github
from eymh_content.reporters.json import json_report
from eymh_content.reporters.text import text

Reporter = Callable[[Report, str], str]
"""Takes the report, and the folder of the content as it is to be shown before the name of each file."""

REPORTERS: dict[str, Reporter] = {"text": text, "json": json_report, "github": github}

__all__ = ["REPORTERS", "Reporter"]
