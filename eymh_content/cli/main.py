"""The ``eymh`` group. A command is loaded when it is called; its line of help stands here, so that help loads none."""

from importlib import import_module

import click

from eymh_content import __version__

COMMANDS = {
    "build": "Check the content, and make the Word packs, the JSON API and the index page.",
    "coverage": "Say how much of each SOURCE (all, if none is named) the records hold.",
    "export": "Make one form of the content, and what that form needs.",
    "format": "Lay out record files: the whole content, or only PATHS.",
    "list": "List records with their titles: all, or those of a kind, on a topic, or from a place in a source.",
    "schema": "Write one JSON Schema (draft 2020-12) for each kind, from the models.",
    "sources": "Look into the source texts.",
    "validate": "Check the content, and say of every problem where it stands and how it is mended.",
    "verify": "Trace every number and quotation of the records to the segments that they cite.",
}


class _Lazy(click.Group):
    """A group that imports a command only when it is asked for it."""

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


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eymh")
def main() -> None:
    """Check, trace and publish the early years mental health content."""
