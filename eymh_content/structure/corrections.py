"""What a text that has the wrong form was probably meant to be. Whatever is proposed has the form."""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from eymh_content import forms
from eymh_content.files.names import Names, kind_meant, slug_of
from eymh_content.ids import kinds_in, whole_end
from eymh_content.wording import MONTHS

_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_IN_WORDS = re.compile(
    rf"(?:([0-9]{{1,2}})(?:st|nd|rd|th)?\s+)?({'|'.join(_MONTHS)})[a-z]*\.?,?\s+([0-9]{{4}})", re.IGNORECASE
)
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")
_MONTH_FIRST = re.compile(r"(0?[1-9]|1[0-2])[./-]([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?")
_TWO_YEARS = re.compile(r"([0-9]{4})\s*[/–—-]\s*([0-9]{4}|[0-9]{2})")
_QUARTER = re.compile(r"\bQ(?:uarter)?\s?([1-4])\b(?:\s+of\b)?", re.IGNORECASE)
_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_PLACE_IN_SOURCE = re.compile(
    r"(?P<source>.*?)(?P<first>[1-9][0-9]*)(?:\s*(?P<sign>[.–—-]|to)\s*(?P<last>[1-9][0-9]*))?\s*", re.DOTALL
)
_SEGMENTS = re.compile(
    r"(?P<line>[a-z0-9-]+:[1-9][0-9]*)\.(?P<first>[0-9]{1,2})\s*[-–]\s*(?:(?:(?P=line)|[0-9]+)\.)?(?P<last>[0-9]{1,2})"
)
"""A range of segments, which an anchor cannot be."""
_MOST_SEGMENTS = 10
_WORD_FOR_LINE = re.compile(r"-(?:lines?|l|segments?|rows?)$")
_MOST = 3


class Around(NamedTuple):
    """What is known around a record."""

    names: Names
    """The records that there are."""
    slug: str = ""
    """The id that the file name gives."""
    record: Any = None

    def texts(self) -> Iterator[tuple[str | int, str]]:
        """Yield every text of the record, with the key or index that leads to it."""
        rest: list[tuple[str | int, Any]] = [("", self.record)]
        while rest:
            step, value = rest.pop()
            if isinstance(value, str):
                yield step, value
            elif isinstance(value, dict | list):
                rest.extend(value.items() if isinstance(value, dict) else enumerate(value))


def corrections(pattern: str, text: str, around: Around) -> tuple[str, ...]:
    """Return what a text may be meant to be, the likeliest first; all fit ``pattern``, and links lead to records."""
    bare = text.strip().strip("'\"‘’“”").strip()
    kinds = kinds_in(pattern)
    find = _FINDERS.get(pattern)
    if kinds or pattern == forms.REFERENCE.pattern:
        meant = around.names.meant(bare, tuple(kinds))
    elif re.fullmatch(pattern, bare):
        meant = (bare,)
    else:
        meant = tuple(find(bare, around)) if find else ()
    return tuple(dict.fromkeys(value for value in meant if value != text and re.fullmatch(pattern, value)))[:_MOST]


def split(pattern: str, text: str, around: Around) -> list[str]:
    """Return the items that somebody wrote into one text; none if it is not certain that these are several."""
    if pattern == forms.ANCHOR.pattern and (segments := _SEGMENTS.fullmatch(text)):
        first, last = int(segments["first"]), int(segments["last"])
        listed = [f"{segments['line']}.{number}" for number in range(first, last + 1)]
        return listed if 1 < len(listed) <= _MOST_SEGMENTS else []
    parts = re.split(r"\s*(?:,(?![0-9])|[;\n])\s*|\s+and\s+", text.strip())
    found = [[part] if re.fullmatch(pattern, part) else corrections(pattern, part, around) for part in parts]
    return [some[0] for some in found] if len(parts) > 1 and all(len(some) == 1 for some in found) else []


def _slugs(text: str, around: Around) -> Iterator[str]:
    slug = slug_of(text)
    if all(step != "id" or value != slug for step, value in around.texts()):
        yield slug


