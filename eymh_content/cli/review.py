"""``eymh review``: what is still to be read against its source, and what readers decide."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from eymh_content.cli import review_decisions
from eymh_content.cli.options import content_option, texts_option
from eymh_content.cli.reporting import errors_reported, exit_with_problems, from_root, relative
from eymh_content.cli.streams import for_json

if TYPE_CHECKING:
    from eymh_content.readback.review import Item, Review
    from eymh_content.readback.shares import Shares

_SHOWN = 20
form_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="Form of the list."
)
kind_option = click.option("--kind", help="Only records of this kind, such as statistic.")
source_option = click.option("--source", "source", metavar="ID", help="Only entries that cite this source.")


class _Group(click.Group):
    """Lists what is to be read if no command is named: 'eymh review statistic/x' is 'eymh review list statistic/x'."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or (args[0] not in self.commands and args[0] not in ctx.help_option_names):
            args = ["list", *args]
        return super().parse_args(ctx, args)


@click.group("review", cls=_Group)
def command() -> None:
    """Say what is still to be read against its source, and keep what readers decide.

    Without a command it lists what is unread: 'eymh review statistic/x' is 'eymh review list statistic/x'.

    An entry is unread until another person than its author has accepted it, and again when it is changed. The folder
    content/ledger keeps that. KIND/ID#ENTRY names an entry by its id; KIND/ID#. is the own text of a record.
    """


@command.command("list")
@click.argument("targets", nargs=-1, metavar="[KIND/ID[#ENTRY]|PATH]...")
@content_option
@texts_option
@kind_option
@source_option
@click.option(
    "--limit", type=click.IntRange(min=0), help=f"How many entries to show.  [default: {_SHOWN}; of one record, all]"
)
@click.option("--check", is_flag=True, help="Exit 1 if any of these entries is unread: the gate of a release.")
@form_option
def listing(
    targets: tuple[str, ...],
    content: Path,
    texts: Path | None,
    kind: str | None,
    source: str | None,
    limit: int | None,
    form: str,
    *,
    check: bool,
) -> None:
    """List the entries that are unread, those changed in meaning first, then those changed in wording.

    Each has its place, what was changed, the note with which it was sent back, and what the proofs find. Of one record,
    or with --sources, it also has its values and the lines that it cites; without the texts of the sources, the
    numbers and names of these lines.

    A record that is not valid is not listed, and counts as unread. Exit code 1 only with --check.
    """
    from eymh_content.readback.session import Session  # noqa: PLC0415

    with errors_reported(content, form):
        session = Session.open(content, texts)
        session.check_filters(kind, source)
        meant = session.targets(targets)
        items = session.review.items(meant, kind, source)
        unread = session.review.unread(items)
        shares = session.shares(items)
        _note_invalid(session.invalid)
        one = len({target.reference for target in meant}) == 1
        shown = unread[: (None if one or form == "json" else _SHOWN) if limit is None else limit]
        if form == "json":
            _print_json(session.review, shown, shares, content)
        else:
            _print_text(session.review, shown, len(unread), shares, content, details=one or texts is not None)
    if check and (unread or session.invalid):
        exit_with_problems()


def _note_invalid(number: int) -> None:
    from eymh_content.wording import counted  # noqa: PLC0415

    if number:
        what = f"note: {counted(number, 'file')} not valid; what cannot be read is not listed."
        click.echo(f"{what} To see why, run eymh validate.", err=True)


def _print_json(review: "Review", items: "list[Item]", shares: "Shares", content: Path) -> None:
    from eymh_content.readback.listing import as_data  # noqa: PLC0415

    data: dict[str, Any] = {"summary": shares.as_data(), "unread": as_data(review, items, from_root(content))}
    click.echo(for_json(json.dumps(data, indent=2, ensure_ascii=False)))


def _print_text(
    review: "Review", items: "list[Item]", found: int, shares: "Shares", content: Path, *, details: bool
) -> None:
    from eymh_content.readback.listing import item_lines, unread_line  # noqa: PLC0415
    from eymh_content.readback.shares_report import summary_lines  # noqa: PLC0415

    for line in summary_lines(shares):
        click.echo(line)
    if items:
        click.echo()
    for item in items:
        for line in item_lines(review, item, relative(content), details=details):
            click.echo(line)
    click.echo(f"\n{unread_line(shares.whole, len(items), found)}")


@command.command("sample")
@content_option
@texts_option
@kind_option
@source_option
@click.option("--seed", type=int, required=True, help="The same seed draws the same entries.")
@click.option("--size", type=click.IntRange(min=1), default=20, show_default=True, help="How many entries to draw.")
@form_option
def sample(
    content: Path, texts: Path | None, kind: str | None, source: str | None, seed: int, size: int, form: str
) -> None:
    """Draw accepted entries for a second reader, and say how often second readers have disagreed so far.

    The second reader keeps each verdict with 'eymh review note --second'.
    """
    import random  # noqa: PLC0415

    from eymh_content.readback.listing import as_data, item_lines  # noqa: PLC0415
    from eymh_content.readback.session import Session  # noqa: PLC0415
    from eymh_content.readback.shares_report import rate_lines  # noqa: PLC0415

    with errors_reported(content, form):
        session = Session.open(content, texts)
        session.check_filters(kind, source)
        items = session.review.items((), kind, source)
        accepted = [item for item in items if item.state == "accepted"]
        if len(accepted) < size:
            click.echo(f"note: {len(accepted)} of these entries are accepted", err=True)
        drawn = random.Random(seed).sample(accepted, min(size, len(accepted)))  # noqa: S311  # repeatable on purpose
        if form == "json":
            data = {
                "summary": session.shares(items).as_data(),
                "sample": as_data(session.review, drawn, from_root(content)),
            }
            click.echo(for_json(json.dumps(data, indent=2, ensure_ascii=False)))
            return
        for item in drawn:
            for line in item_lines(session.review, item, relative(content), details=True):
                click.echo(line)
        for line in rate_lines(session.shares(items)):
            click.echo(line)


for _each in review_decisions.COMMANDS:
    command.add_command(_each)
