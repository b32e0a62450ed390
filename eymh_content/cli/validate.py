"""``eymh validate``: check the content."""

import gc
import os
import sys
from pathlib import Path

import click

from eymh_content.cli.options import content_option


@click.command("validate")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@content_option
@click.option(
    "--engine",
    type=click.Choice(["pydantic", "jsonschema"]),
    default="pydantic",
    show_default=True,
    help="What checks the structure.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github"]),
    default="text",
    show_default=True,
    help="Form of the report.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["error", "warning"]),
    default="error",
    show_default=True,
    help="The least severity that gives exit code 1.",
)
def command(paths: tuple[Path, ...], content: Path | None, engine: str, form: str, fail_on: str) -> None:
    """Check the content, and say of every problem where it stands and how it is mended.

    Give a PATH (a file or folder of the content) to hear only of problems there. Links are checked against everything.

    Exit code 0 if nothing is wrong, 1 if something is, 2 if the command was called wrongly.
    """
    gc.disable()  # one pass that keeps nearly all that it makes: collecting would only cost time
    from eymh_content.errors import UsageError  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415
    from eymh_content.reporters import REPORTERS  # noqa: PLC0415
    from eymh_content.validation import validate  # noqa: PLC0415

    folder = content or content_dir()
    try:
        report = validate(folder, paths, engine)
    except UsageError as error:
        raise click.UsageError(str(error)) from error
    colour = False if "NO_COLOR" in os.environ else None
    click.echo(REPORTERS[form](report, _shown(folder)), nl=False, color=colour)
    if report.errors or (fail_on == "warning" and report.warnings):
        sys.exit(1)


def _shown(folder: Path) -> str:
    """Give the folder as one would type it here: relative, if it lies below the folder that we are in."""
    try:
        relative = folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return f"{folder.as_posix()}/"
    return "" if relative == "." else f"{relative}/"
