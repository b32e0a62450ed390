"""What the output depends on, as a digest. If it is the same as in the manifest, nothing is built.

It covers the bytes of the content, the schemas and the code, the installed packages, and the options. It may change
when the output does not (an unrelated package was installed), but never the other way round: of the records it is in
the end the digest of the bytes that were used, even if a file has changed since the start.

The files are read with ``os`` functions: ``pathlib`` and ``open`` take twice as long.
"""

import os
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from eymh_content.disk import read_regular
from eymh_content.paths import schema_dir

_PACKAGE = Path(__file__).parents[1]
_SKIPPED = {b"__pycache__", b"_data"}
_LARGEST = 10_000_000
"""Bytes above which a file is not read: no input is larger."""
_UNREADABLE = b"cannot be read"
_by_name = attrgetter("name")


class Inputs:
    """The inputs of a build, as they are when this is made."""

    def __init__(self, content: Path, nations: tuple[str, ...], packs: tuple[str, ...]) -> None:
        """Read content, schemas, code, installed packages and options. What cannot be read is noted as such."""
        self._files = {path: sha256(data).digest() for path, data in _files(os.fsencode(content))}
        self._options = repr((sorted(nations), sorted(packs))).encode()
        self._program = _program()

    def digest(self) -> str:
        """Return the digest of the inputs."""
        whole = sha256(self._program)
        whole.update(b"".join([b"%b\0%b" % (path, self._files[path]) for path in sorted(self._files)]))
        whole.update(self._options)
        return whole.hexdigest()

    def digest_of_used(self, used: Mapping[str, bytes]) -> str:
        """Return the digest with the bytes of the records and indexes that were used, by path relative to the content.

        It is empty, which is that of no inputs, if the program has changed since.
        """
        others = {path: data for path, data in self._files.items() if not _is_record(path)}
        self._files = others | {os.fsencode(path): sha256(data).digest() for path, data in used.items()}
        return self.digest() if _program() == self._program else ""


def _is_record(path: bytes) -> bool:
    return path.count(b"/") == 1 and path.endswith(b".json") and not path.startswith(b"source-index/")


def program_folders() -> list[Path]:
    """Return the folders of the code and of the schemas."""
    exporters = [Path(place) / "eymh_exporters" for place in sys.path if place]
    return [schema_dir(), _PACKAGE, *filter(os.path.isdir, exporters)]


def _program() -> bytes:
    digest = sha256()
    for folder in program_folders():
        digest.update(b"folder\0")
        for path, data in _files(os.fsencode(folder)):
            digest.update(b"%b\0%d\0" % (path, len(data)))
            digest.update(data)
    digest.update(repr((sys.version, sorted(_installed()))).encode())
    return digest.digest()


def _files(folder: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the relative path and the data of everything below a folder that is no folder, in a fixed order.

    Paths are bytes. A link has an entry of its own, with its target.
    """
    todo = [b""]
    while todo:
        prefix = todo.pop()
        entries = _entries(b"%b/%b" % (folder, prefix))
        if entries is None:
            yield prefix, _UNREADABLE
        for entry in entries or ():
            if entry.is_file(follow_symlinks=False):
                yield prefix + entry.name, _data(entry.path)
                continue
            is_link = entry.is_symlink()
            if is_link:
                yield prefix + entry.name + b"\0link", os.readlink(entry.path)  # noqa: PTH115  # bytes
            if not _is_folder(entry):
                yield prefix + entry.name, _data(entry.path)
            elif not is_link and entry.name not in _SKIPPED:
                todo.append(b"%b%b/" % (prefix, entry.name))


def _entries(folder: bytes) -> list[os.DirEntry[bytes]] | None:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=_by_name)
    except OSError:
        return None


def _is_folder(entry: os.DirEntry[bytes]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a loop of links
        return False


def _data(path: bytes) -> bytes:
    try:
        return read_regular(path, _LARGEST)
    except OSError:
        return _UNREADABLE


def _installed() -> Iterator[str]:
    """Yield the name and version of each installed package, and its entry points.

    They are read from the folders: importing ``importlib.metadata`` takes as long as reading the content.
    """
    for place in filter(os.path.isdir, sys.path):
        for entry in _entries(os.fsencode(place)) or ():
            if entry.name.endswith(b".dist-info"):
                yield os.fsdecode(entry.name)
                points = b"%b/entry_points.txt" % entry.path
                if os.path.isfile(points):  # noqa: PTH113
                    yield _data(points).decode(errors="replace")
