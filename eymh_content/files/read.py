"""Read a file: from its bytes to data, or to the problems that prevent it. Never an exception.

Most files take one call of a parser that refuses repeated keys. Only when it refuses is the text examined.
"""

import os
from typing import Any, NamedTuple

import jiter

from eymh_content.problems import Problem

LARGEST = 1_000_000
"""Bytes above which a file is not read."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class FileData(NamedTuple):
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
        """Its text. Bytes that are not UTF-8 are replaced."""
        return self.raw.decode("utf-8", "replace")


def read_file(path: str, file: str) -> FileData:
    """Read the file at ``path``; problems name it ``file``."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            raw = _contents(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return refused(Problem.of_file(file, "unreadable", message, "Check that it exists and that you may read it."))
    return parse(raw, file)


def _contents(descriptor: int) -> bytes:
    """Read a file to its end, or to where it is too large. A single read may give less than there is."""
    size = min(os.fstat(descriptor).st_size, LARGEST) + 1
    raw = os.read(descriptor, size)
    if len(raw) < size and len(raw) == size - 1:
        return raw
    while len(raw) <= LARGEST and (more := os.read(descriptor, LARGEST + 1 - len(raw))):
        raw += more
    return raw


def parse(raw: bytes, file: str) -> FileData:
    """Read the bytes of a file; problems name it ``file``."""
    if len(raw) > LARGEST:
        message = f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read."
        fix = "A record has a few thousand characters: look for something that was pasted by mistake."
        return refused(Problem.of_file(file, "too-large", message, fix))
    problems: tuple[Problem, ...] = ()
    if raw.startswith(_BYTE_ORDER_MARK):
        raw = raw[len(_BYTE_ORDER_MARK) :]
        message = "The file begins with an invisible mark (a byte order mark), which JSON does not allow."
        fix = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem.of_file(file, "byte-order-mark", message, fix),)
    try:
        return FileData(raw, jiter.from_json(raw, catch_duplicate_keys=True, allow_inf_nan=False), problems)
    except ValueError as error:
        from eymh_content.files.json_errors import explain_refusal  # noqa: PLC0415  # only where something is wrong

        return explain_refusal(raw, file, problems, str(error))


def refused(problem: Problem) -> FileData:
    """Return the data of a file that holds nothing to check."""
    return FileData(b"", None, (problem,), usable=False)
