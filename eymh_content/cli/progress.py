"""Progress of a build on standard error: one line that is updated on a terminal, one line for each step elsewhere."""

import sys
from typing import Self

import click


class Progress:
    """A context manager that shows each step, and clears the line at the end."""

    def __init__(self) -> None:
        """Write to standard error."""
        self._stream = sys.stderr
        self._live = self._stream is not None and self._stream.isatty()

    def __enter__(self) -> Self:
        """Return the progress itself, to be called with each step."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Clear the line."""
        self._over("")

    def __call__(self, part: str, step: str) -> None:
        """Show a step: the part of the build (``content``, or an exporter) and what it has done."""
        if self._live:
            self._over(f"{part}: {step}")
        else:
            click.echo(f"{part}: {step}", err=True)

    def _over(self, text: str) -> None:
        if self._live:
            import shutil  # noqa: PLC0415  # only on a terminal

            width = shutil.get_terminal_size().columns - 1
            self._stream.write(f"\r{text[:width]}\033[K")
            self._stream.flush()
