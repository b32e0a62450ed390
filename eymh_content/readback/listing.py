"""What is to be read, as lines for a terminal and as data."""

from collections.abc import Iterable, Iterator
from typing import Any

from eymh_content.characters import visible
from eymh_content.ledger.units import Leaf
from eymh_content.readback.review import Item, Review
from eymh_content.readback.shares import Share
from eymh_content.roles import Role
from eymh_content.wording import counted


def item_lines(review: Review, item: Item, folder: str, *, details: bool) -> Iterator[str]:
    """Yield the lines on one entry; with ``details`` its values and what its source has."""
    name = f"{item.reference}#{item.unit.id}"
    yield f"{folder}{review.file(item)}:{review.line(item)}  {name}  {_state(item)}"
    if note := item.page.open_note(item.unit.id):
        verdict = f"truth {note['truth']}, prose {note['prose']}"
        yield visible(f"    {note['reader']} on {note['date']}: {verdict}. {note.get('note', '')}")
    for flag in review.flags(item):
        sure = "" if flag.certain else ", perhaps"
        yield visible(f"    {flag.proof} ({flag.kind}{sure}): {flag.message}")
    if details:
        yield from (
            visible(f"    {_label(leaf)}: {leaf.value}") for leaf in item.unit.leaves if leaf.role != Role.ANCHOR
        )
        yield from (visible(f"      {at}  {text}") for at, text in review.lines(item))


def _state(item: Item) -> str:
    """Say what an entry is: "changed in meaning (figure 12 → 13)"."""
    sent = "sent back, " if item.state == "sent back" else ""
    if not item.is_changed:
        return "sent back, not changed yet" if sent else item.state
    if item.change is None:
        return f"{sent}changed since it was read (git has no text with that digest)"
    why = "; ".join(map(str, item.change.differences))
    return visible(f"{sent}changed in {item.change.kind}{f' ({why})' if why else ''}")


def _label(leaf: Leaf) -> str:
    return leaf.path.removeprefix("/")


def as_data(review: Review, items: Iterable[Item], folder: str) -> list[dict[str, Any]]:
    """Return entries as data for ``--format json``. A change is ``meaning``, ``wording``, ``unknown`` or null."""
    return [
        {
            "record": item.reference,
            "entry": item.unit.id,
            "file": f"{folder}{review.file(item)}",
            "line": review.line(item),
            "pointer": item.unit.visit.pointer,
            "digest": item.unit.digest,
            "state": item.state,
            "change": (item.change.kind if item.change else "unknown") if item.is_changed else None,
            "differences": [one._asdict() for one in item.change.differences] if item.change else [],
            "note": item.page.open_note(item.unit.id),
            "flags": [
                {
                    "proof": flag.proof,
                    "class": flag.kind,
                    "word": flag.word,
                    "pointer": flag.pointer,
                    "message": flag.message,
                    "certain": flag.certain,
                }
                for flag in review.flags(item)
            ],
            "values": [{"path": leaf.path, "value": leaf.value} for leaf in item.unit.leaves],
            "lines": [{"at": at, "text": text} for at, text in review.lines(item)],
        }
        for item in items
    ]


def unread_line(shares: Share, shown: int, found: int) -> str:
    """Say how many entries are unread, and how many of those that are meant are shown."""
    more = f" {shown:,} of {found:,} are shown; see more with --limit." if shown < found else ""
    return f"{counted(shares.unread, 'entry')} of {shares.entries:,} unread.{more}"
