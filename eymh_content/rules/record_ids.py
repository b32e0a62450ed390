"""The id of a record is the name of its file."""

import re
from collections.abc import Iterator

from eymh_content.ids import SLUG_PATTERN
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _check(record: RawRecord) -> Iterator[Fault]:
    own = record.data.get("id")
    if isinstance(own, str) and own != record.id:
        message = f"'id' is {quoted(own)}, but the file is named {quoted(record.id + '.json')}."
        rename = f"ename the file to {quoted(own + '.json')}."
        right_name = re.match(SLUG_PATTERN, record.id)
        yield Fault("/id", message, f"Write {quoted(record.id)} here, or r{rename}" if right_name else f"R{rename}")


RULE = RecordRule(
    name="id-is-file-name",
    sentence="The id of a record is the name of its file without '.json'.",
    why="Links are looked up by file name; a record with another id could not be found.",
    fix="Rename the file, or correct the id.",
    check=_check,
)
