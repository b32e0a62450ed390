"""The id of a record is the name of its file, and every system can have a file of that name."""

import re
from collections.abc import Iterator

from eymh_content.ids import SLUG_PATTERN
from eymh_content.problems import quoted
from eymh_content.rules.base import Content, ContentRule, Fault, RawRecord, RecordRule

_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names that Windows keeps for devices, whatever follows after a full stop."""


def _check(record: RawRecord) -> Iterator[Fault]:
    own = record.data.get("id")
    if isinstance(own, str) and own != record.id and re.fullmatch(SLUG_PATTERN, own):  # else the structure reports it
        message = f"'id' is {quoted(own)}, but the file is named {quoted(record.id + '.json')}."
        fixes = [f"write {quoted(record.id)} here"] if re.match(SLUG_PATTERN, record.id) else []
        if f"{record.kind}/{own}" not in record.content.known:
            fixes.append(f"rename the file to {quoted(own + '.json')}")
        copied = (
            f"delete this file, which looks like a copy of {quoted(own + '.json')}, or choose another name for both"
        )
        fix = ", or ".join(fixes or [copied])
        yield Fault("/id", message, f"{fix[0].upper()}{fix[1:]}.")


RULE = RecordRule(
    name="id-is-file-name",
    sentence="The id of a record is the name of its file without '.json'.",
    why="Links are looked up by file name; a record with another id could not be found.",
    fix="Rename the file, or correct the id.",
    check=_check,
)


def _check_names(content: Content) -> Iterator[Fault]:
    for record in content.folder.records:
        if _RESERVED.fullmatch(record.id):
            message = (
                f"Windows cannot have a file named {quoted(record.id + '.json')}: it keeps this name for a device."
            )
            yield Fault("", message, "Choose another id, and rename the file.", file=record.file)


NAMES = ContentRule(
    name="portable-id",
    sentence="No id is a name that Windows keeps for a device, such as con, nul or com1.",
    why="Windows could have neither the file of the record nor those that are made from it.",
    fix="Choose another id, and rename the file.",
    check=_check_names,
)
