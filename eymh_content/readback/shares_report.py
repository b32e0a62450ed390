"""How much has been read, for the reports of ``eymh review`` and ``eymh coverage``."""

from collections.abc import Iterator
from html import escape

from eymh_content.readback.shares import Share, Shares
from eymh_content.wording import counted

_COLUMNS = ("entries", "accepted", "changed", "sent back", "never read")
_WIDTH = 20
_SECTION = """<h2>Read against the sources</h2>
<p>The share of entries that another person than their author has read and accepted as they are.</p>
{rates}
{tables}
"""
_TABLE = """<table>
<caption>{caption}</caption>
<thead><tr><th scope="col">{what}</th><th scope="col">Entries</th><th scope="col">Accepted</th></tr></thead>
<tbody>
{rows}
</tbody>
</table>"""
_ROW = """<tr><th scope="row">{name}</th><td>{entries:,}</td><td>{accepted:,} ({share})</td></tr>"""


def percent(part: int, whole: int) -> str:
    """Write a share: 1 of 20 is "5 %". Only a whole is called 100 %."""
    share = part / whole if whole else 0.0
    return f"{min(int(share * 100), 99 if part < whole else 100)} %"


def summary_lines(shares: Shares) -> Iterator[str]:
    """Yield a table of how much has been read of each kind, and the lines on first and second readings."""
    yield f"{'kind':<{_WIDTH}}{''.join(f'{name:>12}' for name in _COLUMNS)}"
    for kind, share in sorted(shares.kinds.items()):
        yield _line(kind, share)
    yield _line("all", shares.whole)
    yield from rate_lines(shares)


def rate_lines(shares: Shares) -> Iterator[str]:
    """Yield how often a first reader sent an entry back, and how often a second one disagreed; nothing if unknown."""
    firsts, back = shares.whole.firsts, shares.whole.sent_back
    if firsts:
        yield f"Sent back at the first reading: {back:,} of {firsts:,} ({percent(back, firsts)})."
    if shares.seconds:
        rate = percent(shares.disagreed, shares.seconds)
        yield f"Second readers disagreed with {shares.disagreed:,} of {shares.seconds:,} ({rate})."


def share_lines(shares: Shares) -> Iterator[str]:
    """Yield the share of entries that were accepted, of all, by source and by kind, and the rates of readings."""
    whole = shares.whole
    yield f"read and accepted: {percent(whole.accepted, whole.entries)} of {counted(whole.entries, 'entry')}"
    for each in (shares.sources, shares.kinds):
        for name, share in sorted(each.items()):
            yield f"{percent(share.accepted, share.entries):>6}  {share.accepted:,} of {share.entries:,}  {name}"
    yield from rate_lines(shares)


def html_section(shares: Shares) -> str:
    """Draw the same as a section of an HTML page."""
    tables = (_table("By source", "Source", shares.sources), _table("By kind of record", "Kind", shares.kinds))
    rates = "\n".join(f"<p>{escape(line)}</p>" for line in rate_lines(shares))
    return _SECTION.format(rates=rates, tables="\n".join(tables))


def _table(caption: str, what: str, named: dict[str, Share]) -> str:
    rows = (
        _ROW.format(
            name=escape(name),
            entries=share.entries,
            accepted=share.accepted,
            share=percent(share.accepted, share.entries),
        )
        for name, share in sorted(named.items())
    )
    return _TABLE.format(caption=caption, what=what, rows="\n".join(rows))


def _line(name: str, share: Share) -> str:
    cells = (share.entries, share.accepted, *(share.states[state] for state in ("changed", "sent back", "never read")))
    return f"{name:<{_WIDTH}}{''.join(f'{cell:>12,}' for cell in cells)}"
