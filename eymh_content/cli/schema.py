"""``eymh schema``: write the JSON Schemas, or check that they are fresh."""

from pathlib import Path

import click

from eymh_content.cli.reporting import exit_with_problems


@click.command("schema")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if a schema differs from the models.")
@click.option("--out", type=click.Path(file_okay=False, path_type=Path), help="Folder to write to.  [default: schema/]")
def command(out: Path | None, *, check: bool) -> None:
    """Write one JSON Schema (draft 2020-12) for each kind, from the models, and a bundle of all of them."""
    from eymh_content.paths import schema_dir  # noqa: PLC0415
    from eymh_content.schema.generate import bundle_text, schema_texts  # noqa: PLC0415
    from eymh_content.schema.store import BUNDLE, SUFFIX  # noqa: PLC0415

    folder = out or schema_dir()
    made = schema_texts() | {BUNDLE: bundle_text()}
    files = [file for file in folder.glob("*") if file.name.endswith(SUFFIX) or file.name == BUNDLE]
    found = {file.name: file.read_text(encoding="utf-8") for file in files}
    stale = sorted(name for name in made.keys() | found.keys() if made.get(name) != found.get(name))
    for name in stale:
        click.echo(f"{folder / name}: {'stale' if check else 'written' if name in made else 'removed'}")
    if check:
        if stale:
            click.echo(f"Run: eymh schema{f' --out {out}' if out else ''}")
            exit_with_problems()
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name in stale:
        if name in made:
            (folder / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (folder / name).unlink()
