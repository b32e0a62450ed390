"""No two ids differ only in capital letters."""

from collections.abc import Iterator

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Content, Found, Rule


def _folded(reference: str) -> str:
    if reference.isascii():
        return reference.lower()
    from unicodedata import normalize  # noqa: PLC0415  # nearly all are ASCII

    return normalize("NFC", reference).casefold()


def _check(content: Content) -> Iterator[Found]:
    names: dict[str, dict[str, tuple[str, str]]] = {}
    for record in content.folder.records:
        names.setdefault(_folded(record.reference), {})[record.reference] = (record.file, "")
    for claimed, file in content.claimed.items():
        names.setdefault(_folded(claimed), {}).setdefault(claimed, (file, "/id"))
    for together in names.values():
        if len(together) > 1:
            for name, (file, pointer) in together.items():
                other, _ = next(place for each, place in together.items() if each != name)
                fix = "Give one of them another name. Ids are written in small letters."
                if other == file:
                    continue  # one file, whose id and name differ: that is said elsewhere
                message = f"The names of this record and of {quoted(other, 110)} differ only in capital letters."
                yield Found(file, Fault(pointer, message, fix))


RULE = Rule(
    name="case-collision",
    sentence="No two ids or file names differ only in capital letters.",
    why="On Windows and on a Mac one of the two files would overwrite the other.",
    fix="Give one of them another name.",
    scope="content",
    check_all=_check,
)
