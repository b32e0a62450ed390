"""How a command ends that does not end well: what is said of an exception, and the exit code."""

import io
import os
import re
from contextlib import suppress

import click

from eymh_content.errors import EymhError

INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""
TRACEBACK = "EYMH_TRACEBACK"
"""The environment variable that asks for the traceback of an error."""
_REASONS: dict[type[BaseException] | tuple[type[BaseException], ...], str] = {
    (KeyboardInterrupt, click.Abort): "Interrupted.",
    MemoryError: "Error: there is not enough memory",
    RecursionError: "Error: something is nested too deeply to be read",
}
_LONGEST = 500
"""Characters of a word (a path, a number) after which a message leaves out the middle."""


def report(error: BaseException) -> int:
    """Say on standard error why a command has ended, and return its exit code."""
    with suppress(OSError, ValueError):  # standard error may be full or closed
        if os.environ.get(TRACEBACK):
            import traceback  # noqa: PLC0415

            traceback.print_exception(error)
        _say(error)
    if isinstance(error, KeyboardInterrupt | click.Abort):
        return INTERRUPTED
    return error.exit_code if isinstance(error, EymhError | click.ClickException) else EymhError.exit_code


def _say(error: BaseException) -> None:
    if isinstance(error, click.ClickException):
        text = io.StringIO()
        error.show(text)
        click.echo(_plain(text.getvalue()), nl=False, err=True)
    elif reason := _reason(error):
        click.echo(_plain(reason), err=True)


def _plain(text: str) -> str:
    """Return a message with invisible characters escaped, and without the middle of an endless word."""
    from eymh_content.characters import visible  # noqa: PLC0415  # only where there is something to say

    return re.sub(rf"(\S{{{_LONGEST}}})\S+(\S{{10}})", r"\1…\2", visible(text, kept="\n"))


def _reason(error: BaseException) -> str:
    if isinstance(error, EymhError):
        return f"Error: {error}"
    if isinstance(error, BrokenPipeError):
        return ""  # whoever read the output has stopped reading, and knows
    if isinstance(error, OSError):
        return f"Error: {_place(error)}{error.strerror or error}"
    for kinds, reason in _REASONS.items():
        if isinstance(error, kinds):
            return reason
    what = f"{type(error).__name__}: {error}"
    return f"Error: {what}\nThis is a bug of eymh. Set {TRACEBACK}=1 to see where it happened, and report it."


def _place(error: OSError) -> str:
    """Say what an error is about: a file, standard output, or the working folder."""
    if isinstance(error.filename, str | bytes):
        return f"{os.fsdecode(error.filename)}: "
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    if place and place.tb_frame.f_code is click.echo.__code__:
        return "standard output: "  # were it standard error, nobody would read this
    try:
        os.getcwd()  # noqa: PTH109  # pathlib is not needed yet
    except OSError:
        return "the working folder: "
    return ""
