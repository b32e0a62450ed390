"""``eymh verify``: trace the records to their sources."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option, texts_option
from eymh_content.cli.reporting import fail_on_option, format_option, paths_argument, tell


@click.command("verify")
@paths_argument
@content_option
@texts_option
@format_option
@fail_on_option
def command(paths: tuple[Path, ...], content: Path | None, texts: Path | None, form: str, fail_on: str) -> None:
    """Trace every number and quotation of the records to the segments that they cite.

    Works from the committed indexes of the sources; with --sources it first proves that they are true to the texts.

    Exit code 0 if everything is borne out, 1 if something is not, 2 if it could not be checked.
    """
    from eymh_content.errors import ContentError, EymhError  # noqa: PLC0415
    from eymh_content.library import load  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415
    from eymh_content.sources.verify_content import verify  # noqa: PLC0415

    folder = content or content_dir()
    try:
        report = verify(load(folder), folder, texts, paths)
    except ContentError as error:
        raise click.UsageError(f"nothing was traced, because {error}") from error
    except EymhError as error:
        raise click.UsageError(str(error)) from error
    tell(report, folder, form, fail_on)
