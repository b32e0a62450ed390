"""The ``eymh`` group. A command is imported when it is called; its line of help is here, so that help imports none."""

import sys
from importlib import import_module
from typing import Any

import click

from eymh_content import __version__
from eymh_content.errors import EymhError

COMMANDS = {
    "build": "Check the content, and make the Word packs, the JSON API and the index page.",
    "coverage": "Say how much of each SOURCE (all, if none is named) the records cover.",
    "export": "Make one form of the content, and what that form needs.",
    "format": "Format record files: the whole content, or only PATHS.",
    "list": "List records with their titles: all, or those of a kind, on a topic, or citing a place in a source.",
    "schema": "Write one JSON Schema (draft 2020-12) for each kind, from the models, and a bundle of all of them.",
    "sources": "Inspect the source texts.",
    "validate": "Check the content, and say for every problem where it is and how to fix it.",
    "verify": "Trace every number and quotation of the records to the segments that they cite.",
}


INTERRUPTED = 130
"""The exit code after Ctrl+C, as shells have it."""


class _Group(click.Group):
    """Imports a command only when it is asked for, and exits with the exit code of an EymhError."""

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

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # as click declares it
        try:
            return super().invoke(ctx)
        except EymhError as error:
            click.echo(f"Error: {error}", err=True)
            sys.exit(error.exit_code)
        except KeyboardInterrupt:
            click.echo("Interrupted.", err=True)
            sys.exit(INTERRUPTED)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eymh")
def main() -> None:
    """Check, trace and publish the early years mental health content."""
