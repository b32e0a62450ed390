"""Every error that this package raises on purpose.

EymhError
├── UsageError      the caller asked for something that cannot be (exit code 2)
├── NotFoundError   a reference names no record (also a KeyError)
├── ContentError    the content is not valid; carries the problems
├── SourceError     a source text is missing, or is not the one that was encoded
└── ExportError     an exporter could not make its output; nothing was written
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eymh_content.problems import Problem


class EymhError(Exception):
    """The base of all errors of this package; its text is fit to be shown to a user."""


class UsageError(EymhError):
    """The caller asked for something that cannot be."""


class NotFoundError(EymhError, KeyError):
    """A reference names no record."""

    def __str__(self) -> str:
        """Give the message plain: KeyError would show it in quotes."""
        return str(self.args[0])


class ContentError(EymhError):
    """The content is not valid. ``problems`` holds everything that was found."""

    def __init__(self, message: str, problems: "Sequence[Problem]" = ()) -> None:
        super().__init__(message)
        self.problems = tuple(problems)


class SourceError(EymhError):
    """A source text is missing, or is not the one that was encoded."""


class ExportError(EymhError):
    """An exporter could not make its output; nothing was written."""
