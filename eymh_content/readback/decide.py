"""What readers decide, as changes of the ledger of one record. Nothing is written here."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from eymh_content.errors import UsageError
from eymh_content.ledger.check import same_person
from eymh_content.ledger.ledger import Exemption, Page, Verdict
from eymh_content.ledger.units import Unit

_SCHEMA = "../../../schema/ledger.schema.json"
_GOOD = Verdict("A", "A")
Data = dict[str, Any]


class By(NamedTuple):
    """Who decides, and when."""

    reader: str
    date: str
    """The day: 2026-11-29."""


class Remark(NamedTuple):
    """What a reader says of an entry that is not simply accepted."""

    verdict: Verdict
    note: str = ""
    """What should change, and why."""

    def check_note(self) -> None:
        """Raise UsageError if the verdict is not A and A, and no note says why."""
        if not self.verdict.good and not self.note.strip():
            raise UsageError("say what should change, and why, after the entry")


def accept(page: Page, unit: Unit, author: str, by: By, first: Verdict | None = None) -> Page:
    """Return a ledger with an entry accepted.

    The verdict of the first reading stays that of the entry, or of the note that sent it back; only where there is
    none it is ``first``, which is A and A if it is not given. UsageError if author and reader are one person.
    """
    if same_person(author, by.reader):
        raise UsageError(f"'{by.reader}' cannot accept what '{author}' wrote: another person must have read it")
    verdict = page.first(unit.id) or first or _GOOD
    entry = {"digest": unit.digest, "date": by.date, "author": author, "reader": by.reader}
    data = _copy(page)
    entries = {**data.get("entries", {}), unit.id: entry | {"first": verdict._asdict()}}
    data["entries"] = dict(sorted(entries.items()))
    notes = [_closed(note) if note["entry"] == unit.id else note for note in data.get("notes", [])]
    return _page(data | ({"notes": notes} if notes else {}))


def send_back(page: Page, unit: Unit, by: By, remark: Remark) -> Page:
    """Return a ledger with an entry sent back. UsageError if the verdict is A and A."""
    if remark.verdict.good:
        raise UsageError("what is A and A is not sent back; accept it with: eymh review accept")
    remark.check_note()
    return _with_note(page, unit, by, remark, {"open": True})


def second_reading(page: Page, unit: Unit, by: By, remark: Remark) -> Page:
    """Return a ledger with the verdict of a second reader, which sends the entry back unless it is A and A.

    UsageError if the entry has not been accepted as it is, or the reader is its author or its first reader.
    """
    if page.state_of(unit) != "accepted":
        raise UsageError("only what has been accepted, and not changed since, has a second reading")
    entry = page.entries[unit.id]
    if any(same_person(by.reader, entry[name]) for name in ("author", "reader")):
        raise UsageError(f"'{by.reader}' wrote or accepted it; a second reader is another person")
    remark.check_note()
    return _with_note(page, unit, by, remark, {"second": True} | ({} if remark.verdict.good else {"open": True}))


def exempt(page: Page, exemption: Exemption, reason: str) -> Page:
    """Return a ledger with an exception. UsageError if it has it already, or there is no reason."""
    if exemption in page.exceptions:
        raise UsageError("the ledger has this exception already")
    if not reason.strip():
        raise UsageError("say why the entry is right")
    data = _copy(page)
    names = ("entry", "proof", "class", "word", "reason")
    item = dict(zip(names, (*exemption, reason), strict=True))
    data["exceptions"] = [*data.get("exceptions", []), item]
    return _page(data)


def _with_note(page: Page, unit: Unit, by: By, remark: Remark, more: Data) -> Page:
    verdict, note = remark
    item = {"entry": unit.id, "digest": unit.digest, "date": by.date, "reader": by.reader, **verdict._asdict()}
    item |= {"note": note} if note.strip() else {}
    data = _copy(page)
    data["notes"] = [*data.get("notes", []), item | more]
    return _page(data)


def _copy(page: Page) -> Data:
    return {"$schema": _SCHEMA, **page.data}


def _closed(note: Mapping[str, Any]) -> Data:
    return {name: value for name, value in note.items() if name != "open"}


def _page(data: Data) -> Page:
    """Return a ledger with its fields in the order in which they are written."""
    return Page({name: data[name] for name in ("$schema", "entries", "notes", "exceptions") if name in data})
