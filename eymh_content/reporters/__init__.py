"""Reporters write a report in a form: text for people, JSON for programs, annotations and a summary for GitHub."""

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eymh_content.problems import Report

Reporter = Callable[["Report", str], str]
"""Takes the report, and the folder of the content as it is to be shown before the name of each file."""

FORMS = ("text", "json", "github")
"""The names of the forms; each has a module of that name with a function ``write``."""


def reporter(form: str) -> Reporter:
    """Return the reporter of a form. ModuleNotFoundError if there is none."""
    found: Reporter = import_module(f"eymh_content.reporters.{form}").write
    return found
