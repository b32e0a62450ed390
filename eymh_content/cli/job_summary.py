"""The summary of a job on GitHub, to which a command adds its report."""

import os
from collections.abc import Callable
from pathlib import Path

import click

from eymh_content.disk import append, reason

_FILE = "GITHUB_STEP_SUMMARY"
"""The environment variable with the path of the file that takes the summary of the step."""
_ADDRESS = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
_LARGEST = 1024 * 1024
"""Bytes of a step's summary above which GitHub shows none of it."""


def add(write: Callable[[int], str]) -> None:
    """Add what ``write`` returns for a number of bytes, if there is a summary.

    A summary that cannot be written changes neither the report nor the exit code: a note says why.
    """
    if not (name := os.environ.get(_FILE)):
        return
    path = Path(name)
    try:
        size = path.stat().st_size if path.exists() else 0
        text = write(_LARGEST - size)
        append(path, text.encode("utf-8", "backslashreplace"))
        why = "" if text else f"{name} has no room for it"
    except OSError as error:
        why = reason(error)
    if why:
        from eymh_content.characters import visible  # noqa: PLC0415

        click.echo(f"note: the summary of this job was not written: {visible(why)}", err=True)


def address() -> str:
    """Return the address of the repository's files on GitHub at this commit; an empty text if it is not known."""
    server, repository, commit = (os.environ.get(name, "") for name in _ADDRESS)
    return f"{server}/{repository}/blob/{commit}" if server and repository and commit else ""
