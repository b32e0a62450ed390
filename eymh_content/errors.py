"""Every error that this package raises on purpose, each with the exit code of a command that ends with it.

EymhError
├── ContentError    the content has problems; carries them (exit code 1)
├── UsageError      the caller asked for something that is not possible, or the content has no records (2)
├── NotFoundError   no record, entry, kind, nation or exporter has this name (also a KeyError; 2)
├── SourceError     a source text or its index is missing, or does not match the other (3)
├── ExportError     an exporter or the writing of its output failed; nothing was written (3)
└── LeftoverError   the output was written, but what it replaced cannot be deleted (3)
"""

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eymh_content.problems import Problem


class EymhError(Exception):
    """The base of all errors of this package. Its text can be shown to users."""

    exit_code: ClassVar[int] = 3
    """0: no problems. 1: problems in the content. 2: wrong usage, or no records. 3: could not be finished."""

    def __init__(self, message: str, problems: "Sequence[Problem]" = (), checked: int = 0) -> None:
        """Take the message, the problems that cause it, and the number of files that were checked."""
        super().__init__(message)
        self.problems = tuple(problems)
        self.checked = checked


class ContentError(EymhError):
    """The content has problems. ``problems`` are all that was found."""

    exit_code = 1


class UsageError(EymhError):
    """The caller asked for something that is not possible, or the content has no records."""

    exit_code = 2


class NotFoundError(EymhError, KeyError):
    """No record, entry, kind, nation or exporter has this name."""

    exit_code = 2

    def __str__(self) -> str:
        """Return the plain message: KeyError would quote it."""
        return str(self.args[0])


class SourceError(EymhError):
    """A source text or its index is missing, or does not match the other."""


class ExportError(EymhError):
    """An exporter or the writing of its output failed; nothing was written.

    ``problems`` are of records, if they have a pointer, and of output files otherwise.
    """


class LeftoverError(EymhError):
    """The output was written, but what it replaced cannot be deleted."""
