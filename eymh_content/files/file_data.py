"""What was read from a file."""

from typing import Any, NamedTuple

from eymh_content.problems import Problem

DEEPEST = 100
"""How deep objects and lists may be nested."""


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


def unusable(problem: Problem) -> FileData:
    """Return the data of a file that holds nothing to check."""
    return FileData(b"", None, (problem,), usable=False)
