"""Read a file: from its bytes to data, or to the problems that prevent it. Never an exception.

Most files take one call of a parser that also rejects repeated keys. Only if it reports an error is the text examined.
"""

import errno
from typing import Any

import jiter

from eymh_content.disk import read_regular
from eymh_content.files.file_data import DEEPEST, FileData, unusable
from eymh_content.problems import Problem

LARGEST = 1_000_000
"""Bytes above which a file is not read."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_file(path: str, file: str) -> FileData:
    """Read the file at ``path``; problems name it ``file``."""
    try:
        raw = read_regular(path, LARGEST)
    except OSError as error:
        return unusable(_too_large(file) if error.errno == errno.EFBIG else _unreadable(file, error))
    return parse(raw, file)


def _unreadable(file: str, error: OSError) -> Problem:
    message = f"The file cannot be read: {error.strerror or error}."
    return Problem.of_file(file, "unreadable", message, "Check that it exists and that you may read it.")


def _too_large(file: str) -> Problem:
    message = f"The file is larger than {LARGEST // 1_000_000} MB, so it was not read."
    fix = "A record has a few thousand characters: look for something that was pasted by mistake."
    return Problem.of_file(file, "too-large", message, fix)


def parse(raw: bytes, file: str) -> FileData:
    """Read the bytes of a file; problems name it ``file``."""
    problems: tuple[Problem, ...] = ()
    if raw.startswith(_BYTE_ORDER_MARK):
        raw = raw[len(_BYTE_ORDER_MARK) :]
        message = "The file begins with an invisible mark (a byte order mark), which JSON does not allow."
        fix = "Save it as 'UTF-8', not as 'UTF-8 with BOM'."
        problems = (Problem.of_file(file, "byte-order-mark", message, fix),)
    try:
        data = jiter.from_json(raw, catch_duplicate_keys=True, allow_inf_nan=False)
        if raw.count(b"[") + raw.count(b"{") <= DEEPEST or not _too_deep(data):
            return FileData(raw, data, problems)
        reason = "brackets are nested too deep"
    except ValueError as error:
        reason = str(error)
    from eymh_content.files.json_errors import explain_error  # noqa: PLC0415  # only where something is wrong

    return explain_error(raw, file, problems, reason)


def _too_deep(data: Any) -> bool:  # noqa: ANN401
    """Whether lists and objects are nested deeper than is allowed: the parser allows more."""
    level: list[Any] = [[data]]
    for _ in range(DEEPEST + 1):
        level = [child for value in level for child in (value.values() if isinstance(value, dict) else value)]
        level = [child for child in level if isinstance(child, dict | list)]
        if not level:
            return False
    return True
