"""From the bytes of a file to data, or to the problems that stand in the way. Never an exception.

The quick path is one call of a parser that refuses repeated keys. Only when it refuses is the text looked at closely.
"""

import os
from dataclasses import dataclass
from typing import Any

import jiter

from eymh_content.positions import Scan, line_and_column
from eymh_content.problems import MANY, Problem, and_more, quoted

LARGEST = 1_000_000
"""Bytes above which a file is not read at all."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True)
class Reading:
    """What a file holds."""

    raw: bytes
    """Its bytes, without a byte order mark."""
    data: Any
    """Its JSON value; None if there is none."""
    problems: tuple[Problem, ...] = ()
    usable: bool = True
    """Whether ``data`` can be checked further."""

    @property
    def text(self) -> str:
        """Its text. Bytes that are no UTF-8 are replaced."""
        return self.raw.decode("utf-8", "replace")


def read_record(path: str, file: str) -> Reading:
    """Read the file at ``path``; problems name it ``file``."""
    try:
        with open(path, "rb", buffering=0) as handle:  # noqa: PTH123  # for every record; Path.open is slower
            raw = handle.read() if os.fstat(handle.fileno()).st_size <= LARGEST else handle.read(LARGEST + 1)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return _refused(_whole(file, "unreadable", message, "See that the file exists and that you may read it."))
    return parse(raw, file)


def parse(raw: bytes, file: str) -> Reading:
    """Read the bytes of a file; problems name it ``file``."""
    if len(raw) > LARGEST:
        message = f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read."
        return _refused(
            _whole(
                file,
                "too-large",
                message,
                "A record has a few thousand characters: look for something pasted in by mistake.",
            )
        )
    problems: tuple[Problem, ...] = ()
    if raw.startswith(_BYTE_ORDER_MARK):
        raw = raw[len(_BYTE_ORDER_MARK) :]
        message = "The file begins with an invisible mark (a byte order mark), which JSON does not allow."
        fix = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem(file, 1, 1, "", "byte-order-mark", "error", message, fix),)
    try:
        return Reading(raw, jiter.from_json(raw, catch_duplicate_keys=True, allow_inf_nan=False), problems)
    except ValueError as error:
        return _look_closely(raw, file, problems, str(error))


def _refused(problem: Problem) -> Reading:
    return Reading(b"", None, (problem,), usable=False)


def _whole(file: str, rule: str, message: str, fix: str) -> Problem:
    return Problem(file, 1, 1, "", rule, "error", message, fix)


def _look_closely(raw: bytes, file: str, before: tuple[Problem, ...], refusal: str) -> Reading:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, file, error)
    if not text.strip():
        return _refused(_whole(file, "empty-file", "The file is empty.", "Write the record, or delete the file."))
    scan = Scan(text)
    repeated = tuple(_repeated(scan, text, file))
    if scan.broken is None and repeated:
        return Reading(raw, jiter.from_json(raw, allow_inf_nan=False), before + repeated)
    if scan.broken is None:
        message, fix, rule, offset = (
            f"This is not JSON: {refusal}.",
            "Compare it with a record that is valid.",
            "json",
            0,
        )
    else:
        from eymh_content.syntax import explain  # noqa: PLC0415  # only where there is something to explain

        rule, offset, message, fix = explain(text, scan.broken)
    problem = Problem(file, *line_and_column(text, offset), "", rule, "error", message, fix)
    return Reading(raw, None, (*before, *repeated, problem), usable=False)


def _repeated(scan: Scan, text: str, file: str) -> list[Problem]:
    problems = []
    for pointer, offset in scan.repeated[:MANY]:
        name = quoted(pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"))
        message = f"{name} stands here a second time; within one pair of braces each name may stand once."
        line, column = line_and_column(text, offset)
        fix = "Keep the right one and delete the other."
        problems.append(Problem(file, line, column, pointer, "repeated-name", "error", message, fix))
    if len(scan.repeated) > MANY:
        more = and_more(len(scan.repeated) - MANY)
        problems.append(_whole(file, "repeated-name", more.message, more.fix))
    return problems


def _not_utf8(raw: bytes, file: str, error: UnicodeDecodeError) -> Reading:
    if raw.startswith(_UTF_16):
        message = "The file is saved as UTF-16 and cannot be read."
        return _refused(_whole(file, "encoding", message, "Save it as 'UTF-8'."))
    before = raw[: error.start].decode("utf-8")
    byte = raw[error.start]
    try:
        meant = f" (in the older Windows encoding it would be {bytes([byte]).decode('cp1252')!r})"
    except UnicodeDecodeError:
        meant = ""
    message = f"Here stands a byte that is not UTF-8: {byte:#04x}{meant}."
    fix = "Save the file as 'UTF-8', and see that this character is right."
    line, column = line_and_column(before, len(before))
    return _refused(Problem(file, line, column, "", "encoding", "error", message, fix))
