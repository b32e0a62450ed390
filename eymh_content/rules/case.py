"""No two ids or file names differ only in capital letters, or in how accents are stored."""

from collections.abc import Iterator

from eymh_content.problems import quoted
from eymh_content.rules.base import Content, ContentRule, Fault


def _folded(reference: str) -> str:
    if reference.isascii():
        return reference.lower()
    from unicodedata import normalize  # noqa: PLC0415  # nearly all are ASCII

    return normalize("NFC", normalize("NFD", reference).casefold())


def _check(content: Content) -> Iterator[Fault]:
    indexes = content.folder.indexes
    references = [*(record.ref for record in content.folder.records), *content.claimed, *indexes]
    if all(reference == _folded(reference) for reference in references):
        return  # without a capital letter there is nothing to compare
    names: dict[str, dict[str, tuple[str, str]]] = {}
    for record in content.folder.records:
        names.setdefault(_folded(record.ref), {})[record.ref] = (record.file, "")
    for claimed, file in content.claimed.items():
        names.setdefault(_folded(claimed), {}).setdefault(claimed, (file, "/id"))
    for file in indexes:
        names.setdefault(_folded(file), {})[file] = (file, "")
    for alike in names.values():
        if len(alike) > 1:
            for name, (file, pointer) in alike.items():
                other, _ = next(place for each, place in alike.items() if each != name)
                if other == file:
                    continue  # one file whose id differs from its name: another rule reports that
                message = (
                    f"The names of this file and of {quoted(other, 110)} differ only in capital letters or accents."
                )
                fix = "Rename one of them. Ids are written in small letters without accents."
                yield Fault(pointer, message, fix, file=file)


RULE = ContentRule(
    name="case-collision",
    sentence="No two ids or file names differ only in capital letters, or in how accents are stored.",
    why="On Windows and on a Mac one of the two files would overwrite the other.",
    fix="Rename one of them.",
    check=_check,
)
