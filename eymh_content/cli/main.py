"""The ``eymh`` group. A command is imported when it is called; its line of help is here, so that help imports none.

However a command ends, it ends here, with a line that says why and an exit code, and never with a traceback.
"""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from importlib import import_module
from typing import Any

import click

from eymh_content import __version__
from eymh_content.cli import ending, streams

COMMANDS = {
    "build": "Check the content, and make the Word packs, the JSON API and the index page.",
    "coverage": "Say how much of each SOURCE (all, if none is named) the records cover.",
    "export": "Make one form of the content, and what that form needs.",
    "format": "Format record files: the whole content, or only PATHS.",
    "list": "List records with their titles: all, or those of a kind, on a topic, or citing a place in a source.",
    "review": "Say what is still to be read against its source, and keep what readers decide.",
    "schema": "Write one JSON Schema (draft 2020-12) for each kind, from the models, and a bundle of all of them.",
    "sources": "Inspect the source texts.",
    "validate": "Check the content, and say for every problem where it is and how to fix it.",
    "verify": "Trace every number and quotation of the records to the segments that they cite.",
}


class _Ended(Exception):  # noqa: N818  # not an error: it carries one past click, which has an end of its own for it
    """A command has ended with the exception that is its cause."""


@contextmanager
def _not_for_click() -> Iterator[None]:
    try:
        yield
    except (OSError, KeyboardInterrupt) as error:
        raise _Ended from error


class _Group(click.Group):
    """Imports a command only when it is asked for, and ends in one line and an exit code."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"eymh_content.cli.{name}").command
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,  # noqa: ANN401
    ) -> click.Context:
        with _not_for_click():
            _check_arguments(args)
            return super().make_context(info_name, args, parent, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click declares it
        with _not_for_click():
            return super().invoke(ctx)

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:  # noqa: ANN401
        run: Callable[[], Any] = partial(super().main, *args, standalone_mode=False, **extra)
        if not standalone_mode:
            return run()
        try:
            streams.prepare()
            code = run()
        except _Ended as ended:
            code = ending.report(ended.__cause__ or ended)
        except SystemExit:
            raise
        except BaseException as error:  # noqa: BLE001  # whatever it is, also a panic of Rust, there is no traceback
            code = ending.report(error)
        sys.exit(code)


def _check_arguments(args: Sequence[str]) -> None:
    """Refuse what no argument can be; an empty one would be taken for the current folder."""
    for argument in args:
        option, is_assigned, value = argument.partition("=") if argument.startswith("--") else ("", "", argument)
        if not value and (is_assigned or not option):
            where = f"The value of {option}" if option else "An argument"
            raise click.UsageError(f"{where} is empty. Give a value, or leave it out.")
        if "\0" in argument:
            raise click.UsageError("An argument contains the character NUL (U+0000), which no name has. Delete it.")


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eymh")
def main() -> None:
    """Check, trace and publish the early years mental health content."""
