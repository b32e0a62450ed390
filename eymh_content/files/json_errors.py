"""Explain why a file cannot be parsed: it is not UTF-8, it is empty, a key is repeated, or it stops being JSON."""

import jiter

from eymh_content.files.file_data import FileData, unusable
from eymh_content.files.json_syntax import explain
from eymh_content.files.positions import Scan, line_and_column
from eymh_content.ids import pointer_steps
from eymh_content.problems import MANY, Problem, and_more, quoted

_BLANKS = {"\xa0": "a no-break space", "\xad": "a soft hyphen"}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def explain_error(raw: bytes, file: str, before: tuple[Problem, ...], error: str) -> FileData:
    """Explain why the parser cannot read a file. Where a key is repeated, the rest can still be checked."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as not_utf8:
        return _not_utf8(raw, file, not_utf8)
    if not text.strip():
        return unusable(
            Problem.of_file(file, "empty-file", "The file is empty.", "Write the record, or delete the file.")
        )
    scan = Scan(text)
    repeated = tuple(_repeated(scan, text, file))
    if scan.stop is None and repeated:
        return FileData(raw, jiter.from_json(raw, allow_inf_nan=False), before + repeated)
    if scan.stop is None:
        problem = Problem.of_file(
            file, "json", f"This is not JSON: {error}.", "Compare it with a record that is valid."
        )
    else:
        offset, fault = explain(text, scan, scan.stop)
        problem = Problem(file, *line_and_column(text, offset), "", fault.rule, "error", fault.message, fault.fix)
    return FileData(raw, None, (*before, *repeated, problem), usable=False)


def _repeated(scan: Scan, text: str, file: str) -> list[Problem]:
    problems = []
    for pointer, offset in scan.repeated[:MANY]:
        name = quoted(pointer_steps(pointer)[-1])
        message = f"{name} is repeated: within one pair of braces each name may occur once."
        line, column = line_and_column(text, offset)
        fix = "Keep the right one and delete the other."
        problems.append(Problem(file, line, column, pointer, "repeated-name", "error", message, fix))
    if len(scan.repeated) > MANY:
        more = and_more(len(scan.repeated) - MANY)
        problems.append(Problem.of_file(file, "repeated-name", more.message, more.fix))
    return problems


def _not_utf8(raw: bytes, file: str, error: UnicodeDecodeError) -> FileData:
    if raw.startswith(_UTF_16):
        message = "The file is saved as UTF-16 and cannot be read."
        return unusable(Problem.of_file(file, "encoding", message, "Save it as 'UTF-8'."))
    before = raw[: error.start].decode("utf-8")
    byte = raw[error.start]
    try:
        char = bytes([byte]).decode("cp1252")
        meant = f" (in the older Windows encoding it would be {_BLANKS.get(char) or repr(char)})"
    except UnicodeDecodeError:
        meant = ""
    message = f"This byte is not UTF-8: {byte:#04x}{meant}."
    fix = "Save the file as 'UTF-8', and check that this character is right."
    line, column = line_and_column(before, len(before))
    return unusable(Problem(file, line, column, "", "encoding", "error", message, fix))
