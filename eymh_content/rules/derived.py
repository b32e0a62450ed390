"""What is declared as computed is one value."""

import re
from collections.abc import Iterator

from eymh_content.files.suggest import nearest
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_COMPUTED = (Role.NUMBER, Role.PROSE, Role.DATE, Role.NAME, Role.VOICE)
"""The roles of values that can be computed. Words as printed cannot."""
_NAMED = 6
"""How many values a message names."""


def _check(record: RawRecord) -> Iterator[Fault]:
    values = [visit.pointer for visit in record.walk.of(*_COMPUTED) if "Derived" not in visit.holder.node.models]
    for visit in record.walk.objects("Derived"):
        pointer, how, around = visit.value.get("pointer"), visit.value.get("how"), visit.parent
        if isinstance(how, str) and how.strip() and " " not in how.strip():  # one word, such as "x"
            message = f"{quoted(how)} does not say how the value was computed."
            fix = "Write from which numbers, and how, so that a reader can compute it again."
            yield Fault(visit.below("how"), message, fix)
        if around is None or not isinstance(pointer, str):
            continue
        own = around.holder.pointer
        if f"{own}{pointer}" not in values:
            what = "entry" if around.holder.parent else "record"
            message = f"{quoted(pointer)} leads to no text or number of this {what}."
            below = [value.removeprefix(own) for value in values if value.startswith(f"{own}/")]
            yield Fault(visit.below("pointer"), message, _fix(pointer, below))


def _fix(pointer: str, values: list[str]) -> str:
    """Name the values that may be meant: those that differ in numbers alone, the nearest one, or all that there are."""
    alike = [value for value in values if _numberless(value) == _numberless(pointer)]
    near = None if alike else nearest(pointer, values)
    if near:
        return f"Did you mean '{near}'?"
    meant = alike or values
    named = " or ".join(f"'{value}'" for value in meant[:_NAMED]) or "the place of a value"
    more = f", or another of {len(meant)}" if len(meant) > _NAMED else ""
    return f"Write {named}{more}{', whichever was computed' if len(meant) > 1 else ''}."


def _numberless(pointer: str) -> str:
    return re.sub("[0-9]+", "0", pointer)


RULE = RecordRule(
    name="derived-value",
    sentence="An item of 'derived' names one text or number of the entry or record that it is in, and says how.",
    why="'eymh verify' looks for no source of what was computed; a wrong pointer would excuse other figures, or none.",
    fix="Name the one value that was computed.",
    check=_check,
    models=("Derived",),
)
