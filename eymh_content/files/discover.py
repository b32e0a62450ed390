"""What lies in a folder of content: record files, and what has no business there."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from eymh_content.errors import UsageError
from eymh_content.files.suggest import nearest
from eymh_content.schema.store import kinds

ALLOWED = {"LICENSE.md"}
OVERLAYS = "overlay"
GENERATED = {"source-index"}
"""Folders that hold no records, and that commands of ours write."""
SUFFIX = ".json"


class RecordFile(NamedTuple):
    """A file that should hold a record."""

    kind: str
    id: str  # as its name promises
    path: str
    file: str  # relative to the content, with forward slashes, fit to be shown

    @property
    def reference(self) -> str:
        """The reference that its place promises: kind/id."""
        return f"{self.kind}/{self.id}"


class Oddity(NamedTuple):
    """Something in the folder that is no record file."""

    file: str
    rule: str
    message: str
    fix: str


class Folder:
    """A folder of content, looked through once. Sources come first: anchors are measured against them."""

    def __init__(self) -> None:
        self.records: list[RecordFile] = []
        self.oddities: list[Oddity] = []
        self.unreadable: set[str] = set()
        """Record files, as shown, that are none when looked at."""
        self.misplaced: set[str] = set()
        """References of records that lie in a folder whose name is nearly that of a kind."""


def shown(name: str) -> str:
    """Make a file name fit to be shown: no broken UTF-8, no control characters."""
    if name.isascii() and name.isprintable():
        return name
    name = os.fsencode(name).decode("utf-8", "replace")
    return "".join(char if char.isprintable() else "\ufffd" for char in name)


def look_through(content: Path) -> Folder:
    """Look through a folder of content. OSError if it cannot be read."""
    found = Folder()
    root = os.path.realpath(content)
    for entry in _entries(content):
        if entry.name == OVERLAYS:
            found.oddities.extend(_overlays(entry))
        elif entry.name in GENERATED:
            continue
        elif entry.is_dir():
            if _leads_out(entry, root):
                found.oddities.append(_outside(shown(entry.name)))
            elif entry.name in kinds():
                _look_into(entry, root, found)
            else:
                _unknown_kind(entry, found)
        elif entry.name not in ALLOWED and not _hidden(entry.name):
            fix = (
                "Move it into the folder of its kind." if entry.name.endswith(SUFFIX) else "Move it out of the content."
            )
            message = f"'{shown(entry.name)}' lies beside the folders of records; only folders and LICENSE.md do."
            found.oddities.append(Oddity(shown(entry.name), "stray-file", message, fix))
    found.records.sort(key=lambda record: (record.kind != "source", record.file))
    return found


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _hidden(name: str) -> bool:
    """Files that tools leave behind are not ours to judge, unless they pass for a record."""
    return name.startswith(".") and not name.endswith(SUFFIX)


def _leads_out(entry: os.DirEntry[str], root: str) -> bool:
    if not entry.is_symlink():
        return False
    return os.path.commonpath([root, os.path.realpath(entry.path)]) != root


def _outside(file: str) -> Oddity:
    message = f"'{file}' is a link to a place outside the content, so whoever receives the content does not receive it."
    return Oddity(file, "outside-content", message, "Put the file itself here instead of the link.")


def _look_into(folder: os.DirEntry[str], root: str, found: Folder) -> None:
    kind = folder.name
    try:
        entries = _entries(folder.path)
    except OSError as error:
        message = f"The folder '{kind}' cannot be read: {error.strerror}."
        found.oddities.append(Oddity(kind, "unreadable", message, "Give yourself the right to read it."))
        return
    for entry in entries:
        file = f"{kind}/{shown(entry.name)}"
        if entry.name.endswith(SUFFIX):
            found.records.append(RecordFile(kind, shown(entry.name)[: -len(SUFFIX)], entry.path, file))
            oddity = _no_file(entry, root, file)
            if oddity:
                found.unreadable.add(file)
                found.oddities.append(oddity)
        elif entry.is_dir():
            message = f"'{file}' is a folder. Records lie directly in the folder of their kind."
            found.oddities.append(Oddity(file, "stray-file", message, f"Move its files to '{kind}/'."))
        elif not _hidden(entry.name):
            message = f"'{file}' is no record: the name of a record file ends in '.json'."
            near = entry.name.lower().endswith((".json5", ".jsonc", ".json.txt", ".jsn", ".json"))
            fix = "Rename it so that it ends in '.json'." if near else "Move it out of the content, or delete it."
            found.oddities.append(Oddity(file, "stray-file", message, fix))


def _no_file(entry: os.DirEntry[str], root: str, file: str) -> Oddity | None:
    """Say why something named like a record cannot be read as one."""
    if entry.is_symlink() and not Path(entry.path).exists():
        return Oddity(
            file, "unreadable", f"'{file}' is a link to a file that does not exist.", "Put the file itself here."
        )
    if _leads_out(entry, root):
        return _outside(file)
    if entry.is_dir():
        message = f"'{file}' is a folder, although its name ends in '.json' as that of a file."
        return Oddity(file, "unreadable", message, "Delete the folder, or rename it and move its files.")
    if not entry.is_file():
        return Oddity(file, "unreadable", f"'{file}' is no ordinary file.", "Put an ordinary file here.")
    return None


def _unknown_kind(entry: os.DirEntry[str], found: Folder) -> None:
    name = shown(entry.name)
    if _hidden(name):
        return
    guess = nearest(name.lower(), kinds(), 0.75)
    message = (
        f"'{name}' is not a kind of record, so nothing in this folder is read. The kinds are {', '.join(kinds())}."
    )
    fix = f"Did you mean '{guess}'? Rename the folder." if guess else "Move its files to the folder of their kind."
    found.oddities.append(Oddity(name, "unknown-kind", message, fix))
    if guess:
        with os.scandir(entry.path) as entries:
            names = [inner.name for inner in entries if inner.name.endswith(SUFFIX)]
        found.misplaced |= {f"{guess}/{shown(inner)[: -len(SUFFIX)]}" for inner in names}


def _overlays(entry: os.DirEntry[str]) -> Iterator[Oddity]:
    if entry.is_dir() and any(inner.name for inner in os.scandir(entry.path)):
        message = f"'{OVERLAYS}' is kept for later: nothing reads the files in it yet."
        yield Oddity(OVERLAYS, "reserved-folder", message, "Move its files elsewhere until then.")


def inside(content: Path, path: Path) -> str:
    """Give a path as it stands in problems: relative to the content. Its last name may be that of a broken link."""
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"no file or folder at {path}")
    full = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    try:
        return full.relative_to(content.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{path} lies outside the content, which is {content}") from None


def is_below(file: str, wanted: list[str]) -> bool:
    """Say whether a file lies at or below one of the wanted paths; all do if none is wanted."""
    return not wanted or any(path in (".", file) or file.startswith(f"{path}/") for path in wanted)
