"""The output folder as it is: its files, its manifest, and whether a build would change anything.

When a build ends, it seals the manifest: its modification time gets a fraction of a second that is made from the inode
of the manifest, and from inode, size and change time of every file in it. As long as these are the same, no file has
changed since, and none need be read. A change time cannot be set back, and a copy has other inodes. Where a file system
keeps no such fractions, every file is read.
"""

import errno
import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import file_digest, sha256
from pathlib import Path

from eymh_content.publish import manifest
from eymh_content.publish.manifest import FileDigest, Manifest

_SECOND = 10**9
_FRACTION = 100
"""The seal is in hundreds of nanoseconds: Windows keeps no smaller ones."""
_ATTEMPTS = 4
_TICK = 0.005
"""Seconds after which the time of a change differs from one before, on most systems."""
_DEEPEST = 100
"""How deep folders may be nested."""

FileState = tuple[int, int, int]
"""Inode, size and modification time of a file."""


class OutputFolder:
    """An output folder, read but never changed."""

    def __init__(self, path: Path) -> None:
        """Read the manifest, if there is one."""
        self.path = path
        self.manifest = manifest.read(path) or Manifest()

    @cached_property
    def files(self) -> dict[str, os.stat_result]:
        """Every file in the folder, whoever wrote it."""
        return scan_files(self.path)

    @cached_property
    def recorded(self) -> dict[str, FileDigest]:
        """Every file in the manifest."""
        return self.manifest.files()

    @cached_property
    def is_sealed(self) -> bool:
        """Whether every file in the manifest is known to be as a build left it, without reading any."""
        folder = f"{self.path}/"
        if not all(is_real_folder(folder + parent) for parent in parents(self.recorded)):
            return False
        try:
            status = os.lstat(folder + manifest.FILE_NAME)
            found = [(path, os.lstat(folder + path)) for path in sorted(self.recorded)]
        except OSError:
            return False
        return status.st_mtime_ns % _SECOND == _fraction(status, found)

    def is_up_to_date(self, request: str, input_digest: str) -> bool:
        """Return whether the last run for a request had this input, and all files that it wrote are unchanged."""
        if not self.manifest.is_current(request, input_digest):
            return False
        runs = (self.manifest.exporters[name] for name in self.manifest.requests[request])
        return self.is_sealed or all(self.matches(path, digest) for run in runs for path, digest in run.files.items())

    def matches(self, path: str, digest: FileDigest) -> bool:
        """Return whether a path is a file with these bytes. It is read unless the manifest is sealed and has it."""
        if self.is_sealed and path in self.recorded:
            return self.recorded[path] == digest
        return path in self.files and has_digest(self.path / path, digest)


def staging_folder(out: Path) -> Path:
    """Return the folder next to an output folder that is there while a build runs, or after one was killed."""
    return out.with_name(f".{out.name}.eymh-staging")


def seal(folder: Path, states: Mapping[str, FileState]) -> None:
    """Seal the manifest of a folder, if the files of the manifest are still in the states in which a build left them.

    They must be older than what the clock of the file system shows: a later change then has another change time.
    """
    file = folder / manifest.FILE_NAME
    for _ in range(_ATTEMPTS):
        os.utime(file, follow_symlinks=False)
        status = file.lstat()
        found = [(path, each) for path in sorted(states) if (each := lstat(f"{folder}/{path}"))]
        if [state_of(each) for _, each in found] != [states[path] for path in sorted(states)]:
            return
        if all(each.st_ctime_ns < status.st_ctime_ns for _, each in found):
            second = time.time_ns() // _SECOND * _SECOND
            os.utime(file, ns=(second, second + _fraction(status, found)), follow_symlinks=False)
            return
        time.sleep(_TICK)


def _fraction(sealed: os.stat_result, found: Iterable[tuple[str, os.stat_result]]) -> int:
    """Return the nanoseconds that the modification time of a sealed manifest has."""
    lines = [f"{path} {status.st_ino} {status.st_size} {status.st_ctime_ns}\n" for path, status in found]
    digest = sha256(f"{sealed.st_ino}\n{''.join(lines)}".encode(errors="surrogateescape")).digest()
    return int.from_bytes(digest[:8]) % (_SECOND // _FRACTION) * _FRACTION


def state_of(status: os.stat_result) -> FileState:
    """Return the state of a file."""
    return status.st_ino, status.st_size, status.st_mtime_ns


def lstat(path: str) -> os.stat_result | None:
    """Return the status of a file, or of a link itself; None if there is none."""
    try:
        return os.lstat(path)
    except OSError:
        return None


def is_real_folder(path: str) -> bool:
    """Return whether a path is a folder, and no link to one."""
    status = lstat(path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def has_digest(file: str | Path, digest: FileDigest) -> bool:
    """Return whether a path is a regular file, and no link, with these bytes."""
    expected, size = digest
    status = lstat(str(file))
    if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != size:
        return False
    with open(file, "rb") as data:  # noqa: PTH123  # text or path
        return file_digest(data, "sha256").hexdigest() == expected


def parents(paths: Iterable[str]) -> set[str]:
    """Return all folders above some paths, by path with forward slashes."""
    found: set[str] = set()
    for folder in {path.rpartition("/")[0] for path in paths}:
        parts = folder.split("/") if folder else []
        found |= {"/".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return found


def scan_files(folder: Path) -> dict[str, os.stat_result]:
    """Return the status of every file below a folder, by path with forward slashes. Links are not followed."""
    files: dict[str, os.stat_result] = {}
    todo = [(str(folder), "")] if folder.is_dir() else []
    while todo:
        path, prefix = todo.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if prefix.count("/") >= _DEEPEST:
                        raise OSError(errno.ENAMETOOLONG, f"Nested more than {_DEEPEST} folders deep", str(folder))
                    todo.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    files[prefix + entry.name] = entry.stat(follow_symlinks=False)
    return files


def empty_folders(folder: Path) -> Iterator[str]:
    """Yield every empty folder below a folder, by path with forward slashes."""
    for path, folders, files in os.walk(folder):
        if not folders and not files and path != str(folder):
            yield Path(path).relative_to(folder).as_posix()
