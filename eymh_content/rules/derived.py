"""What is declared as computed is one value."""

from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_COMPUTED = (Role.PROSE, Role.VOICE, Role.NAME, Role.NUMBER, Role.DATE)
"""The roles of values that can be computed. Words as printed cannot."""


def _check(record: RawRecord) -> Iterator[Fault]:
    values = {visit.pointer for visit in record.walk.of(*_COMPUTED) if "Derived" not in visit.holder.node.models}
    for visit in record.walk.objects("Derived"):
        pointer, around = visit.value.get("pointer"), visit.parent
        if around is None or not isinstance(pointer, str) or f"{around.holder.pointer}{pointer}" in values:
            continue
        message = (
            f"{quoted(pointer)} leads to no text or number of this {'entry' if around.holder.parent else 'record'}."
        )
        fix = "Name the one value that was computed, such as /text or /figures/0/value."
        yield Fault(visit.below("pointer"), message, fix)


RULE = RecordRule(
    name="derived-value",
    sentence="An item of 'derived' names one text or number of the entry or record that it is in.",
    why="'eymh verify' looks for no source of what was computed; a wrong pointer would excuse other figures, or none.",
    fix="Name the one value that was computed.",
    check=_check,
    models=("Derived",),
)
