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
TYPES = {
    "string": "a text in quotation marks",
    "number": "a number, without quotation marks",
    "integer": "a whole number, without quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list in [ ]",
    "object": "a group of fields in { }",
}
"""What a value of each type of JSON Schema looks like."""


class Form(NamedTuple):
    """What a text must look like."""

    pattern: str
    words: str
    shape: str
    """The form with names in place of what varies, so that nobody takes it over as it is; empty if words say it."""


SLUG = Form(ids.SLUG_PATTERN, "small letters, digits and single hyphens", "letters-and-digits")
REFERENCE = Form(ids.REFERENCE_PATTERN, "a reference to a record: its kind, a slash and its id", "kind/id")
ANCHOR = Form(
    ids.ANCHOR_PATTERN,
    "a place in a source (a line, a range of lines, or a segment of a line)",
    "source:line, source:line-line or source:line.segment",
)
POINTER = Form(r"^(/[^ ]+)*$", "the place of a value in the record, written as a JSON Pointer", "/field/number/field")
PLACE = Form(
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$", "the code of a place", "GB-ENG, GB-SCT, GB-WLS, GB-NIR, or GB for the whole UK"
)
WHEN = Form(
    r"^[0-9]{4}((/[0-9]{2})?(-Q[1-4])?|-[0-9]{2}(-[0-9]{2})?)$",
    "a year, quarter, month or day, or a year across two",
    "YYYY, YYYY-MM, YYYY-MM-DD, YYYY/YY, YYYY-Qn or YYYY/YY-Qn",
)
NOT_BLANK = Form(r"\S", "a text with a character that is not blank", "")
STATED = Form(
    rf"^[^ ]+( [^ ]+){{0,{QUOTED_WORDS - 1}}}$",
    "one to eight words with single spaces, as printed in the source",
    "",
)
SHORT = Form(r"^[^ ]+( [^ ]+){0,8}$", "one to nine words with single spaces", "")
WHAT_IT_IS = Form(r"^[^ ]+( [^ ]+){0,13}$", "one to fourteen words with single spaces", "")
LANGUAGE = Form(r"^[a-z]{2}-GB-u-sd-gb[a-z]{3}$", "a language tag for a nation", "xx-GB-u-sd-gbxxx")
_HOST = r"([A-Za-z0-9-]+\.)+[A-Za-z]{2,}"
_IN_ADDRESS = r"!#-;=?-\[\]_a-z~"
_LAST_IN_ADDRESS = r"#-&(-+/-9=@-\[\]_a-z~-"
"""Any of them, but no sign that ends a sentence or a part of it."""
WEB_ADDRESS = Form(
    rf"^https?://{_HOST}(:[0-9]{{1,5}})?([/?#]([{_IN_ADDRESS}]*[{_LAST_IN_ADDRESS}])?)?$",
    "a web address (http:// or https://, then a name with a dot, and no spaces)",
    "https://name.of/page",
)
DOI = Form(r"^10\.[0-9]{4,9}/[!-~]+$", "a DOI", "10.number/letters-and-digits")
KIND = Form(ids.KIND_PATTERN, "the name of a kind of record", "kind")
NOTE_MARK = Form(r"^[0-9a-z]{1,4}$", "the number or letter of a note", "number or letter")
LINES = Form(ids.LINES_PATTERN, "a line or a range of lines", "line or line-line")
TEXT_FILE = Form(r"^[a-z0-9-]+\.txt$", "the name of a text file", "source.txt")
SHA256 = Form(r"^[0-9a-f]{64}$", "a SHA-256: 64 of the characters 0-9 and a-f", "what 'sha256sum' prints")
DAY = Form(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "a day", "YYYY-MM-DD")
DIGEST = Form(r"^[0-9a-f]{16}$", "a digest: 16 of the characters 0-9 and a-f", "what 'eymh review' writes")
ENTRY = Form(
    rf"^({ids.SLUG_PATTERN[1:-1]}|\.)$",
    "the id of an entry, or a full stop for the own text of the record",
    "letters-and-digits, or a full stop",
)

_AFTER_ADDRESS = ".,;:!?'*’”"
_BRACKETS = {")": "(", "]": "["}


def without_end(address: str) -> str:
    """Return an address without what follows it in a sentence: signs, and brackets that it does not open itself."""
    while address and (address[-1] in _AFTER_ADDRESS or _closes_nothing(address)):
        address = address[:-1]
    return address


def _closes_nothing(address: str) -> bool:
    last = address[-1]
    return last in _BRACKETS and address.count(last) > address.count(_BRACKETS[last])


AS_PRINTED = "Write the address that the source prints."
"""The fix for an address of which that is all that is certain."""


def meant_address(text: str) -> str | None:
    """Return the web address that a text of another form was meant to be; None where that is not certain."""
    bare = without_end(text.strip(" \xa0")).replace(" ", "%20")
    scheme = "http" if re.match("http:", bare, re.IGNORECASE) else "https"
    rest = re.sub("^(?:https?:/*|//+)+(?:[^/@]*@)?", "", bare, flags=re.IGNORECASE)
    meant = f"{scheme}://{rest}"
    return meant if re.fullmatch(WEB_ADDRESS.pattern, meant) else None


_BY_PATTERN = {form.pattern: form for form in list(globals().values()) if isinstance(form, Form)}


def form_of(pattern: str) -> Form:
    """Return the form with a pattern."""
    kinds = ids.kinds_in(pattern)
    if kinds:
        return Form(
            pattern,
            f"a reference to a record of the kind {' or '.join(kinds)}",
            " or ".join(f"{kind}/id" for kind in kinds),
        )
    return _BY_PATTERN.get(pattern, Form(pattern, f"a text that fits the pattern {pattern}", pattern))


class When(NamedTuple):
    """A date of a source or a figure, as precise as it is known; not checked against the calendar."""

    year: int
    month: int | None = None
    day: int | None = None
    following: int | None = None
    """The last two digits of the second year, in a year across two."""
    quarter: int | None = None
    """The quarter of the year, from 1 to 4."""

    @classmethod
    def parse(cls, text: str) -> "When":
        """Read ``2019``, ``2019-07``, ``2019-07-01``, ``2018/19`` or ``2018/19-Q4``. ValueError if it is none."""
        if not re.fullmatch(WHEN.pattern, text):
            raise ValueError(f"not a date: {text!r}")
        date, _, quarter = text.partition("-Q")
        parts = [int(part) for part in date.replace("/", "-").split("-")]
        following = parts.pop() if "/" in date else None
        year, month, day = (*parts, None, None)[:3]
        return cls(year or 0, month, day, following, int(quarter) if quarter else None)


def parse_lines(text: str) -> tuple[int, int]:
    """Return first and last line of ``428`` or ``332-340``. ValueError if it is neither."""
    if not re.fullmatch(LINES.pattern, text):
        raise ValueError(f"not a range of lines: {text!r}")
    first, _, last = text.partition("-")
    return int(first), int(last or first)
