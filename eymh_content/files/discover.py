"""Find the record files in a folder of content, and whatever else is in it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from eymh_content.characters import is_invisible
from eymh_content.disk import TEMPORARY
from eymh_content.errors import UsageError
from eymh_content.files.entries import entries, leads_nowhere, leads_out, like_json
from eymh_content.files.meant import content_near, is_built
from eymh_content.files.suggest import meant_or_all
from eymh_content.files.version import FIX, VERSION_FILE, ContentVersion, read_version
from eymh_content.problems import Fault
from eymh_content.schema.store import kinds

if TYPE_CHECKING:
    from eymh_content.files.names import Names

ALLOWED = {"LICENSE.md", VERSION_FILE}
OVERLAYS = "overlay"
INDEXES = "source-index"
"""The folder of the indexes of the sources, which hold no records: 'eymh sources index' writes them."""
LEDGER = "ledger"
"""The folder of the ledger files, which say what of a record has been read: 'eymh review' writes them."""
SUFFIX = ".json"


def file_of(reference: str) -> str:
    """Return the file of a record, relative to the content."""
    return f"{reference}{SUFFIX}"


def ledger_file(reference: str) -> str:
    """Return the ledger file of a record, relative to the content."""
    return file_of(f"{LEDGER}/{reference}")


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
        self.version: ContentVersion | None = None
        """The declared version; None if there is none, or it is wrong."""
        self.indexes: list[str] = []
        """The files in the folder of the indexes of the sources."""
        self.ledgers: list[RecordFile] = []
        """The ledger files, each with the kind and id of the record that it is about."""

    @property
    def files(self) -> list[RecordFile]:
        """The files of the records, then the ledger files."""
        return [*self.records, *self.ledgers]

    @cached_property
    def names(self) -> "Names":
        """What its records are called."""
        from eymh_content.files.names import Names  # noqa: PLC0415  # only where something is wrong
        from eymh_content.files.read import read_file  # noqa: PLC0415

        files = {record.ref: record.path for record in self.records if record.file not in self.unreadable}

        def read(reference: str) -> dict[str, Any]:
            data = read_file(files[reference], reference).data
            return data if isinstance(data, dict) else {}

        return Names(files, read)

    def report(self, file: str, rule: str, message: str, fix: str) -> None:
        """Add a fault."""
        self.faults.append(Fault("", message, fix, rule, file))


def printable(name: str) -> str:
    """Return a file name with broken UTF-8 and invisible characters replaced."""
    if name.isascii() and name.isprintable():
        return name
    name = os.fsencode(name).decode("utf-8", "replace")
    return "".join("\ufffd" if is_invisible(char) else char for char in name)


def no_records(content: Path) -> str:
    """Say that a folder has no records, and which folder of content was probably meant."""
    name = printable(str(content))
    if is_built(content.absolute()):
        return f"{name} was written by 'eymh build'; name the folder of the content that it was built from"
    return f"{name} has no records; {_meant(content) or 'is it the folder of the content?'}"


def _meant(content: Path) -> str:
    near = content_near(content)
    return meant_or_all([printable(str(near))]) if near else ""


def discover(content: Path) -> ContentFolder:
    """Find the files of a folder of content. UsageError if it cannot be read."""
    found = ContentFolder()
    root = os.path.realpath(content)
    try:
        top = entries(content)
    except OSError as error:
        message = f"no folder of content at {printable(str(content))}: {error.strerror or error}"
        raise UsageError("; ".join(filter(None, (message, _meant(content))))) from error
    for entry in top:
        with _reported(entry, printable(entry.name), found):
            _top_level(entry, root, found)
    found.records.sort(key=lambda record: (record.kind != "source", record.file))
    try:
        found.version = read_version(content)
    except ValueError as error:
        found.report(VERSION_FILE, "content-version", str(error), FIX)
    return found


@contextmanager
def _reported(entry: os.DirEntry[str], file: str, found: ContentFolder) -> Iterator[None]:
    """Report a file or folder that the system cannot read, and go on."""
    try:
        yield
    except OSError as error:
        what = "The folder" if os.path.isdir(entry.path) else "The file"  # noqa: PTH112  # without an error for any path
        message = f"{what} '{file}' cannot be read: {error.strerror or error}."
        found.report(file, "unreadable", message, "Make it readable.")
        found.unreadable.add(file)


def _hidden(name: str) -> bool:
    """Whether a file was left behind by another tool: it is ignored, unless it is named like a record."""
    return name.startswith(".") and not name.endswith(SUFFIX) and not name.startswith(TEMPORARY)


def _report_link(file: str, found: ContentFolder) -> None:
    message = f"'{file}' links to a place outside the content, which is not part of the content."
    found.report(file, "outside-content", message, "Replace the link with the file itself.")


def _report_broken_link(file: str, found: ContentFolder) -> None:
    message = f"'{file}' is a link that leads to no file."
    fix = "Replace the link with the file itself."
    if file.rpartition("/")[2].startswith(".#"):
        fix = "An editor makes such a link while changes are not saved: save them there, or delete the link."
    found.report(file, "unreadable", message, fix)


def _top_level(entry: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    """Take a file or folder that is directly in the content."""
    name = printable(entry.name)
    folder = _FOLDERS.get(entry.name) or (_records if entry.name in kinds() else None)
    if leads_out(entry, root):
        _report_link(name, found)
    elif leads_nowhere(entry) and not _hidden(name):
        _report_broken_link(name, found)
    elif entry.is_dir():
        (folder or _other_folder)(entry, root, found)
    elif folder:
        message = f"'{name}' is a file, but this is the name of a folder."
        found.report(name, "stray-file", message, "Rename it, or move it out of the content.")
    elif not entry.is_file() and not _hidden(name):
        found.report(name, "unreadable", f"'{name}' is not a regular file.", "Replace it with a regular file.")
    elif entry.name not in ALLOWED and not _hidden(name):
        message = f"'{name}' is not allowed here: only the folders of kinds, LICENSE.md and {VERSION_FILE} are."
        fix = "Move it into the folder of its kind." if name.endswith(SUFFIX) else "Move it out of the content."
        found.report(name, "stray-file", message, fix)


def _records(folder: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    _files(folder, folder.name, root, found, found.records)


def _files(folder: os.DirEntry[str], path: str, root: str, found: ContentFolder, into: list[RecordFile]) -> None:
    """Take what is in the folder of a kind, which has the ``path`` relative to the content."""
    for entry in entries(folder.path):
        name = printable(entry.name)
        file = f"{path}/{name}"
        if name.endswith(SUFFIX) and entry.is_file(follow_symlinks=False):  # as nearly all are
            into.append(RecordFile(folder.name, name[: -len(SUFFIX)], entry.path, file))
            continue
        with _reported(entry, file, found):
            _in_kind(path, entry, root, found, into)


def _in_kind(path: str, entry: os.DirEntry[str], root: str, found: ContentFolder, into: list[RecordFile]) -> None:
    """Take a file or folder that is in the folder of a kind."""
    name = printable(entry.name)
    file = f"{path}/{name}"
    if name.endswith(SUFFIX):
        into.append(RecordFile(path.rpartition("/")[2], name[: -len(SUFFIX)], entry.path, file))
        _check_file(entry, root, file, found)
    elif entry.is_dir():
        message = f"'{file}' is a folder. Records are directly in the folder of their kind."
        found.report(file, "stray-file", message, f"Move its files to '{path}/'.")
    elif not _hidden(name):
        message = f"'{file}' is not a record: the name of a record file ends in '.json'."
        meant = name[: -len(suffix)] + SUFFIX if (suffix := like_json(name)) else ""
        fix = f"Rename it to '{meant}'." if meant else "Move it out of the content, or delete it."
        if meant and os.path.exists(os.path.join(os.path.dirname(entry.path), meant)):  # noqa: PTH110, PTH118, PTH120
            fix = f"There is '{path}/{meant}' too: keep the right one of the two."
        found.report(file, "stray-file", message, fix)


def _check_file(entry: os.DirEntry[str], root: str, file: str, found: ContentFolder) -> None:
    """Report why something that is named like a record cannot be read as one."""
    count = len(found.faults)
    if leads_nowhere(entry):
        _report_broken_link(file, found)
    elif leads_out(entry, root):
        _report_link(file, found)
    elif entry.is_dir():
        message = f"'{file}' is a folder, although its name ends in '.json' like that of a file."
        found.report(file, "unreadable", message, "Delete the folder, or rename it and move its files.")
    elif not entry.is_file():
        found.report(file, "unreadable", f"'{file}' is not a regular file.", "Replace it with a regular file.")
    if len(found.faults) > count:
        found.unreadable.add(file)


def _other_folder(entry: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    from eymh_content.files.names import kind_meant  # noqa: PLC0415  # only where something is wrong

    name = printable(entry.name)
    if _hidden(name):
        return
    near = kind_meant(name)
    message = (
        f"'{name}' is not a kind of record, so nothing in this folder is read. The kinds are {', '.join(kinds())}."
    )
    fix = f"Did you mean '{near}'? Rename the folder." if near else "Move its files to the folder of their kind."
    if near and os.path.exists(os.path.join(root, near)):  # noqa: PTH110, PTH118  # without an error for any path
        fix = f"Did you mean '{near}'? Move its files there."
    found.report(name, "unknown-kind", message, fix)
    if near:
        slugs = (printable(record.name)[: -len(SUFFIX)] for record in entries(entry.path))
        found.misplaced |= {f"{near}/{slug}" for slug in slugs}


def _overlays(entry: os.DirEntry[str], _root: str, found: ContentFolder) -> None:
    if entries(entry.path):
        message = f"The folder '{OVERLAYS}' is reserved: nothing reads the files in it yet."
        found.report(OVERLAYS, "reserved-folder", message, "Move its files elsewhere until then.")


def _indexes(entry: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    for index in entries(entry.path):
        file = f"{INDEXES}/{printable(index.name)}"
        found.indexes.append(file)
        if leads_out(index, root):
            _report_link(file, found)


def _ledgers(entry: os.DirEntry[str], root: str, found: ContentFolder) -> None:
    for kind in entries(entry.path):
        name = printable(kind.name)
        file = f"{LEDGER}/{name}"
        with _reported(kind, file, found):
            if leads_out(kind, root):
                _report_link(file, found)
            elif kind.name in kinds() and kind.is_dir():
                _files(kind, file, root, found, found.ledgers)
            elif not _hidden(name):
                message = f"'{file}' is not allowed here: only a folder for each kind of record is."
                found.report(file, "stray-file", message, f"Move it out of '{LEDGER}/', or delete it.")


_FOLDERS = {OVERLAYS: _overlays, INDEXES: _indexes, LEDGER: _ledgers}
"""What to do with the folders that are not of a kind."""