def _anchors(text: str, around: Around) -> Iterator[str]:
    text = re.sub(r"(?<=[0-9]),(?=[0-9]{1,2}(?![0-9]))", ".", text)  # 23,1 is segment 1; 1,463 is one number
    match = _PLACE_IN_SOURCE.fullmatch(text.replace(",", "").replace("#", " "))
    if not match:
        return
    name = match["source"].rpartition("/")[2].replace(".txt", "")
    name = _WORD_FOR_LINE.sub("", f"-{slug_of(name)}").strip("-")
    sources = around.names.meant(name, ("source",)) if name else _cited(around)
    sign = {"–": "-", "—": "-", "to": "-"}.get(match["sign"] or "", match["sign"])
    last = whole_end(match["first"], match["last"] or "") if sign == "-" else match["last"]
    for source in sources:
        lines = around.names.read(source).get("lines")
        end = last if sign == "-" else match["first"]
        if isinstance(lines, int) and len(end) <= len(str(lines)) and int(end) <= lines:
            yield f"{source.partition('/')[2]}:{match['first']}" + (f"{sign}{last}" if sign else "")


def _cited(around: Around) -> tuple[str, ...]:
    """Return the one source that the record cites elsewhere; none if there are several."""
    found = {f"source/{text.partition(':')[0]}" for _, text in around.texts() if re.match(forms.ANCHOR.pattern, text)}
    return tuple(found) if len(found) == 1 else ()


def _dates(text: str, around: Around) -> Iterator[str]:
    if quarter := _QUARTER.search(text):
        yield from (f"{date}-Q{quarter[1]}" for date in _dates(_QUARTER.sub("", text), around) if "-" not in date)
    elif match := _IN_WORDS.search(text):
        day, month, year = match.groups()
        yield f"{year}-{_MONTHS[month[:3].lower()]:02}" + (f"-{int(day):02}" if day else "")
    elif match := _DAY_FIRST.fullmatch(text):
        yield f"{match[3]}-{int(match[2]):02}-{int(match[1]):02}"
    elif match := _MONTH_FIRST.fullmatch(text):
        yield f"{match[2]}-{int(match[1]):02}"
    elif match := _TWO_YEARS.search(text):
        if int(match[2]) % 100 == (int(match[1]) + 1) % 100:
            yield f"{match[1]}/{match[2][-2:]}"
        elif match := _YEAR_FIRST.fullmatch(text):
            yield "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    elif match := _YEAR_FIRST.fullmatch(text):
        yield "-".join([match[1], *(f"{int(part):02}" for part in match.groups()[1:] if part)])
    elif len(years := set(_YEAR.findall(text))) == 1:
        yield years.pop()


def _lines(text: str, _around: Around) -> Iterator[str]:
    yield "-".join(re.findall(r"[0-9]+", text))


def _stated(text: str, _around: Around) -> Iterator[str]:
    yield " ".join(text.split())


def _addresses(text: str, _around: Around) -> Iterator[str]:
    yield forms.meant_address(text) or text


def _kinds(text: str, _around: Around) -> Iterator[str]:
    yield kind_meant(text) or slug_of(text)


def _files(_text: str, around: Around) -> Iterator[str]:
    yield f"{around.slug}.txt"


def _in_small_letters(text: str, _around: Around) -> Iterator[str]:
    yield "".join(char for char in text.lower() if char.isalnum())


_FINDERS: dict[str, Callable[[str, Around], Iterator[str]]] = {
    forms.SLUG.pattern: _slugs,
    forms.ANCHOR.pattern: _anchors,
    forms.WHEN.pattern: _dates,
    forms.LINES.pattern: _lines,
    forms.STATED.pattern: _stated,
    forms.WEB_ADDRESS.pattern: _addresses,
    forms.KIND.pattern: _kinds,
    forms.TEXT_FILE.pattern: _files,
    forms.NOTE_MARK.pattern: _in_small_letters,
    forms.SHA256.pattern: _in_small_letters,
}
"""By the pattern of a form: a function that yields what a text may be meant to be."""
