"""The forms that a text may have to have, by the pattern in the schema, in words that an editor knows."""

from typing import NamedTuple

from eymh_content import ids


class Form(NamedTuple):
    """What a pattern asks for."""

    words: str
    example: str


STATED_WORDS = 8
"""How many words a source may be quoted with."""
STATED = Form("one to eight words with single spaces, as printed in the source", "boys (6.8%)")

_FORMS = {
    ids.SLUG_PATTERN: Form("small letters, digits and single hyphens", "family-foundations"),
    ids.REFERENCE_PATTERN: Form(
        "a reference to a record: its kind, a slash and its id", "intervention/family-foundations"
    ),
    ids.ANCHOR_PATTERN: Form(
        "a place in a source: source:line, source:line-line or source:line.segment", "ncb-review:428.2"
    ),
    r"^(/[^ ]+)*$": Form("the place of a value in the record, written as a JSON Pointer", "/figures/0/value"),
    r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$": Form(
        "the code of a place", "GB-ENG, GB-SCT, GB-WLS, GB-NIR, or GB for the whole UK"
    ),
    r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{2})?$": Form(
        "a year, month or day, or a year across two", "2019, 2019-07 or 2018/19"
    ),
    r"^[^ ]+( [^ ]+){0,7}$": STATED,
    r"^[a-z]{2}-GB-u-sd-gb[a-z]{3}$": Form("a language tag for a nation", "en-GB-u-sd-gbsct"),
    r"^https?://[^ ]+$": Form("a web address", "https://example.org/page"),
    ids.KIND_PATTERN: Form("the name of a kind of record", "framework-element"),
    r"^[0-9a-z]{1,4}$": Form("the number or letter of a note", "17"),
    r"^[1-9][0-9]*(-[1-9][0-9]*)?$": Form("a line or a range of lines", "332-340"),
    r"^[a-z0-9-]+\.txt$": Form("the name of a text file", "ncb-review.txt"),
    r"^[0-9a-f]{64}$": Form("a SHA-256: 64 of the characters 0-9 and a-f", "what 'sha256sum' prints"),
}


def form_of(pattern: str) -> Form:
    """Return the form that a pattern asks for."""
    kinds = ids.kinds_in(pattern)
    if kinds:
        return Form(f"a reference to a record of the kind {' or '.join(kinds)}", f"{kinds[0]}/…")
    return _FORMS.get(pattern, Form(f"a text that fits the pattern {pattern}", "what other records have"))
