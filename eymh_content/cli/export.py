"""``eymh export``: make one form of the content."""

from pathlib import Path

import click

from eymh_content.cli.options import content_option
from eymh_content.cli.publishing import out_type, overwrite_option, run


class _Exporters(click.Command):
    """A command whose help lists the exporters that are installed."""

    def format_epilog(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from eymh_content.errors import EymhError  # noqa: PLC0415
        from eymh_content.export import exporter, exporter_names  # noqa: PLC0415

        rows = []
        for name in exporter_names():
            try:
                rows.append((name, exporter(name).summary))
            except EymhError as error:
                rows.append((name, str(error)))
        with formatter.section("Exporters"):
            formatter.write_dl(rows)


@click.command("export", cls=_Exporters)
@click.argument("name")
@click.option("--nation", "nations", multiple=True, metavar="N", help="Only this nation. May be given again.")
@click.option("--pack", "packs", multiple=True, metavar="P", help="Only this pack. May be given again.")
@click.option("--out", required=True, type=out_type, help="Folder that takes the files.")
@content_option
@overwrite_option
def command(  # one parameter for each option
    name: str, nations: tuple[str, ...], packs: tuple[str, ...], out: Path, content: Path, *, overwrite: bool
) -> None:
    """Make one form of the content, and what that form needs.

    An option left out means all. What an earlier run of the same exporter left in the folder is replaced; everything
    else in it stays.
    """
    from eymh_content.build import Request  # noqa: PLC0415

    run(Request(content, out, name, nations, packs, overwrite))
