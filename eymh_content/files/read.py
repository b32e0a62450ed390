"""From the bytes of a file to data, or to the problems that stand in the way. Never an exception.

The quick path is one call of a parser that refuses repeated keys. Only when it refuses is the text looked at closely.
"""

import os
from typing import Any, NamedTuple

import jiter

from eymh_content.problems import Problem

LARGEST = 1_000_000
"""Bytes above which a file is not read at all."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Reading(NamedTuple):
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
        return refused(whole(file, "unreadable", message, "See that the file exists and that you may read it."))
    return parse(raw, file)


def parse(raw: bytes, file: str) -> Reading:
    """Read the bytes of a file; problems name it ``file``."""
    if len(raw) > LARGEST:
        message = f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read."
        return refused(
            whole(
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
        from eymh_content.files.json_errors import look_closely  # noqa: PLC0415  # only where something is wrong

        return look_closely(raw, file, problems, str(error))


def refused(problem: Problem) -> Reading:
    """Give the reading of a file that holds nothing to check."""
    return Reading(b"", None, (problem,), usable=False)


def whole(file: str, rule: str, message: str, fix: str) -> Problem:
    """Make a problem of a file as a whole."""
    return Problem(file, 1, 1, "", rule, "error", message, fix)
