"""Options that several commands share, and the folder of content that a command works on."""

import os
from pathlib import Path

import click

from eymh_content.errors import UsageError

content_option = click.option(
    "--content",
    "content",
    type=click.Path(path_type=Path),
    help="Folder of the content.  [default: that of the working folder or around it, or else of this package]",
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
    """Return the folder of content: the one asked for, that of the working folder, or that of this package.

    It is printed.
    """
    from eymh_content.characters import visible  # noqa: PLC0415
    from eymh_content.files.meant import content_here  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415

    folder = given or content_here() or content_dir()
    click.echo(f"Content: {visible(os.path.realpath(folder))}", err=True)
    return folder


def refuse_installed(folder: Path, option: str) -> None:
    """Raise UsageError if a folder to be written to is that of the installed package; ``option`` names another."""
    from eymh_content.files.discover import printable  # noqa: PLC0415
    from eymh_content.paths import is_installed  # noqa: PLC0415

    if is_installed(folder):
        what = f"{printable(str(folder))} is part of the installed package, which is never changed"
        raise UsageError(f"{what}; name a folder of yours with {option}")
