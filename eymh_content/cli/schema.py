"""``eymh schema``: write the JSON Schemas, or check that they are fresh."""

import os
import sys
from pathlib import Path

import click

from eymh_content.cli.options import refuse_installed
from eymh_content.cli.reporting import exit_with_problems
from eymh_content.errors import UsageError


@click.command("schema")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a file differs from the models or the content.")
@click.option(
    "--out",
    type=click.Path(file_okay=False, readable=False, path_type=Path),
    help="Folder to write to.  [default: the folder of schemas that this package reads]",
)
@click.option(
    "--content",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder of the content whose ids editors complete.  [default: the content of this package]",
)
def command(out: Path | None, content: Path | None, *, check: bool) -> None:
    """Write one JSON Schema (draft 2020-12) for each kind, from the models, and a bundle of all of them.

    The file links.schema.json has the ids and titles of the records, which editors complete in links. Write it again
    after you have added a record or changed a title. No check of a record depends on it.

    Only files that an earlier run wrote are replaced or removed: the bundle says which these are.
    """
    from eymh_content.files.discover import printable  # noqa: PLC0415
    from eymh_content.paths import content_dir, schema_dir  # noqa: PLC0415
    from eymh_content.schema.generate import all_texts  # noqa: PLC0415
    from eymh_content.schema.store import BUNDLE  # noqa: PLC0415

    if sys.flags.optimize > 1:
        raise UsageError("the descriptions of schemas are docstrings, which Python leaves out with -OO; run it without")
    folder = out or schema_dir()
    _check_folder(folder)
    if not check:
        refuse_installed(folder, "--out")
    made = {name: text.encode() for name, text in all_texts(content or content_dir()).items()}
    own = _written_before(folder)
    found = {name: _bytes(folder / name) for name in made.keys() | own}
    # The bundle is written last: until then the old one says which files are to be replaced.
    stale = sorted((name for name in found if found[name] != made.get(name)), key=lambda name: (name == BUNDLE, name))
    if check:
        for name in stale:
            click.echo(f"{printable(str(folder / name))}: stale")
        if stale:
            given = {"--content": content, "--out": out}
            options = "".join(f" {name} {printable(str(value))}" for name, value in given.items() if value)
            click.echo(f"Run: eymh schema{options}")
            exit_with_problems()
        return
    if out is None:
        own |= made.keys()
    _refuse_foreign([folder / name for name in stale], own)
    _write(folder, stale, made, found)


def _check_folder(folder: Path) -> None:
    """Raise UsageError if a folder is in the content, which holds records only."""
    from eymh_content.files.discover import printable  # noqa: PLC0415
    from eymh_content.paths import content_dir  # noqa: PLC0415

    for content in (Path("content"), content_dir()):
        if Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(content)):
            raise UsageError(f"{printable(str(folder))} is in the content; name a folder elsewhere")


def _written_before(folder: Path) -> set[str]:
    """Return the names of the files that ``eymh schema`` wrote to a folder: bundle, links and the schemas of kinds.

    They are none if there is no such bundle.
    """
    from eymh_content.disk import read_regular  # noqa: PLC0415
    from eymh_content.schema.store import BUNDLE, LARGEST, LINKS, SUFFIX, parse_bundle  # noqa: PLC0415

    try:
        bundle = parse_bundle(read_regular(folder / BUNDLE, LARGEST))
    except (OSError, ValueError):
        return set()
    return {BUNDLE, LINKS, *(f"{kind}{SUFFIX}" for kind in bundle["properties"])}


def _bytes(file: Path) -> bytes | None:
    """Return what is in a file; None if there is none, nothing if it cannot be read as a schema."""
    from eymh_content.disk import read_regular  # noqa: PLC0415
    from eymh_content.schema.store import LARGEST  # noqa: PLC0415

    try:
        return read_regular(file, LARGEST)
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _refuse_foreign(files: list[Path], own: set[str]) -> None:
    """Raise UsageError if one of the files to be replaced or removed is there and is not ours."""
    from eymh_content.files.discover import printable  # noqa: PLC0415

    ours = [file for file in files if file.name in own and file.is_file() and not file.is_symlink()]
    foreign = [printable(str(file)) for file in files if os.path.lexists(file) and file not in ours]
    if foreign:
        what = f"not written by 'eymh schema', and in the place of a schema: {', '.join(foreign)}"
        raise UsageError(f"{what}. Move or delete it, or name another folder; nothing was written")


def _write(folder: Path, stale: list[str], made: dict[str, bytes], found: dict[str, bytes | None]) -> None:
    from eymh_content.disk import write_whole  # noqa: PLC0415
    from eymh_content.files.discover import printable  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in made:
            write_whole(folder / name, made[name], found[name])
        else:
            (folder / name).unlink()
        click.echo(f"{printable(str(folder / name))}: {'written' if name in made else 'removed'}")
