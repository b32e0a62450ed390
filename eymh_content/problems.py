"""What is wrong with the content, and where: the one form in which every check reports."""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Problem(NamedTuple):
    """One thing that is wrong.

    ``file`` is relative to the folder that was checked, with forward slashes. ``line`` and ``column`` count from 1, in
    Unicode code points. ``pointer`` is a JSON Pointer (RFC 6901), empty for the whole file.
    """

    file: str
    line: int
    column: int
    pointer: str
    rule: str
    severity: Severity
    message: str
    fix: str


def quoted(text: str, longest: int = 60) -> str:
    """Quote a piece of the content in a message: shortened, with what cannot be seen made visible."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    visible = (char if char.isprintable() or char == "\xa0" else f"\\u{ord(char):04x}" for char in short)
    return f"'{''.join(visible)}'"


class Fault(NamedTuple):
    """A problem as a check sees it: in a record, but not yet at a line of a file."""

    pointer: str
    message: str
    fix: str
    at_key: bool = False
    """Whether the key is at fault, and not the value behind it."""


MANY = 50
"""How many problems of one kind in one file are listed one by one."""


def and_more(number: int) -> Fault:
    """Say that there are more problems of one kind in a file than are listed."""
    message = f"There are {number:,} more problems of this kind in this file, which are not listed."
    return Fault("", message, "Mend those that are listed, and validate again.")


class Report(NamedTuple):
    """Everything that a check found, in the order of files and lines."""

    problems: tuple[Problem, ...]
    checked: int
    """How many files were looked at."""
    tally: Mapping[str, int] = {}
    """What else was counted, by name."""

    @classmethod
    def of(cls, problems: Iterable[Problem], checked: int, tally: Mapping[str, int] | None = None) -> "Report":
        """Sort the problems, each one once."""
        return cls(tuple(sorted(set(problems))), checked, tally or {})

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings."""
        return len(self.problems) - self.errors

    @property
    def valid(self) -> bool:
        """Whether there are no errors."""
        return not self.errors
