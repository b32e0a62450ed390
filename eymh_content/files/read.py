"""Read a file: from its bytes to data, or to the problems that prevent it. Never an exception.

Most files take one call of a parser that also rejects repeated keys. Only if it reports an error is the text examined.
"""

import os

import jiter

from eymh_content.files.file_data import FileData, unusable
from eymh_content.problems import Problem

LARGEST = 1_000_000
"""Bytes above which a file is not read."""
_FIRST = 65_536
"""Bytes of the first read: all of nearly every file."""
_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_file(path: str, file: str) -> FileData:
    """Read the file at ``path``; problems name it ``file``."""
    try:
        descriptor = os.open(path, _READ)
        try:
            raw = os.read(descriptor, _FIRST)
            if len(raw) == _FIRST:
                raw = _rest(descriptor, raw)
        finally:
            os.close(descriptor)
    except OSError as error:
        message = f"The file cannot be read: {error.strerror or error}."
        return unusable(Problem.of_file(file, "unreadable", message, "Check that it exists and that you may read it."))
    return parse(raw, file)


def _rest(descriptor: int, raw: bytes) -> bytes:
    """Read on to the end of a file, or to where it is too large."""
    while len(raw) <= LARGEST and (more := os.read(descriptor, LARGEST + 1 - len(raw))):
        raw += more
    return raw


def parse(raw: bytes, file: str) -> FileData:
    """Read the bytes of a file; problems name it ``file``."""
    if len(raw) > LARGEST:
        message = f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read."
        fix = "A record has a few thousand characters: look for something that was pasted by mistake."
        return unusable(Problem.of_file(file, "too-large", message, fix))
    problems: tuple[Problem, ...] = ()
    if raw.startswith(_BYTE_ORDER_MARK):
        raw = raw[len(_BYTE_ORDER_MARK) :]
        message = "The file begins with an invisible mark (a byte order mark), which JSON does not allow."
        fix = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem.of_file(file, "byte-order-mark", message, fix),)
    try:
        return FileData(raw, jiter.from_json(raw, catch_duplicate_keys=True, allow_inf_nan=False), problems)
    except ValueError as error:
        from eymh_content.files.json_errors import explain_error  # noqa: PLC0415  # only where something is wrong

        return explain_error(raw, file, problems, str(error))
