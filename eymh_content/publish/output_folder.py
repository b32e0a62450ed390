"""The output folder as it is: its files, its manifest, and whether a build would change anything.

A file that a build wrote is read only if it may have changed. The manifest tells: when a build ends, it sets the
modification time of the manifest so that its fraction of a second is made from the inode. Such a manifest is sealed: it
is the one that the build wrote, no copy of it, and a file with an older change time is as that build left it. A change
time cannot be set back. Where a file system keeps no such fractions, every file is read.
"""

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import file_digest
from pathlib import Path

from eymh_content.publish import manifest
from eymh_content.publish.manifest import FileDigest, Manifest

_SECOND = 10**9
_ATTEMPTS = 3
_TICK = 0.005
"""Seconds after which the time of a change differs from one before, on most systems."""

FileState = tuple[int, int, int]
"""Inode, size and modification time of a file."""


class OutputFolder:
    """An output folder, read but never changed."""

    def __init__(self, path: Path) -> None:
        """Read the manifest, if there is one."""
        self.path = path
        self.manifest = manifest.read(path) or Manifest()
        status = lstat(f"{path}/{manifest.FILE_NAME}")
        self._sealed_at = status.st_ctime_ns if status and status.st_mtime_ns % _SECOND == _seal(status) else 0

    @cached_property
    def files(self) -> dict[str, os.stat_result]:
        """Every file in the folder, whoever wrote it."""
        return scan_files(self.path)

    @cached_property
    def recorded(self) -> dict[str, FileDigest]:
        """Every file in the manifest."""
        return self.manifest.files()

    def is_up_to_date(self, request: str, input_digest: str) -> bool:
        """Return whether the last run for a request had this input, and all files that it wrote are unchanged."""
        return self.manifest.is_current(request, input_digest) and all(
            self._are_unchanged(self.manifest.exporters[name].files) for name in self.manifest.requests[request]
        )

    def matches(self, path: str, digest: FileDigest) -> bool:
        """Return whether a path is a file with these bytes. It is read unless the seal shows that it is unchanged."""
        status = self.files.get(path)
        if status is None or status.st_size != digest[1]:
            return False
        if self.recorded.get(path) == digest and stat.S_ISREG(status.st_mode) and self._is_older(status):
            return True
        return has_digest(self.path / path, digest)

    def _is_older(self, status: os.stat_result) -> bool:
        """Return whether a file is older than the seal. On Windows the change time is that of the creation."""
        return status.st_ctime_ns < self._sealed_at and status.st_mtime_ns < self._sealed_at

    def _are_unchanged(self, files: Mapping[str, FileDigest]) -> bool:
        """Return whether all these files of the manifest match their digests.

        This repeats the tests of ``matches``, because a call for each file would take half as long again.
        """
        status_of, is_regular, sealed_at = os.lstat, stat.S_ISREG, self._sealed_at
        folder = f"{self.path}/"
        if not all(is_real_folder(folder + parent) for parent in parents(files)):
            return False
        try:
            for path, digest in files.items():
                status = status_of(folder + path)
                unchanged = (
                    status.st_size == digest[1]
                    and status.st_ctime_ns < sealed_at
                    and status.st_mtime_ns < sealed_at
                    and is_regular(status.st_mode)
                )
                if not (unchanged or has_digest(folder + path, digest)):
                    return False
        except OSError:
            return False
        return True


def staging_folder(out: Path) -> Path:
    """Return the folder next to an output folder that is there while a build runs, or after one was killed."""
    return out.with_name(f".{out.name}.eymh-staging")


def seal(folder: Path, states: Mapping[str, FileState]) -> None:
    """Seal the manifest of a folder, if the files of the manifest are still in the states in which a build left them.

    First the change time of the manifest is set, then the files are looked at: a change between the two is seen now, a
    later one is newer than the seal. Files that are not older than the seal would be read by every build: then the
    manifest is sealed once more.
    """
    file = folder / manifest.FILE_NAME
    for _ in range(_ATTEMPTS):
        second = time.time_ns() // _SECOND * _SECOND
        os.utime(file, ns=(second, second + _seal(file.lstat())), follow_symlinks=False)
        sealed_at = file.lstat().st_ctime_ns
        found = {path: lstat(f"{folder}/{path}") for path in states}
        if any(status is None or state_of(status) != states[path] for path, status in found.items()):
            os.utime(file, follow_symlinks=False)
            return
        if all(status and status.st_ctime_ns < sealed_at for status in found.values()):
            return
        time.sleep(_TICK)


def _seal(status: os.stat_result) -> int:
    """Return the nanoseconds that the modification time of a sealed manifest has: hundreds, for Windows."""
    return status.st_ino % (_SECOND // 100) * 100


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
                    todo.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    files[prefix + entry.name] = entry.stat(follow_symlinks=False)
    return files


def empty_folders(folder: Path) -> Iterator[str]:
    """Yield every empty folder below a folder, by path with forward slashes."""
    for path, folders, files in os.walk(folder):
        if not folders and not files and path != str(folder):
            yield Path(path).relative_to(folder).as_posix()
