"""Give faults their place: from a JSON Pointer in a record to a line and column of its file."""

from collections.abc import Iterable, Iterator

from eymh_content.files.positions import Scan, line_and_column
from eymh_content.problems import Fault, Problem, Severity


def locate(file: str, faults: Iterable[tuple[Severity, str, Fault]], text: str) -> Iterator[Problem]:
    """Make a problem of each fault (severity, rule, fault) in the ``text`` of a file."""
    scan: Scan | None = None
    for severity, rule, fault in faults:
        offset = len(text) - len(text.lstrip(" \t\r\n"))
        if fault.pointer:
            scan = scan or Scan(text)
            offset = _offset(scan, fault)
        line, column = line_and_column(text, offset)
        yield Problem(file, line, column, fault.pointer, rule, severity, fault.message, fault.fix)


def _offset(scan: Scan, fault: Fault) -> int:
    """Give where a fault stands; if its place is not found, where the nearest thing around it stands."""
    if fault.at_key and fault.pointer in scan.keys:
        return scan.keys[fault.pointer]
    pointer = fault.pointer
    while pointer and pointer not in scan.values:
        pointer = pointer.rpartition("/")[0]
    return scan.values.get(pointer, 0)
