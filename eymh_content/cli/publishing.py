"""Shared by ``eymh build`` and ``eymh export``: run a request and report the outcome."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eymh_content.cli.reporting import print_problems
from eymh_content.errors import ExportError, EymhError, LeftoverError

if TYPE_CHECKING:
    from eymh_content.build import Request

out_type = click.Path(readable=False, path_type=Path)
"""An output folder. Whether it can be read and written is found out by the build."""
overwrite_option = click.option(
    "--overwrite", is_flag=True, help="Write over files that were changed by hand since they were built."
)


def _print_problems(error: EymhError, request: "Request") -> None:
    """Print the problems behind an error: those of the content, and those of output files, which have no pointer."""
    of_output = [one for one in error.problems if isinstance(error, ExportError) and not one.pointer]
    of_content = [one for one in error.problems if one not in of_output]
    for problems, folder in ((of_content, request.content), (of_output, request.out)):
        print_problems(EymhError("", problems, error.checked), folder)


def run(request: "Request") -> None:
    """Run a request and print where the files are. If it fails, say in which state the output folder is."""
    from eymh_content.build import build  # noqa: PLC0415
    from eymh_content.characters import visible  # noqa: PLC0415
    from eymh_content.cli.progress import Progress  # noqa: PLC0415
    from eymh_content.wording import counted  # noqa: PLC0415

    try:
        with Progress() as progress:
            outcome = build(request, progress)
    except EymhError as error:
        _print_problems(error, request)
        if not isinstance(error, LeftoverError):
            click.echo("Nothing was written.", err=True)
        raise
    except KeyboardInterrupt:
        click.echo("The output folder is whole.", err=True)
        raise
    if outcome is None:
        click.echo("Nothing has changed since the last build.")
    else:
        written = counted(outcome.written, "file")
        click.echo(f"{written} written, {outcome.kept} unchanged, {outcome.removed} removed.")
    out = request.out.resolve()
    click.echo(f"The files are in {visible(str(out))}")
    if (out / "index.html").is_file():
        click.echo(f"Open {visible(str(out / 'index.html'))} in a browser to find the packs.")
