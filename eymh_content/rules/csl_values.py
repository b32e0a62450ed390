"""The fields of a CSL item have the values that CSL-JSON gives them: names, dates, or text."""

import math
import re
from collections.abc import Iterator
from typing import Any

from eymh_content.ids import pointer_to
from eymh_content.printed import is_vague
from eymh_content.problems import quoted
from eymh_content.rules.base import ADDRESSES, Fault, RawRecord, RecordRule
from eymh_content.rules.csl_fields import A_DATE, DATES, NAMES, OF_A_NAME, TEXTS, TEXTS_OF_A_NAME, date_of, lacks

_A_DATE = f"Write it like this: {A_DATE}."
_A_NAME = 'Write each name like this: {"family": "…", "given": "…"}, or {"literal": "…"}.'
_LIKE_A_FIELD = r"[^\W\d_-][^\W\d_]*(?:-[^\W\d_]*)*:|-[^\W\d_]+:"
"""How a note begins that programs read as a field of its own."""
_RANGE = r"(?<![\w.–-])([A-Za-z]?)([0-9]+)(\s?[-–]\s?)\1([0-9]+)(?![\w.–-]*[\w–-])"
_WORDS_OF_A_TITLE = 4
"""How many words in capitals are no abbreviations any more."""
_LONGEST_SHOWN = 40
"""Characters of a value in a message."""
_LONGEST_DATE, _MONTHS, _DAYS, _LAST_YEAR = 3, 12, 31, 9999


def _check(record: RawRecord) -> Iterator[Fault]:
    item = record.data.get("csl")
    if not isinstance(item, dict):
        return
    for field, value in item.items():
        if field in NAMES:
            yield from _names(field, value)
        elif field in DATES:
            yield from _date(field, value)
        elif field in TEXTS:
            yield from _text(field, value)
    if all(lacks(item, field) for field in ("title", "author", "editor", "issued")):
        yield Fault("/csl", "The CSL item has no title, author or date: there is nothing to print.", "Add its 'title'.")
    title = item.get("title")
    if isinstance(title, str) and is_vague(title) and any(field in item for field in ADDRESSES):
        message = f"The title of a work is the text of a link to it, and {quoted(title)} makes no sense as one."
        yield Fault("/csl/title", message, "Write its whole title.")


def _wrong(field: str, value: Any, wanted: str, fix: str, *steps: str | int) -> Fault:  # noqa: ANN401
    import json  # noqa: PLC0415  # only where something is wrong

    shown = json.dumps(value)
    shown = shown if len(shown) <= _LONGEST_SHOWN else f"{shown[:_LONGEST_SHOWN]}…"
    named = [f"'{step}'" if isinstance(step, str) else f"item {step + 1}" for step in (*reversed(steps), field)]
    message = f"{' of '.join(named)} is {shown}, but should be {wanted}."
    return Fault(pointer_to("csl", field, *steps), message[:1].upper() + message[1:], fix)


def _text(field: str, value: Any) -> Iterator[Fault]:  # noqa: ANN401
    is_number = type(value) is int or (type(value) is float and (value.is_integer() or math.isinf(value)))
    if not isinstance(value, str) and (not is_number or field == "note"):
        yield _wrong(field, value, "a text", "Write it in quotation marks, or leave the field out.")
    elif field == "note" and (start := re.match(_LIKE_A_FIELD, value)):
        message = f"Programs read {quoted(start[0])} at the start of a note as the name of a field, and drop the note."
        yield Fault("/csl/note", message, "Write it without the colon.")
    elif field == "page" and isinstance(value, str):
        yield from _pages(value)
    elif field.endswith("title") and isinstance(value, str) and _is_shouted(value):
        message = f"The title is in capitals: {quoted(value)}."
        fix = "Write it in small letters, with capitals where it begins and for names and abbreviations."
        yield Fault(pointer_to("csl", field), message, fix)


def _is_shouted(text: str) -> bool:
    return text.isupper() and sum(word.isupper() for word in text.split()) >= _WORDS_OF_A_TITLE


def _pages(text: str) -> Iterator[Fault]:
    """Yield the ranges that run backwards. A last page with fewer digits is short: 655-64."""
    for pages in re.finditer(_RANGE, text):
        letter, first, dash, last = pages.groups()
        if len(first) == len(last) and first > last:
            message = f"The pages run backwards: {quoted(pages[0])}."
            fix = f"Write '{letter}{last}{dash}{letter}{first}', or the pages that the source prints."
            yield Fault("/csl/page", message, fix, start=pages.start())


def _names(field: str, value: Any) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(value, list):
        yield _wrong(field, value, "a list of names", f"{_A_NAME[:-1]}, in square brackets.")
        return
    for place, name in enumerate(value):
        if isinstance(name, dict) and not name.keys() <= OF_A_NAME:
            continue  # another rule reports the field
        if not isinstance(name, dict) or not any(name.get(part) for part in ("family", "given", "literal")):
            yield _wrong(field, name, "a name", _A_NAME, place)
            continue
        for part in TEXTS_OF_A_NAME:
            if not isinstance(name.get(part, ""), str):
                yield _wrong(field, name[part], "a text", "Write it in quotation marks.", place, part)


def _date(field: str, value: Any) -> Iterator[Fault]:  # noqa: ANN401
    if not isinstance(value, dict):
        meant = date_of(value)
        yield _wrong(field, value, "a date", f"Write {meant}." if meant else _A_DATE)
        return
    parts = value.get("date-parts", [])
    if not isinstance(parts, list) or not all(map(_is_date, parts)):
        yield _wrong(field, parts, "a list of dates of whole numbers", _A_DATE, "date-parts")
    for words in ("literal", "raw"):
        if not isinstance(value.get(words, ""), str):
            yield _wrong(field, value[words], "a text", "Write it in quotation marks.", words)


def _is_date(parts: Any) -> bool:  # noqa: ANN401
    """Return whether a list has a year, and perhaps a month and a day. Another rule refuses endless numbers."""
    if not isinstance(parts, list) or not 1 <= len(parts) <= _LONGEST_DATE:
        return False
    limits = (_LAST_YEAR, _MONTHS, _DAYS)
    return all([_is_part(part, limit) for part, limit in zip(parts, limits, strict=False)])  # noqa: C419  # quicker


def _is_part(part: Any, limit: int) -> bool:  # noqa: ANN401
    number = int(part) if isinstance(part, str) and re.fullmatch("[0-9]{1,4}", part) else part
    if type(number) not in (int, float):
        return False
    return number == math.inf or (1 <= number <= limit and number == int(number))


RULE = RecordRule(
    name="csl-values",
    sentence="The fields of a CSL item hold what CSL-JSON says: a list of names, a date, or text.",
    why="Pandoc and Zotero refuse the whole list of works for one value of another form, and no pack is written.",
    fix="Write the value as the message says.",
    check=_check,
    kind="reference",
)
