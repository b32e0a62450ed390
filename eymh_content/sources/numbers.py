"""What counts as a number, in a source and in a record (docs/verify.md says it for readers).

Digits of any script with their sign, number words from "two" up, and "a million". A month counts as its number; 2018/19
and 2018-19 hold 2018 and 2019; "2 ½" is 2.5; "3 million" and "3m" are 3,000,000. Note marks are no numbers, nor is what
follows "Part", "Level", "Appendix", "Recommendation", "Chapter" or "page".
"""

import re
import unicodedata
from decimal import Decimal
from functools import cache
from math import prod

from eymh_content.wording import MONTHS

_UNITS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_TENS = {"twenty": 2, "thirty": 3, "forty": 4, "fifty": 5, "sixty": 6, "seventy": 7, "eighty": 8, "ninety": 9}
_MULTIPLES = {"dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12}
TIMES = "|".join(_MULTIPLES)
_SHORT = {"m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12, "k": 10**3}
_MONTHS = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}

_LONGEST = 20
"""Characters. A longer row of digits is compared as it is written: calculating with it would round it."""

NOTE_MARKS = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+(?:[,–-][⁰¹²³⁴⁵⁶⁷⁸⁹]+)*|\^\{[^}]*\}|\^[a-z0-9]")
_GLUED = re.compile(r"(?<=[a-z)’'])[0-9]{1,2}(?=[.,;:]?(?:\s|$))|(?<=[a-z]\.)[0-9]{1,2}(?=\s|$)")
LABELS = re.compile(
    r"\b(?:parts?|levels?|appendix|recommendations?|chapters?|pages?|pp?\.|figures?|tables?|notes?|footnotes?|lines?|rows?)"
    r"\s+[0-9]+(?![0-9]|[.,–-][0-9]|\s?%|\s?per\s?cent)",
    re.IGNORECASE,
)
_DIGITS = re.compile(
    r"(?P<sign>(?:(?<=[\s(\[£$€])|^)[-−–])?(?P<money>[£$€]\s?)?(?P<whole>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?P<part>\.[0-9]+)?"
    r"(?:\s?(?P<fraction>[½¼¾]))?(?:/(?P<next>[0-9]{2})(?![0-9]))?"
    rf"(?:[\s-]?(?P<times>{TIMES}|mn|bn|tn)s?\b|(?(money)\s?)(?P<short>m|k)\b)?",
)
_ACROSS_TWO = re.compile(
    r"(?<![0-9£$€])(?<![0-9][-–—.,])([0-9]{4})[-–—]([0-9]{2})(?![0-9a-z]|[-–—/.,][0-9]|\s?%|\s?per\s?cent)",
    re.IGNORECASE,
)
_IN_A_CODE = re.compile(r"[a-z]-\Z")
_ANY_DIGIT = re.compile(r"[0-9½¼¾]")
_LONE_FRACTION = re.compile(r"(?<![0-9 ])(?<![0-9] )[½¼¾]")
_TARGET = re.compile(r"\]\([^)]*\)")
_ONES = "|".join(["one", *(word for word, value in _UNITS.items() if value < 10)])  # noqa: PLR2004  # below ten
NUMBER_WORD = (
    rf"\b(?:({'|'.join(_TENS)})(?:[- ]({_ONES})\b)?|({'|'.join(_UNITS)}|(?:a|one)(?=[ -](?:{TIMES})\b)))(?:fold)?\b"
    rf"((?:[ -](?:{TIMES})\b)*)"
    r"([- ]and[- ]a[- ]half\b)?"
)
_NUMBER_WORD = re.compile(NUMBER_WORD)
_MULTIPLIED = re.compile(rf"(?:[\s-]?(?:{TIMES}|mn|bn|tn|m|k)s?)+\Z")
_MONTH_NAME = f"({'|'.join(rf'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|Sept)".lower()
_MONTH = re.compile(rf"\b(?:{_MONTH_NAME}[\s-]+(?:[0-9]{{1,2}},\s+)?[0-9]{{4}}|[0-9]{{1,2}}\s+{_MONTH_NAME})\b")


def plain(number: Decimal | float) -> str:
    """Write a number in one way: 5.50 and 5.5 are the same, and so are 3 and 3.0."""
    text = format(Decimal(str(number)).normalize(), "f")
    return "0" if text == "-0" else text


def _from_digits(text: str) -> set[str]:
    found = set()
    for match in _DIGITS.finditer(text):
        digits = match["whole"].replace(",", "") + (match["part"] or "")
        if len(digits) > _LONGEST:
            found.add(match[0].replace(match["money"] or "", ""))
            continue
        number = Decimal(digits)
        number += _FRACTIONS.get(match["fraction"] or "", Decimal(0))
        number *= _times(match)
        found.add(plain(-number if match["sign"] else number))
        if match["next"]:  # 2018/19 is two years running; 24/7 and 2019/03 are two numbers
            year, end = match["whole"], match["next"]
            found.add(str(int(year) + 1 if _runs_on(year, end) else int(end)))
    found |= {plain(_FRACTIONS[mark]) for mark in _LONE_FRACTION.findall(text)}
    return found


