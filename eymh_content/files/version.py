"""The declared version of the content, and its date: ``content/version.json``."""

import json
import re
from datetime import date
from pathlib import Path
from typing import NamedTuple

from eymh_content.wording import date_in_words

VERSION_FILE = "version.json"
_FIELDS = {"version", "date"}
_FORM = re.compile(r"(0|[1-9][0-9]*)(\.(0|[1-9][0-9]*)){2}")
FIX = 'Write {"version": "number.number.number", "date": "YYYY-MM-DD"}.'


class ContentVersion(NamedTuple):
    """The version of the content: 0.x.y until the first release."""

    version: str
    """A semantic version: ``0.12.0``."""
    date: str
    """The day it was declared: ``2026-11-29``."""

    def __str__(self) -> str:
        """Return it in words: "0.12.0, 29 November 2026"."""
        return f"{self.version}, {date_in_words(self.date)}"


def read_version(content: Path) -> ContentVersion | None:
    """Return the declared version of a folder of content; None if it declares none.

    ValueError, with the reason as a sentence, if the file does not declare a version and a day of the calendar.
    """
    try:
        text = (content / VERSION_FILE).read_text("utf-8")
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ValueError(f"The file cannot be read: {error.strerror or error}.") from error
    return parse_version(text)


def parse_version(text: str) -> ContentVersion:
    """Read the text of the file. ValueError as above."""
    try:
        found = json.loads(text)
    except ValueError as error:
        raise ValueError("The file is not JSON.") from error
    if not isinstance(found, dict) or found.keys() != _FIELDS or not all(isinstance(v, str) for v in found.values()):
        raise ValueError("The file does not have the texts 'version' and 'date', and nothing else.")
    if not _FORM.fullmatch(found["version"]):
        raise ValueError(f"'{found['version'][:40]}' is not a version of three numbers, such as 0.12.0.")
    try:
        date.fromisoformat(found["date"])
    except ValueError:
        raise ValueError(f"'{found['date'][:40]}' is not a day of the calendar.") from None
    return ContentVersion(found["version"], found["date"])
