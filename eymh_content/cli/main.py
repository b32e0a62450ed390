"""The ``eymh`` group. Commands are loaded by name when they are called."""

from importlib import import_module

import click

from eymh_content import __version__

COMMANDS = {
    "coverage": "coverage",
    "build": "build",
    "export": "export",
    "format": "format",
    "schema": "schema",
    "sources": "sources",
    "validate": "validate",
    "verify": "verify",
}


class _Lazy(click.Group):
    """A group that imports a command only when it is asked for it."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, _ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"eymh_content.cli.{COMMANDS[name]}").command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="eymh")
def main() -> None:
    """Check, trace and publish the early years mental health content."""