def _times(match: re.Match[str]) -> int:
    """Return what digits are multiplied by. "Health-27m" is part of an address or code, and no million."""
    times = match["times"] or match["short"] or ""
    start = match.start()
    if match["short"] and not match["money"] and _IN_A_CODE.search(match.string, max(0, start - 2), start):
        return 1
    return _MULTIPLES.get(times) or _SHORT.get(times, 1)


def _from_words(text: str) -> set[str]:
    found = set()
    for match in _NUMBER_WORD.finditer(text):
        tens, one, unit, times, half = match.groups()
        number = _TENS[tens] * 10 + (_UNITS.get(one, 1) if one else 0) if tens else _UNITS.get(unit, 1)
        number *= prod(_MULTIPLES[word] for word in re.split("[ -]", times)[1:])
        found.add(plain(number + (Decimal("0.5") if half else 0)))
    return found


def _months(text: str) -> set[str]:
    return {str(_MONTHS[(match[1] or match[2])[:3]]) for match in _MONTH.finditer(text)}


def without_notes(text: str) -> str:
    """Take the note marks out of a source text: superscripts, ``^{32,33}``, and digits glued to a word or bracket."""
    return _GLUED.sub("", NOTE_MARKS.sub("", text))


def with_years_across_two(text: str) -> str:
    """Write each year across two with a slash, not with a hyphen or dash: 2018-19 as 2018/19. No place changes."""
    return _ACROSS_TWO.sub(lambda years: f"{years[1]}/{years[2]}" if _runs_on(years[1], years[2]) else years[0], text)


def _runs_on(year: str, end: str) -> bool:
    """Return whether two digits are those of the year that follows: 2018/19, but not 24/7 or 2019/03."""
    return len(year) == len("2018") and int(end) == (int(year) + 1) % 100


def written(text: str) -> list[re.Match[str]]:
    """Return each number as a text writes it, in order, as matches in the text in small letters."""
    text = with_years_across_two(text.lower())
    matches = [match for pattern in (_DIGITS, _NUMBER_WORD) for match in pattern.finditer(text)]
    return sorted(matches, key=re.Match.start)


def cuts_a_number(text: str, start: int, end: int) -> bool:
    """Return whether a piece of a text begins or ends within a number, such as "2" in 42, "4" in 24 or £4 million."""
    found = (match.span() for match in written(text))
    return any(first < edge < last for first, last in found for edge in (start, end))


def find_number(number: str, text: str) -> tuple[int, str]:
    """Return where a text writes a number, and how: (17, "nineteen"). (-1, number) if that cannot be told."""
    for match in written(_TARGET.sub(lambda target: " " * len(target[0]), text)):
        if number in numbers_in(match[0]):
            return match.start(), text[match.start() : match.end()].strip()
    return -1, number


def multiplied(number: str, text: str) -> tuple[str, str] | None:
    """Return how a text writes the multiple of a number, and its value: of "16", ("£16 billion", "16000000000")."""
    for match in written(text):
        bare = _MULTIPLIED.sub("", match[0])
        for value in numbers_in(match[0]) if bare != match[0] and numbers_in(bare) == {number} else ():
            return text[match.start() : match.end()], value
    return None


def is_decimal(number: str) -> bool:
    """Return whether a number is one that can be calculated with, and not a long row of digits as it is written."""
    return bool(re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", number))


def _in_ascii(text: str) -> str:
    """Write digits and letters of other forms in ASCII, and signs such as ⅓, without marks above, below or through.

    They are numbers too: superscripts, 4̲2, ninety in bold, and four with another blank or hyphen before it.
    """
    if text.isascii():
        return text
    other = {ord(char): plainer for char in set(text) if char > "\x7f" and (plainer := _ascii(char)) != char}
    return text.translate(other) if other else text


@cache
def _ascii(char: str) -> str:
    if char in _FRACTIONS:
        return char
    if char.isnumeric():
        digit = unicodedata.digit(char, None)
        return f" {unicodedata.numeric(char):g} " if digit is None else str(digit)
    kind = unicodedata.category(char)
    if kind in ("Mn", "Me", "Zs"):
        return " " if kind == "Zs" else ""
    if kind[0] == "L":
        return "".join(one for one in unicodedata.normalize("NFKD", char) if one.isalpha())
    return "-" if char in "‐‑" else char


def numbers_in(text: str, *, words: bool = True) -> set[str]:
    """Return the numbers in a text, each written in one way. With ``words`` also number words and months."""
    text = _in_ascii(text).lower()
    found = set()
    if _ANY_DIGIT.search(text):  # most texts have none
        text = with_years_across_two(LABELS.sub(" ", text.replace("%20", " ")))  # a blank in an address
        found = _from_digits(text) | (_months(text) if words else set())
    return found | _from_words(text) if words else found
