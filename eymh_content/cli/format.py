"""``eymh format``: format record files."""

import json
from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.reporting import exit_with_problems


@click.command("format")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file is not formatted.")
@content_option
def command(paths: tuple[Path, ...], content: Path, *, check: bool) -> None:
    """Format record files: the whole content, or only PATHS."""
    from eymh_content.files.format import formatted  # noqa: PLC0415

    files = [file for path in paths or (content,) for file in _json_files(path)]
    changed = broken = 0
    for file in files:
        before = file.read_text(encoding="utf-8")
        try:
            after = formatted(json.loads(before))
        except (ValueError, AttributeError):
            click.echo(f"{file}: not changed, because it is not a JSON object; run 'eymh validate'", err=True)
            broken += 1
            continue
        if before != after:
            changed += 1
            click.echo(f"{file}: {'not formatted' if check else 'formatted'}")
            if not check:
                file.write_text(after, encoding="utf-8", newline="\n")
    if check and changed:
        click.echo("Run: eymh format")
    if broken or (check and changed):
        exit_with_problems()


def _json_files(path: Path) -> list[Path]:
    """Return the record files at or below a path. The indexes of the sources have a format of their own."""
    from eymh_content.files.discover import INDEXES  # noqa: PLC0415

    return sorted(f for f in path.rglob("*.json") if f.parent.name != INDEXES) if path.is_dir() else [path]
