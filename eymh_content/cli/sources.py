"""``eymh sources``: look into the source texts."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option, sources_option


@click.group("sources")
def command() -> None:
    """Look into the source texts."""


@command.command("show")
@click.argument("source")
@click.argument("lines")
@sources_option
@content_option
def show(source: str, lines: str, sources: Path, content: Path | None) -> None:
    """Print the numbered segments of LINES ("428" or "332-340") of SOURCE, and which records cite each."""
    from eymh_content.errors import EymhError  # noqa: PLC0415
    from eymh_content.sources.show import show_lines  # noqa: PLC0415

    try:
        for line in show_lines(source, lines, sources, content):
            click.echo(line)
    except EymhError as error:
        raise click.UsageError(str(error)) from error
