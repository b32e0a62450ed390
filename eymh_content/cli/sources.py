"""``eymh sources``: inspect the source texts."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option, refuse_installed, texts_option
from eymh_content.cli.reporting import errors_reported
from eymh_content.errors import UsageError


@click.group("sources")
def command() -> None:
    """Inspect the source texts."""


@command.command("show")
@click.argument("source")
@click.argument("lines")
@texts_option
@content_option
def show(source: str, lines: str, texts: Path | None, content: Path) -> None:
    """Print the numbered segments of LINES ("428" or "332-340") of SOURCE, and which records cite each.

    Without --sources, it shows what the committed index has of each segment: its numbers and names.
    """
    from eymh_content.sources.show import show_lines  # noqa: PLC0415

    with errors_reported(content, "text"):
        for line in show_lines(source, lines, texts, content):
            click.echo(line)


@command.command("index")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@content_option
def index(folder: Path, content: Path) -> None:
    """Write the index of each source, from its text in FOLDER, into the content."""
    from eymh_content.library import load  # noqa: PLC0415
    from eymh_content.models import Source  # noqa: PLC0415
    from eymh_content.sources.load import SourceFile, write_indexes  # noqa: PLC0415

    refuse_installed(content, "--content")
    with errors_reported(content, "text"):
        library = load(content)
        files = [SourceFile.of(library.raw(source.ref)) for source in library.of(Source)]
        if not files:
            raise UsageError("the content has no record of a source, so there is nothing to index")
        for line in write_indexes(content, files, folder):
            click.echo(line)
