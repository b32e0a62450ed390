"""No two ids differ only in capital letters."""

from collections.abc import Iterator
from unicodedata import normalize

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Content, Found, Rule


def _folded(reference: str) -> str:
    return normalize("NFC", reference).casefold()


def _check(content: Content) -> Iterator[Found]:
    files: dict[str, dict[str, str]] = {}
    for record in content.folder.records:
        files.setdefault(_folded(record.reference), {})[record.file] = ""
    for claimed, file in content.claimed.items():
        files.setdefault(_folded(claimed), {})[file] = "/id"
    for together in files.values():
        if len(together) > 1:
            for file, pointer in sorted(together.items()):
                others = [other for other in together if other != file]
                if _folded(file) == _folded(others[0]):
                    message = f"The names of this file and of {quoted(others[0])} differ only in capital letters."
                else:
                    message = f"This record and {quoted(others[0], 110)} have the same id, but for capital letters."
                fix = "Give one of them another name. Ids are written in small letters."
                yield Found(file, Fault(pointer, message, fix))


RULE = Rule(
    name="case-collision",
    sentence="No two ids or file names differ only in capital letters.",
    why="On Windows and on a Mac one of the two files would overwrite the other.",
    fix="Give one of them another name.",
    scope="content",
    check_all=_check,
)
