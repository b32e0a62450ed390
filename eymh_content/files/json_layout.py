"""Find a missing bracket by the layout of a JSON text: its lines are indented as 'eymh format' does it."""

import re

from eymh_content.files.json_fault import Explained, fault_at
from eymh_content.files.positions import Scan, Stop, line_and_column

_BARE_COLON = re.compile(r'^( *)"(?P<name>[^"\n]*)":(?= *\n\1 +(?P<next>\S))', re.MULTILINE)
"""A name at the end of a line, before a line that is indented more."""
_SIGNS = {("comma", "]"), ("comma", "}"), ("comma", ":"), ("colon", "]"), ("colon", ","), ("key", "{"), ("value", "]")}
"""What is expected and what is found where the bracket that opens a list or group is missing."""
_INDENT = 2


def lost_opener(text: str, stop: Stop) -> Explained | None:
    """Find a field whose value begins without its bracket."""
    if stop.around[-1:] != "{" or (stop.expected, text[stop.offset]) not in _SIGNS:
        return None
    lost = [*_BARE_COLON.finditer(text, stop.opener, stop.offset)]
    if not lost:
        return None
    name, follows = lost[-1]["name"], text[lost[-1].start("next") :]
    sign = "{" if re.match(r'"[^"\n]*"\s*:', follows) else "["
    message = (
        f"The value of '{name}' is indented like a {'group' if sign == '{' else 'list'}, but begins without '{sign}'."
    )
    return fault_at(lost[-1].end(), message, f"Write '{sign}' after this colon.")


def lost_closer(text: str, scan: Scan) -> Explained | None:
    """Find the first field that is further to the left than the group in which it is, because that was never closed."""
    for pointer, offset in scan.keys.items():
        indent = offset - text.rfind("\n", 0, offset) - 1
        around, depth = pointer.rpartition("/")[0], pointer.count("/")
        if text[offset - indent : offset].strip() or indent >= _INDENT * depth:
            continue
        if depth == 1:
            return None  # the text is laid out in another way
        line = line_and_column(text, scan.values[around])[0]
        message = (
            f"The '{{' of line {line} is still open here, but this field is further to the left than what is in it."
        )
        return fault_at(offset, message, "Add the '}' that is missing before this field.")
    return None
