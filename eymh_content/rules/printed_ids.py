"""No id of a record is printed."""

import re
from collections.abc import Iterator
from functools import cache

from eymh_content.printed import ID_AFTER_KIND, words_printed
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule
from eymh_content.schema.store import kinds

_PROSE = (Role.PROSE, Role.VOICE)
_LINK_TARGET = re.compile(r"\]\s*[(\[][^)\]]*|\[+[a-z-]+/[^\]]*")
"""The target of a link in any form: the rule for links reports those that are not drawn."""


@cache
def _id() -> re.Pattern[str]:
    """Return the pattern of the id of a record, and of what looks like one."""
    return re.compile(rf"(?<![a-z-])(?:{'|'.join(kinds())})(?:{ID_AFTER_KIND}|/[a-z0-9]+)")


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.drawn("/"):
        is_prose = visit.node.role in _PROSE
        text = _LINK_TARGET.sub("", words_printed(visit.value)) if is_prose else visit.value
        if "/" not in text or "://" in text:
            continue
        for match in _id().finditer(text):
            known = match[0] in record.content.known
            if known or "-" in match[0].partition("/")[2]:
                fix = f"Write {quoted(match[0].replace('/', ' or ', 1))}, or the words that are meant."
                if known:
                    fix = f"Write [words]({match[0]})." if is_prose else "Write the words that are meant."
                yield Fault(visit.pointer, f"Readers would see the id of a record: {quoted(match[0])}.", fix)
                break


RULE = RecordRule(
    name="printed-id",
    sentence="No text has the id of a record, or what looks like one, except as the target of a link.",
    why="Readers do not know what it is, and a pack with one is not written.",
    fix="Link to the record: [words](kind/id).",
    check=_check,
)
