"""What signs and words beside a number say of its unit: percent, money, "fourfold", "one in" so many, or a share."""

import re
from collections import defaultdict

from eymh_content.sources.numbers import NUMBER_WORD, TIMES, numbers_in

_MONEY = {"£": "gbp", "$": "usd", "€": "eur"}
SHARE = "share"
"""What 3 and 10 are in "3 in 10": neither percent nor money nor "one in" so many, but perhaps a count."""
_NO_SHARE = frozenset({"percent", "one-in", *_MONEY.values()})

_WITH_SIGN = re.compile(
    rf"(?:(?<![a-z])[£€$]|(?<=\bus)\$)\s?[0-9][0-9.,]*(?:[\s-]?(?:{TIMES}|[a-z]{{1,2}})\b)?"
    r"|[\w.,-]{1,40}\s?(?:%|per\s?cent\b)|[\w-]{1,40}fold\b"  # not +, which takes long in a text without blanks
)
_COUNT = rf"(?>[0-9]{{1,3}}(?:,[0-9]{{3}})+|[0-9]+(?:\.[0-9]+)?|{NUMBER_WORD})"
_IN = re.compile(
    rf"(?<![\w.,/£$€–-])(?P<part>one\b|{_COUNT})[\s-]+(?:in|out[\s-]+of)[\s-]+(?:(?:every|each)\s+)?"
    # of no year, percentage or time: "one in 2019", "two in 10%", "one in ten years"
    rf"(?P<whole>(?!(?:19|20)[0-9]{{2}}\b){_COUNT})"
    r"(?![0-9]|[.,/][0-9]|\s?%|\s?per\s?cent|[\s-](?:year|month|week|day|hour|minute)s?\b)"
)


def units_in(text: str) -> dict[str, dict[str, str]]:
    """Return the units that a text gives to each number, and how a message says so.

    "one in eighteen (5.5%)" gives {"18": {"one-in": "'one in 18'"}, "5.5": {"percent": "percent"}}. A number that also
    stands there without a unit is not among them.
    """
    text = text.lower()
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for match in _WITH_SIGN.finditer(text):
        unit = _MONEY.get(match[0][0]) or ("times" if match[0].endswith("fold") else "percent")
        words = {"times": f"'{match[0]}'", "percent": "percent"}.get(unit) or f"in {unit.upper()}"
        for number in numbers_in(match[0]):
            found[number][unit] = words
    for match in _IN.finditer(text):
        part, whole = numbers_in(match["part"]), numbers_in(match["whole"])
        of_one, of_hundred = part <= {"1"}, whole == {"100"}  # "one" is no number
        for number in part:
            found[number] |= {"percent": "percent"} if of_hundred else {SHARE: f"part of '{match[0]}'"}
        for number in whole:
            found[number] |= {"one-in": f"'one in {number}'"} if of_one else {SHARE: f"part of '{match[0]}'"}
    alone = numbers_in(_IN.sub(" ; ", _WITH_SIGN.sub(" ; ", text)))
    return {number: units for number, units in found.items() if number not in alone}


def agrees(unit: str, printed: dict[str, str]) -> bool:
    """Return whether a number may have a unit, by the units that a text gives to it."""
    return not printed or unit in printed or (SHARE in printed and unit not in _NO_SHARE)
