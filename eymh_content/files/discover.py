"""Find the record files in a folder of content, and whatever else is in it."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from eymh_content.characters import is_invisible
from eymh_content.errors import UsageError
from eymh_content.files.suggest import nearest
from eymh_content.problems import Fault
from eymh_content.schema.store import kinds

ALLOWED = {"LICENSE.md"}
OVERLAYS = "overlay"
INDEXES = "source-index"
"""The folder of the indexes of the sources, which hold no records: 'eymh sources index' writes them."""
SUFFIX = ".json"


def file_of(reference: str) -> str:
    """Return the file of a record, relative to the content."""
    return f"{reference}{SUFFIX}"


class RecordFile(NamedTuple):
    """A file that should hold a record."""

    kind: str
    id: str
    """The id that its file name gives."""
    path: str
    file: str
    """Its path relative to the content, with forward slashes, and unprintable characters replaced."""

    @property
    def ref(self) -> str:
        """The reference that its path gives: kind/id."""
        return f"{self.kind}/{self.id}"


class ContentFolder:
    """The files of a folder of content. Sources come first: anchors are checked against them."""

    def __init__(self) -> None:
        """Start without files."""
        self.records: list[RecordFile] = []
        self.faults: list[Fault] = []
        """What is in the folder and is not a record file."""
        self.unreadable: set[str] = set()
        """Files that are named like a record and cannot be read as one."""
        self.misplaced: set[str] = set()
        """References of records in a folder whose name is nearly that of a kind."""

    def report(self, file: str, rule: str, message: str, fix: str) -> None:
        """Add a fault."""
        self.faults.append(Fault("", message, fix, rule, file))


def printable(name: str) -> str:
    """Return a file name with broken UTF-8 and invisible characters replaced."""
    if name.isascii() and name.isprintable():
        return name
    name = os.fsencode(name).decode("utf-8", "replace")
    return "".join("\ufffd" if is_invisible(char) else char for char in name)


def discover(content: Path) -> ContentFolder:
    """Find the files of a folder of content. UsageError if it cannot be read."""
    found = ContentFolder()
    root = os.path.realpath(content)
    try:
        entries = _entries(content)
    except OSError as error:
        raise UsageError(f"no folder of content at {content}: {error.strerror or error}") from error
    for entry in entries:
        if entry.name == INDEXES:
            continue
        if entry.name == OVERLAYS:
            _overlays(entry, found)
        elif entry.is_dir():
            _folder(entry, root, found)
        elif entry.name not in ALLOWED and not _hidden(entry.name):
            name = printable(entry.name)
            fix = "Move it into the folder of its kind." if name.endswith(SUFFIX) else "Move it out of the content."
            message = f"'{name}' is not allowed here: only the folders of kinds and LICENSE.md are."
            found.report(name, "stray-file", message, fix)
    found.records.sort(key=lambda record: (record.kind != "source", record.file))
    return found


def _entries(folder: Path | str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _hidden(name: str) -> bool:
    """Whether a file was left behind by a tool: it is ignored, unless it is named like a record."""
    return name.startswith(".") and not name.endswith(SUFFIX)


def _leads_out(entry: os.DirEntry[str], root: str) -> bool:
    if not entry.is_symlink():
        return False
    return os.path.commonpath([root, os.path.realpath(entry.path)]) != root


def _report_link(file: str, found: ContentFolder) -> None:
    message = f"'{file}' links to a place outside the content, which is not part of the content."
    found.report(file, "outside-content", message, "Replace the link with the file itself.")


def _folder(entry: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    if _leads_out(entry, root):
        _report_link(printable(entry.name), found)
    elif entry.name in kinds():
        _records(entry, root, found)
    elif not _hidden(entry.name):
        _unknown_kind(entry, found)


def _records(folder: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    kind = folder.name
    try:
        entries = _entries(folder.path)
    except OSError as error:
        message = f"The folder '{kind}' cannot be read: {error.strerror}."
        found.report(kind, "unreadable", message, "Make the folder readable.")
        return
    for entry in entries:
        name = printable(entry.name)
        file = f"{kind}/{name}"
        if name.endswith(SUFFIX):
            found.records.append(RecordFile(kind, name[: -len(SUFFIX)], entry.path, file))
            _check_file(entry, root, file, found)
        elif entry.is_dir():
            message = f"'{file}' is a folder. Records are directly in the folder of their kind."
            found.report(file, "stray-file", message, f"Move its files to '{kind}/'.")
        elif not _hidden(entry.name):
            message = f"'{file}' is not a record: the name of a record file ends in '.json'."
            near = name.lower().endswith((".json5", ".jsonc", ".json.txt", ".jsn", ".json"))
            fix = "Rename it so that it ends in '.json'." if near else "Move it out of the content, or delete it."
            found.report(file, "stray-file", message, fix)


def _check_file(entry: os.DirEntry[str], root: str, file: str, found: ContentFolder) -> None:
    """Report why something that is named like a record cannot be read as one."""
    count = len(found.faults)
    if entry.is_symlink() and not Path(entry.path).exists():
        message = f"'{file}' links to a file that does not exist."
        found.report(file, "unreadable", message, "Replace the link with the file itself.")
    elif _leads_out(entry, root):
        _report_link(file, found)
    elif entry.is_dir():
        message = f"'{file}' is a folder, although its name ends in '.json' like that of a file."
        found.report(file, "unreadable", message, "Delete the folder, or rename it and move its files.")
    elif not entry.is_file():
        found.report(file, "unreadable", f"'{file}' is not a regular file.", "Replace it with a regular file.")
    if len(found.faults) > count:
        found.unreadable.add(file)


def _unknown_kind(entry: os.DirEntry[str], found: ContentFolder) -> None:
    name = printable(entry.name)
    near = nearest(name.lower(), kinds(), 0.75)
    message = (
        f"'{name}' is not a kind of record, so nothing in this folder is read. The kinds are {', '.join(kinds())}."
    )
    fix = f"Did you mean '{near}'? Rename the folder." if near else "Move its files to the folder of their kind."
    found.report(name, "unknown-kind", message, fix)
    if near:
        found.misplaced |= {f"{near}/{slug}" for slug in _slugs_in(entry.path)}


def _slugs_in(folder: str) -> Iterator[str]:
    for entry in _entries(folder):
        if entry.name.endswith(SUFFIX):
            yield printable(entry.name)[: -len(SUFFIX)]


def _overlays(entry: os.DirEntry[str], found: ContentFolder) -> None:
    if entry.is_dir() and _entries(entry.path):
        message = f"The folder '{OVERLAYS}' is reserved: nothing reads the files in it yet."
        found.report(OVERLAYS, "reserved-folder", message, "Move its files elsewhere until then.")


def relative_to(content: Path, path: Path) -> str:
    """Return a path relative to the content, as problems name it. The last name may be that of a broken link.

    UsageError if there is no such path, or it is outside the content.
    """
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"no file or folder at {path}")
    full = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    try:
        return full.relative_to(content.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{path} is outside the content, which is {content}") from None


def is_below(file: str, paths: Sequence[str]) -> bool:
    """Return whether a file is at or below one of some paths; every file is, if there are none."""
    return not paths or any(path in (".", file) or file.startswith(f"{path}/") for path in paths)
