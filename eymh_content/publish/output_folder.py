"""The output folder as it is: its files, its manifest, and whether a build would change anything."""

import os
import stat
from collections.abc import Iterator, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from eymh_content.publish import manifest
from eymh_content.publish.manifest import FileDigest, Manifest


class OutputFolder:
    """An output folder, read but never changed."""

    def __init__(self, path: Path) -> None:
        """Read the manifest, if there is one."""
        self.path = path
        self.manifest = manifest.read(path) or Manifest()
        status = _lstat(f"{path}/{manifest.FILE_NAME}")
        self._built_at = status.st_mtime_ns if status else 0

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
        """Return whether a path is a file with these bytes.

        A file in the manifest that has its recorded size and is not newer than the manifest is unchanged since that
        build. Any other file of the right size is read.
        """
        expected, size = digest
        status = _lstat(f"{self.path}/{path}")
        if status is None or not stat.S_ISREG(status.st_mode) or status.st_size != size:
            return False
        if status.st_mtime_ns <= self._built_at and self.recorded.get(path) == digest:
            return True
        return sha256((self.path / path).read_bytes()).hexdigest() == expected

    def _are_unchanged(self, files: Mapping[str, FileDigest]) -> bool:
        """Return whether all these files of the manifest match their digests.

        This repeats the first test of ``matches``, because a call for each file would take half as long again.
        """
        lstat, is_regular, folder, built_at = os.lstat, stat.S_ISREG, f"{self.path}/", self._built_at
        try:
            for path, digest in files.items():
                status = lstat(folder + path)
                unchanged = (
                    status.st_size == digest[1] and status.st_mtime_ns <= built_at and is_regular(status.st_mode)
                )
                if not (unchanged or self.matches(path, digest)):
                    return False
        except OSError:
            return False
        return True


def _lstat(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None


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
