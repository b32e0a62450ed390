"""``eymh build``: check the content and make everything from it."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.publishing import out_type, overwrite_option, run


@click.command("build")
@content_option
@click.option(
    "--out",
    default="dist",
    show_default=True,
    type=out_type,
    help="Folder that takes the files.",
)
@overwrite_option
def command(content: Path, out: Path, *, overwrite: bool) -> None:
    """Check the content, and make the Word packs, the JSON API and the index page.

    The content is validated, and verified against the indexes of its sources.

    The folder changes whole or not at all. Files in it that no build wrote stay where they are.
    """
    from eymh_content.build import Request  # noqa: PLC0415

    run(Request(content, out, overwrite=overwrite))
