"""All proofs at once: what they find in a record, and which of it is an error by what the ledger says."""

from collections.abc import Iterator

from eymh_content.ledger.ledger import Exemption, Page
from eymh_content.ledger.units import OWN_TEXT, units_of
from eymh_content.problems import Fault, quoted
from eymh_content.schema.walk import Walk
from eymh_content.sources.flags import Flag
from eymh_content.sources.force.check import force_flags
from eymh_content.sources.groups.prose import group_flags
from eymh_content.sources.load import Sources
from eymh_content.sources.rules import FIXES


def flags_of(walk: Walk, sources: Sources) -> list[Flag]:
    """Return what the proofs find in a record, in entries that have been accepted and in others."""
    return [*group_flags(walk, sources), *force_flags(walk, sources)]


def entry_of(flag: Flag) -> str:
    """Return the id of what a finding is about, as the ledger has it."""
    return flag.entry or OWN_TEXT


def exemption_for(flag: Flag) -> Exemption:
    """Return what an exception must say to exempt a finding."""
    return Exemption(entry_of(flag), flag.proof, flag.kind, flag.word)


def standing(flags: list[Flag], page: Page) -> list[Flag]:
    """Return the findings that would be errors in an accepted entry: certain, and without an exception."""
    exempt = set(page.exceptions)
    return [flag for flag in flags if flag.certain and exemption_for(flag) not in exempt]


def accepted_and_flagged(flags: list[Flag], page: Page, walk: Walk) -> Iterator[Fault]:
    """Yield a fault for each finding in an entry that has been accepted, unless an exception exempts it."""
    found = standing(flags, page)
    units = units_of(walk) if found else {}
    for flag in found:
        unit = units.get(entry_of(flag))
        if unit and page.state_of(unit) == "accepted":
            rule = "accepted-and-flagged"
            yield Fault(flag.pointer, flag.message, FIXES[rule], rule, start=flag.start)


def not_needed(flags: list[Flag], page: Page) -> Iterator[Fault]:
    """Yield a fault for each exception that is not needed, at its place in the ledger file."""
    found = {exemption_for(flag) for flag in flags}
    for number, exemption in enumerate(page.exceptions):
        if exemption not in found:
            what = f"the proof of {exemption.proof} finds no {quoted(exemption.word)} ({exemption.kind}) there"
            rule = "exception-not-needed"
            yield Fault(f"/exceptions/{number}", f"This exception is not needed: {what}.", FIXES[rule], rule)
