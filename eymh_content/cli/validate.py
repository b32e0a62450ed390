"""``eymh validate``: check the content."""

import gc
from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.reporting import fail_on_option, format_option, paths_argument, tell


@click.command("validate")
@paths_argument
@content_option
@click.option(
    "--engine",
    type=click.Choice(["quick", "pydantic", "jsonschema"]),
    default="quick",
    show_default=True,
    help="What checks the structure. Without jsonschema-rs, quick is pydantic.",
)
@format_option
@fail_on_option
def command(paths: tuple[Path, ...], content: Path | None, engine: str, form: str, fail_on: str) -> None:
    """Check the content, and say of every problem where it stands and how it is mended.

    Give a PATH (a file or folder of the content) to hear only of problems there. Links are checked against everything.

    Exit code 0 if nothing is wrong, 1 if something is, 2 if the command was called wrongly.
    """
    gc.disable()  # one pass that keeps nearly all that it makes: collecting would only cost time
    from eymh_content.errors import UsageError  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415
    from eymh_content.validation import validate  # noqa: PLC0415

    folder = content or content_dir()
    try:
        report = validate(folder, paths, engine)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    tell(report, folder, form, fail_on)
