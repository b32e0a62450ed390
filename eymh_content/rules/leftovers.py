"""No text is unfinished, looks like the work of a program that failed, or has the id of a record."""

import re
from collections.abc import Iterator
from functools import cache

from eymh_content.printed import ID_AFTER_KIND, PLACEHOLDERS, PROGRAM_VALUES, TO_BE, without_markdown
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule, Visit, contains_any
from eymh_content.schema.store import kinds

_UNFINISHED = tuple(piece for piece, _ in PLACEHOLDERS)
_OF_PROGRAMS = tuple(piece for piece, _ in PROGRAM_VALUES)
_LONGEST = 30
"""Characters of an unfinished text in a message."""
_PROSE = (Role.PROSE, Role.VOICE)
_LINK_TARGET = r"\]\s*[(\[][^)\]]*|\[+[a-z-]+/[^\]]*"
"""The target of a link in any form: the rule for links reports those that are not drawn."""


def _check(record: RawRecord) -> Iterator[Fault]:
    """Check all three rules: together they need one look at most records."""
    text, signs = record.drawn_text, record.signs
    if (
        "X" in signs
        or ("?" in signs and "???" in text)
        or ("[" in signs and text.count("[") > text.count("]("))
        or _has_words(text)
    ):
        yield from _placeholders(record)
    if not signs.isdisjoint("<_") or _may_be_of_a_program(text):
        yield from _program_values(record)
    if "/" in signs and text.count("/") > text.count("]("):  # otherwise each is that of the target of a link
        yield from _ids(record)


def _has_words(text: str) -> bool:
    """Return whether a text may have the words of a placeholder. One character is found much faster than two."""
    rare = ("B" in text and "TB" in text) or ("D" in text and "TODO" in text) or "tb" in text or "orem ipsum" in text
    return rare or ("N" in text and "N/A" in text) or "null" in text or ("!" in text and "Error! " in text)


def _may_be_of_a_program(text: str) -> bool:
    if "N" in text and contains_any(text, ("None", "NaN")):
        return True
    return "\nnan" in text or text.startswith("nan") or ("[" in text and "Literal[" in text)


def _placeholders(record: RawRecord) -> Iterator[Fault]:
    pieces = [piece for piece in _UNFINISHED if piece in record.drawn_text]
    for visit in record.drawn(pieces) if pieces else ():
        match = _first(PLACEHOLDERS, visit)
        found = match[0].lower() if match else ""
        if match and not (found in TO_BE and visit.node.role is Role.STATED):  # packs spell out what is as printed
            fix = f"Write '{TO_BE[found]}'." if found in TO_BE else "Write what is meant, or delete it."
            message = f"The text is unfinished: {quoted(_around(match))}."
            yield Fault(visit.pointer, message, fix, PLACEHOLDER.name, start=match.start())


def _program_values(record: RawRecord) -> Iterator[Fault]:
    pieces = [piece for piece in _OF_PROGRAMS if piece in record.drawn_text]
    for visit in record.drawn(pieces) if pieces else ():
        if match := _first(PROGRAM_VALUES, visit):
            message = f"Readers would take {quoted(match[0])} for an error of a program."
            fix = "Write it in a sentence, such as 'There is none'."
            yield Fault(visit.pointer, message, fix, PROGRAM_VALUE.name, start=match.start())


def _first(patterns: tuple[tuple[str, str], ...], visit: Visit) -> re.Match[str] | None:
    found = (re.search(pattern, visit.value) for piece, pattern in patterns if piece in visit.value)
    return next(filter(None, found), None)


def _around(match: re.Match[str]) -> str:
    """Return what was found, with a few whole words after it."""
    text = match.string[match.start() :]
    return text if len(text) <= _LONGEST else text[:_LONGEST].rpartition(" ")[0] or text[:_LONGEST]


def _ids(record: RawRecord) -> Iterator[Fault]:
    for visit in record.drawn("/"):
        is_prose = visit.node.role in _PROSE
        text = re.sub(_LINK_TARGET, "", without_markdown(visit.value)) if is_prose else visit.value
        if "://" in text or not contains_any(text, _kinds()):
            continue
        for match in _id().finditer(text):
            known = match[0] in record.content.known
            if known or "-" in match[0].partition("/")[2]:
                fix = f"Write {quoted(match[0].replace('/', ' or ', 1))}, or the words that are meant."
                if known:
                    fix = f"Write [words]({match[0]})." if is_prose else "Write the words that are meant."
                message = f"Readers would see the id of a record: {quoted(match[0])}."
                yield Fault(visit.pointer, message, fix, PRINTED_ID.name, start=visit.value.find(match[0]))
                break


@cache
def _kinds() -> tuple[str, ...]:
    """Return the beginning of every id with its kind."""
    return tuple(f"{kind}/" for kind in kinds())


@cache
def _id() -> re.Pattern[str]:
    """Return the pattern of the id of a record, and of what looks like one."""
    return re.compile(rf"(?<![a-z-])(?:{'|'.join(kinds())})(?:{ID_AFTER_KIND}|/[a-z0-9]+)")


PLACEHOLDER = RecordRule(
    name="placeholder",
    sentence="No text has TODO, TBC, XXX, [...] or another sign that it is unfinished.",
    why="Readers take the pack for a draft, and a pack with one is not written.",
    fix="Write what is meant; 'to be confirmed' for TBC, which only 'stated' keeps.",
    check=_check,
)
PROGRAM_VALUE: RecordRule = RecordRule(
    name="program-value",
    sentence="No text has what a program prints for a value that is missing, such as 'None' or 'nan' on its own.",
    why="Readers take it for a mistake, and a pack with one is not written.",
    fix="Write it in a sentence.",
)
PRINTED_ID: RecordRule = RecordRule(
    name="printed-id",
    sentence="No text has the id of a record, or what looks like one, except as the target of a link.",
    why="Readers do not know what it is, and a pack with one is not written.",
    fix="Link to the record: [words](kind/id).",
)
