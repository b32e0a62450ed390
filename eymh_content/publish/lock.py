"""A folder that belongs to one process at a time.

It is private: its mode is 0700, where there are modes. Its file ``lock`` begins with a mark, and is locked with flock
while the process runs. A link is not ours, nor is a folder of another user, or one with other files but without the
mark: these are left alone.
"""

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from eymh_content.errors import ExportError

if sys.platform != "win32":
    import fcntl

MARK = b"eymh-content: staging folder\nprocess "
"""What the lock begins with; the process ID follows."""
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_WRITABLE = 0o022
"""The permissions of others to write to a folder; nobody else may write to ours."""


class Lock:
    """The lock on a folder, from ``acquire`` to ``release``."""

    def __init__(self, folder: Path) -> None:
        """Set the paths; nothing is created yet."""
        self._folder = folder
        self._file = folder / "lock"
        self._descriptor = -1
        self._is_made = False

    def acquire(self) -> None:
        """Create the folder, or take over one that a killed process left.

        ExportError if a running process has it, or it is not ours; OSError if it cannot be created.
        """
        try:
            while self._descriptor < 0:
                with suppress(FileExistsError):
                    self._folder.mkdir(mode=0o700)
                    self._is_made = True
                with suppress(FileNotFoundError):  # another process has just deleted it: try again
                    self._check_folder()
                    self._open()
        except OSError:
            self.release()
            raise

    def is_held(self) -> bool:
        """Return whether the folder is still there, with our lock in it."""
        try:
            return os.path.samestat(os.fstat(self._descriptor), self._file.lstat())
        except OSError:
            return False

    def release(self) -> None:
        """Delete the folder, if there is nothing in it but our lock, and let other processes have it."""
        with suppress(OSError):  # the next process may have it already
            if self._descriptor >= 0 and list(self._folder.iterdir()) == [self._file]:
                self._file.unlink()
            if self._descriptor >= 0 or self._is_made:
                self._folder.rmdir()
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _check_folder(self) -> None:
        status = self._folder.lstat()
        own = sys.platform == "win32" or status.st_uid == os.geteuid()
        safe = self._is_made or sys.platform == "win32" or not status.st_mode & _WRITABLE
        if not (stat.S_ISDIR(status.st_mode) and own and safe):
            raise self._not_ours()
        found = list(self._folder.iterdir())
        if found and self._file not in found:
            raise self._not_ours()

    def _open(self) -> None:
        """Open and lock the file, and write our process ID into it. If it has been deleted meanwhile, do nothing."""
        descriptor = os.open(self._file, _OPEN, 0o600)
        try:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise self._not_ours()
            self._flock(descriptor)
            if os.path.samestat(os.fstat(descriptor), self._file.lstat()):
                self._check_mark(descriptor)
                self._descriptor = descriptor
                self._write_mark()
        finally:
            if self._descriptor != descriptor:
                os.close(descriptor)

    def _flock(self, descriptor: int) -> None:
        if sys.platform == "win32":
            return
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = os.read(descriptor, 100).removeprefix(MARK).decode("ascii", "replace").strip()
            process = f" (process {owner})" if owner else ""
            raise ExportError(
                f"another build{process} is writing to the same folder; wait until it has finished"
            ) from None

    def _check_mark(self, descriptor: int) -> None:
        before = os.read(descriptor, len(MARK))
        if before != MARK and (before or list(self._folder.iterdir()) != [self._file]):
            raise self._not_ours()

    def _write_mark(self) -> None:
        os.ftruncate(self._descriptor, 0)
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.write(self._descriptor, b"%b%d\n" % (MARK, os.getpid()))

    def _not_ours(self) -> ExportError:
        return ExportError(f"{self._folder} was not made by eymh, which needs this name; rename or delete it")
