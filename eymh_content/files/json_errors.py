"""Why a file was refused: no UTF-8, nothing in it, a name that stands twice, or a place where it stops being JSON."""

import jiter

from eymh_content.files.json_syntax import explain
from eymh_content.files.positions import Scan, line_and_column
from eymh_content.files.read import Reading, refused, whole
from eymh_content.problems import MANY, Problem, and_more, quoted

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def look_closely(raw: bytes, file: str, before: tuple[Problem, ...], refusal: str) -> Reading:
    """Say why the parser refused the bytes of a file; what it read all the same can still be checked."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        return _not_utf8(raw, file, error)
    if not text.strip():
        return refused(whole(file, "empty-file", "The file is empty.", "Write the record, or delete the file."))
    scan = Scan(text)
    repeated = tuple(_repeated(scan, text, file))
    if scan.broken is None and repeated:
        return Reading(raw, jiter.from_json(raw, allow_inf_nan=False), before + repeated)
    if scan.broken is None:
        message, fix, rule, offset = (
            f"This is not JSON: {refusal}.",
            "Compare it with a record that is valid.",
            "json",
            0,
        )
    else:
        rule, offset, message, fix = explain(text, scan.broken)
    problem = Problem(file, *line_and_column(text, offset), "", rule, "error", message, fix)
    return Reading(raw, None, (*before, *repeated, problem), usable=False)


def _repeated(scan: Scan, text: str, file: str) -> list[Problem]:
    problems = []
    for pointer, offset in scan.repeated[:MANY]:
        name = quoted(pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~"))
        message = f"{name} stands here a second time; within one pair of braces each name may stand once."
        line, column = line_and_column(text, offset)
        fix = "Keep the right one and delete the other."
        problems.append(Problem(file, line, column, pointer, "repeated-name", "error", message, fix))
    if len(scan.repeated) > MANY:
        more = and_more(len(scan.repeated) - MANY)
        problems.append(whole(file, "repeated-name", more.message, more.fix))
    return problems


def _not_utf8(raw: bytes, file: str, error: UnicodeDecodeError) -> Reading:
    if raw.startswith(_UTF_16):
        message = "The file is saved as UTF-16 and cannot be read."
        return refused(whole(file, "encoding", message, "Save it as 'UTF-8'."))
    before = raw[: error.start].decode("utf-8")
    byte = raw[error.start]
    try:
        meant = f" (in the older Windows encoding it would be {bytes([byte]).decode('cp1252')!r})"
    except UnicodeDecodeError:
        meant = ""
    message = f"Here stands a byte that is not UTF-8: {byte:#04x}{meant}."
    fix = "Save the file as 'UTF-8', and see that this character is right."
    line, column = line_and_column(before, len(before))
    return refused(Problem(file, line, column, "", "encoding", "error", message, fix))
