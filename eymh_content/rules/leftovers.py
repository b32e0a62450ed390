"""No text is unfinished, or looks like the work of a program that failed."""

import re
from collections.abc import Iterator

from eymh_content.printed import PLACEHOLDERS, PROGRAM_VALUES, TO_BE
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_UNFINISHED = ("TB", "tb", "TODO", "FIXME", "XXX", "orem ipsum", "???", "[")
_OF_PROGRAMS = ("None", "nan", "NaN", "<class", "Literal[", "object at", "dict_")


def _check_placeholders(record: RawRecord) -> Iterator[Fault]:
    for visit in record.drawn(_UNFINISHED):
        for match in filter(None, (re.search(pattern, visit.value) for pattern in PLACEHOLDERS)):
            found = match[0].lower()
            if visit.node.role is Role.STATED and found in TO_BE:
                continue  # as the source prints it; packs spell it out
            fix = f"Write '{TO_BE[found]}'." if found in TO_BE else "Write what is meant, or delete it."
            yield Fault(visit.pointer, f"The text is unfinished: {quoted(_around(match))}.", fix)
            break


def _around(match: re.Match[str]) -> str:
    """Return what was found with a few words after it."""
    return re.match(r".{,30}(?!\S)|.{,30}", match.string[match.start() :])[0].strip()  # type: ignore[index]


PLACEHOLDER = RecordRule(
    name="placeholder",
    sentence="No text has TODO, TBC, XXX, [...] or another sign that it is unfinished.",
    why="Readers take the pack for a draft, and a pack with one is not written.",
    fix="Write what is meant; 'to be confirmed' for TBC, which only 'stated' keeps.",
    check=_check_placeholders,
)


def _check_values(record: RawRecord) -> Iterator[Fault]:
    for visit in record.drawn(_OF_PROGRAMS):
        for match in filter(None, (re.search(pattern, visit.value) for pattern in PROGRAM_VALUES)):
            message = f"Readers would take {quoted(match[0])} for an error of a program."
            yield Fault(visit.pointer, message, "Write it in a sentence, such as 'There is none'.")
            break


PROGRAM_VALUE = RecordRule(
    name="program-value",
    sentence="No text has what a program prints for a value that is missing, such as 'None' or 'nan' on its own.",
    why="Readers take it for a mistake, and a pack with one is not written.",
    fix="Write it in a sentence.",
    check=_check_values,
)
