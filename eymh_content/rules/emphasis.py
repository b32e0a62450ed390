"""Every asterisk in prose is half of a pair around words."""

import re
from collections.abc import Iterator

from eymh_content.printed import without_markdown
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_TIMES = r"(?<!\S)\*(?!\S)"
"""An asterisk between blanks: it is printed as it is meant."""
_PAIR = r"(?<!\w)(\*++)([^*]+)(\*++)"
_ALONE = r"\*+\S.{,30}|\S*\*+"
_STRONG = 2


def _check(record: RawRecord) -> Iterator[Fault]:
    if "*" not in record.signs:
        return
    for visit in record.prose:
        if "*" in visit.value and "*" in re.sub(_TIMES, "", without_markdown(visit.value)):
            message, fix, start = _wording(visit.value)
            yield Fault(visit.pointer, message, fix, start=start)


def _wording(text: str) -> tuple[str, str, int]:
    """Return message and fix for the first asterisks in a text that are not drawn, and where they begin."""
    rest = text
    for pair in re.finditer(_PAIR, text):
        opening, inner, closing = pair.groups()
        words, marks, shown = inner.strip(), min(len(opening), _STRONG) * "*", quoted(pair[0])
        if not words:
            continue
        if opening != closing:
            message = f"{shown} begins with {len(opening)} and ends with {len(closing)} of the sign *."
            return message, "Write as many at both ends, without blanks inside, or delete them.", pair.start()
        if inner != words:
            return f"There are blanks inside the asterisks of {shown}.", f"Write {marks}{words}{marks}.", pair.start()
        if opening != marks:
            message = f"There are too many asterisks around words: {shown}."
            return message, f"Write *{words}* or **{words}**.", pair.start()
        rest = rest.replace(pair[0], "", 1)
    alone = re.search(_ALONE, rest)
    shown = alone[0] if alone else text
    marks = "**" if "**" in shown else "*"
    return (
        f"Asterisks without a partner: {quoted(shown)}.",
        f"Write {marks} at the other end of the words too, or delete it.",
        text.find(shown),
    )


RULE = RecordRule(
    name="prose-emphasis",
    sentence="An asterisk in prose is half of a pair around words: *emphasis* or **strong**.",
    why="Any other is printed as it is, and a pack with one is not written.",
    fix="Write the partner, without blanks inside the pair, or delete it.",
    check=_check,
)
