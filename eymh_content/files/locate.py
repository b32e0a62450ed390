"""Locate faults: from a JSON Pointer in a record to a line and column of its file."""

from collections.abc import Collection, Iterable, Iterator

from eymh_content.files.positions import Scan, line_and_column
from eymh_content.problems import Fault, Problem, Severity


def locate(file: str, faults: Iterable[Fault], text: str, warnings: Collection[str] = ()) -> Iterator[Problem]:
    """Make a problem of each fault in the ``text`` of a file. Faults under the rules in ``warnings`` are warnings."""
    scan: Scan | None = None
    for fault in faults:
        offset = len(text) - len(text.lstrip(" \t\r\n"))
        if fault.pointer:
            scan = scan or Scan(text)
            offset = _offset(scan, fault)
            offset += scan.within(fault.pointer, fault.start) if fault.start >= 0 else 0
        line, column = line_and_column(text, offset)
        severity: Severity = "warning" if fault.rule in warnings else "error"
        yield Problem(file, line, column, fault.pointer, fault.rule, severity, fault.message, fault.fix)


def _offset(scan: Scan, fault: Fault) -> int:
    """Return the offset of a fault; of the nearest value around it, if its own place is not found."""
    if fault.at_key and fault.pointer in scan.keys:
        return scan.keys[fault.pointer]
    pointer = fault.pointer
    while pointer and pointer not in scan.values:
        pointer = pointer.rpartition("/")[0]
    return scan.values.get(pointer, 0)
