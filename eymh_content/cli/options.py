"""Options that several commands share."""

from pathlib import Path

import click

content_option = click.option(
    "--content",
    "content",
    type=click.Path(path_type=Path),
    help="Folder of the content.  [default: the content of this package]",
)
texts_option = click.option(
    "--sources",
    "texts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="EYMH_SOURCES",
    help="Folder of the source texts, to prove the committed indexes first.  [env: EYMH_SOURCES]",
)
