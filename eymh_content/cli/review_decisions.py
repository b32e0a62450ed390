"""``eymh review accept``, ``note`` and ``except``: what readers decide of one record, kept in its ledger file."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eymh_content.cli.options import content_option, refuse_installed
from eymh_content.cli.reporting import errors_reported
from eymh_content.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eymh_content.ledger.ledger import Page
    from eymh_content.ledger.units import Unit
    from eymh_content.readback.session import Session
    from eymh_content.readback.targets import Target

_GRADES = click.Choice(["A", "B", "C"])
target_argument = click.argument("target", metavar="KIND/ID[#ENTRY]")
reader_option = click.option("--reader", required=True, help="Who has read it: a name or role.")


@click.command("accept")
@target_argument
@content_option
@click.option("--author", required=True, help="Who wrote it: a name or role.")
@reader_option
@click.option("--truth", type=_GRADES, help="The first verdict on the truth, if it was not A.")
@click.option("--prose", type=_GRADES, help="The first verdict on the prose, if it was not A.")
def accept(target: str, content: Path, author: str, reader: str, truth: str | None, prose: str | None) -> None:
    """Accept one record, or one entry of it, that you have read against the lines that it cites.

    Accept only what is A and A now. An entry that was sent back is accepted by its own name alone, by someone who has
    read what became of it. The first verdict is kept for ever: that of the note with which the entry was sent
    back, or else the one that you give here, or else A and A.

    Nothing is written if author and reader are one person, or if the record is not valid, does not match its sources,
    or has something that a proof finds and no exception exempts: exit code 1, or 2 for wrong usage.
    """
    from eymh_content.ledger.ledger import Verdict  # noqa: PLC0415
    from eymh_content.readback import decide  # noqa: PLC0415
    from eymh_content.readback.write import check_against_sources, today  # noqa: PLC0415

    first = Verdict(truth or "A", prose or "A") if truth or prose else None
    with errors_reported(content, "text"):
        session, meant, page = _opened(target, content)
        units = {name: unit for name, unit in _units(session, meant).items() if page.state_of(unit) != "accepted"}
        if not units:
            click.echo(f"{target}: accepted already, and not changed since")
            return
        if meant.entry is None:
            units = _without_those_sent_back(units, page, target)
        check_against_sources(meant, units, page, session.checked, session.sources)
        for unit in units.values():
            kept = page.first(unit.id)
            if first and kept and first != kept:
                click.echo(f"note: the first verdict on #{unit.id} stays {kept.truth} and {kept.prose}", err=True)
            page = decide.accept(page, unit, author, decide.By(reader, today()), first)
        _write(session, meant, page, "accepted", units)


@click.command("note")
@target_argument
@click.argument("words", required=False, default="", metavar="[NOTE]")
@content_option
@reader_option
@click.option("--truth", type=_GRADES, required=True, help="B: a small fault; C: a reader would be misled.")
@click.option("--prose", type=_GRADES, required=True, help="B: one or two repairs; C: write it again.")
@click.option("--second", is_flag=True, help="You are a second reader of an entry that was accepted.")
def note(target: str, words: str, content: Path, reader: str, truth: str, prose: str, *, second: bool) -> None:
    """Send an entry back, with a NOTE of what should change; without #ENTRY, the own text of the record.

    It is unread until it is accepted again. With --second it keeps the verdict of a second reader: A and A needs no
    NOTE and changes nothing else, any other verdict sends the entry back.
    """
    from eymh_content.ledger.ledger import Verdict  # noqa: PLC0415
    from eymh_content.ledger.units import OWN_TEXT  # noqa: PLC0415
    from eymh_content.readback import decide  # noqa: PLC0415
    from eymh_content.readback.write import today  # noqa: PLC0415

    with errors_reported(content, "text"):
        session, meant, page = _opened(target, content)
        meant = meant._replace(entry=meant.entry or OWN_TEXT)
        units = _units(session, meant)
        remark, by = decide.Remark(Verdict(truth, prose), words), decide.By(reader, today())
        for unit in units.values():
            page = (decide.second_reading if second else decide.send_back)(page, unit, by, remark)
        _write(session, meant, page, "kept" if remark.verdict.good else "sent back", units)


@click.command("except")
@click.argument("target", metavar="KIND/ID#ENTRY")
@click.argument("reason")
@content_option
@click.option("--proof", required=True, help="The proof that finds it: force, group or value.")
@click.option("--class", "class_", required=True, help="The class of the finding, such as poss.")
@click.option("--word", required=True, help="The word or number that it is about.")
def except_(target: str, reason: str, content: Path, proof: str, class_: str, word: str) -> None:
    """Say why something that a proof finds in an entry is right. Only for those who have read the entry.

    Exit code 2 if the proof finds nothing of that class and word there.
    """
    from eymh_content.ledger.ledger import Exemption  # noqa: PLC0415
    from eymh_content.readback import decide  # noqa: PLC0415
    from eymh_content.sources import proofs  # noqa: PLC0415

    with errors_reported(content, "text"):
        session, meant, page = _opened(target, content)
        if meant.entry is None:
            raise UsageError("name one entry: KIND/ID#ENTRY, or KIND/ID#. for the own text of the record")
        exemption = Exemption(meant.entry, proof, class_, word)
        found = map(proofs.exemption_for, proofs.flags_of(session.checked.walks[meant.reference], session.sources))
        here = [each for each in found if each.entry == meant.entry]
        if exemption not in here:
            listed = "; ".join(f"--proof {each.proof} --class {each.kind} --word '{each.word}'" for each in here)
            raise UsageError(f"no proof finds that in {target}; it has {listed or 'nothing to exempt'}")
        page = decide.exempt(page, exemption, reason)
        _write(session, meant, page, "excepted", [meant.entry])


def _opened(target: str, content: Path) -> "tuple[Session, Target, Page]":
    """Load the content, and return what is meant with its ledger. Raise an error if it must not be changed."""
    from eymh_content.readback.session import Session  # noqa: PLC0415
    from eymh_content.readback.write import page_to_change  # noqa: PLC0415

    refuse_installed(content, "--content")
    session = Session.open(content)
    meant = session.target(target)
    return session, meant, page_to_change(meant, session.checked)


def _units(session: "Session", meant: "Target") -> "Mapping[str, Unit]":
    from eymh_content.readback.targets import units_in  # noqa: PLC0415

    return units_in(meant, session.checked)


def _without_those_sent_back(units: "dict[str, Unit]", page: "Page", target: str) -> "dict[str, Unit]":
    """Leave out entries with an open note. UsageError if there are no others."""
    back = [name for name in units if page.open_note(name)]
    names = " ".join(f"#{name}" for name in back)
    if len(back) == len(units):
        raise UsageError(f"all that is unread in {target} was sent back; accept each by its name: {names}")
    if back:
        click.echo(f"note: sent back, and left so; accept each by its name: {names}", err=True)
    return {name: unit for name, unit in units.items() if name not in back}


def _write(session: "Session", meant: "Target", page: "Page", what: str, entries: "Iterable[str]") -> None:
    """Write the ledger file of a record, and say what was done."""
    from eymh_content.readback.write import named, write_page  # noqa: PLC0415

    write_page(session.content, meant, session.checked, page.data)
    click.echo(f"{named(meant, entries)}: {what}")


COMMANDS = (accept, note, except_)
"""The commands that ``eymh review`` has besides those that list."""
