"""Options that several commands share, and the folder of content that a command works on."""

import os
from pathlib import Path

import click

content_option = click.option(
    "--content",
    "content",
    type=click.Path(path_type=Path),
    help="Folder of the content.  [default: ./content, or else the content of this package]",
    callback=lambda _context, _option, value: _content(value),
)
texts_option = click.option(
    "--sources",
    "texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="EYMH_SOURCES",
    help="Folder of the source texts, to check the committed indexes against these texts first.  [env: EYMH_SOURCES]",
)


def _content(given: Path | None) -> Path:
    """Return the folder of content: the one that was asked for, ./content, or that of this package. It is printed."""
    from eymh_content.characters import visible  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415

    here = Path("content")
    folder = given or (here if os.path.lexists(here) else content_dir())
    click.echo(f"Content: {visible(os.path.realpath(folder))}", err=True)
    return folder
