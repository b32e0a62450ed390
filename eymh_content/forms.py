"""The forms of texts in records: the pattern of each, and its words in messages. Models and messages use both."""

import re
from typing import NamedTuple

from eymh_content import ids

QUOTED_WORDS = 8
"""How many words a source may be quoted with."""
PARAGRAPH = 600
"""How many characters a paragraph of prose may have."""
LARGEST = 1e15
"""No figure is larger; a double holds every whole number up to here."""


class Form(NamedTuple):
    """What a text must look like."""

    pattern: str
    words: str
    example: str


SLUG = Form(ids.SLUG_PATTERN, "small letters, digits and single hyphens", "family-foundations")
REFERENCE = Form(
    ids.REFERENCE_PATTERN, "a reference to a record: its kind, a slash and its id", "intervention/family-foundations"
)
ANCHOR = Form(
    ids.ANCHOR_PATTERN,
    "a place in a source: source:line, source:line-line or source:line.segment",
    "ncb-review:428.2",
)
POINTER = Form(r"^(/[^ ]+)*$", "the place of a value in the record, written as a JSON Pointer", "/figures/0/value")
PLACE = Form(
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "the code of a place", "GB-ENG, GB-SCT, GB-WLS, GB-NIR, or GB for the whole UK"
)
WHEN = Form(
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{2})?$",
    "a year, month or day, or a year across two",
    "2019, 2019-07 or 2018/19",
)
NOT_BLANK = Form(r"\S", "a text with a character that is not blank", "All families")
STATED = Form(
    rf"^[^ ]+( [^ ]+){{0,{QUOTED_WORDS - 1}}}$",
    "one to eight words with single spaces, as printed in the source",
    "boys (6.8%)",
)
LANGUAGE = Form(r"^[a-z]{2}-GB-u-sd-gb[a-z]{3}$", "a language tag for a nation", "en-GB-u-sd-gbsct")
WEB_ADDRESS = Form(r"^https?://[^ ]+$", "a web address", "https://example.org/page")
KIND = Form(ids.KIND_PATTERN, "the name of a kind of record", "framework-element")
NOTE_MARK = Form(r"^[0-9a-z]{1,4}$", "the number or letter of a note", "17")
LINES = Form(ids.LINES_PATTERN, "a line or a range of lines", "332-340")
TEXT_FILE = Form(r"^[a-z0-9-]+\.txt$", "the name of a text file", "ncb-review.txt")
SHA256 = Form(r"^[0-9a-f]{64}$", "a SHA-256: 64 of the characters 0-9 and a-f", "what 'sha256sum' prints")

_BY_PATTERN = {form.pattern: form for form in list(globals().values()) if isinstance(form, Form)}


def form_of(pattern: str) -> Form:
    """Return the form with a pattern."""
    kinds = ids.kinds_in(pattern)
    if kinds:
        return Form(pattern, f"a reference to a record of the kind {' or '.join(kinds)}", f"{kinds[0]}/…")
    return _BY_PATTERN.get(pattern, Form(pattern, f"a text that fits the pattern {pattern}", "what other records have"))


class When(NamedTuple):
    """A date of a source or a figure, as precise as it is known; not checked against the calendar."""

    year: int
    month: int | None = None
    day: int | None = None
    following: int | None = None
    """The last two digits of the second year, in a year across two."""

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read ``2019``, ``2019-07``, ``2019-07-01`` or ``2018/19``. ValueError if it is none of them."""
        if not re.fullmatch(WHEN.pattern, text):
            raise ValueError(f"not a date: {text!r}")
        parts = [int(part) for part in text.replace("/", "-").split("-")]
        return cls(parts[0], following=parts[1]) if "/" in text else cls(*parts)


def parse_lines(text: str) -> tuple[int, int]:
    """Return first and last line of ``428`` or ``332-340``. ValueError if it is neither."""
    if not re.fullmatch(LINES.pattern, text):
        raise ValueError(f"not a range of lines: {text!r}")
    first, _, last = text.partition("-")
    return int(first), int(last or first)
