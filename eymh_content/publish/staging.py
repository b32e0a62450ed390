"""The staging folder: the build writes here, next to the output folder. It is also the lock between two builds.

``dist`` has ``.dist.eymh-staging`` next to it while a build runs. It is deleted when the build ends::

    lock        locked with flock while the build runs; contains its process ID
    tree/       the new output; after the swap, the old output
    tree.inode  the inode of the new output: after a kill it shows whether the swap had happened
    previous/   only where folders cannot be exchanged: the old output, between the two renames

If a build is killed, the output folder is complete, old or new, and the next build cleans up. There is one exception:
on a file system that cannot exchange folders, a kill between the two renames leaves no output folder, and the next
build restores ``previous``. This protects against kills, not against power cuts: there is no fsync.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from eymh_content.errors import ExportError
from eymh_content.publish.cleanup import clear_replaced
from eymh_content.publish.exchange import exchange

if sys.platform != "win32":
    import fcntl


class Staging:
    """A context manager for the staging folder. Raise ExportError if another build is writing to the output folder."""

    def __init__(self, out: Path) -> None:
        """Set the paths; nothing is created yet."""
        self.out = out
        self.folder = out.parent / f".{out.name}.eymh-staging"
        self.tree = self.folder / "tree"
        self._inode_file = self.folder / "tree.inode"
        self._previous = self.folder / "previous"
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        """Take the lock, clean up after a killed build, and make an empty ``tree``."""
        self._lock = self._acquire_lock()
        self._clean_up()
        self.tree.mkdir()
        self._inode_file.write_text(str(self.tree.stat().st_ino), encoding="ascii")
        return self

    def __exit__(self, *_error: object) -> None:
        """Delete the folder and release the lock."""
        self._clean_up()
        (self.folder / "lock").unlink(missing_ok=True)
        with suppress(OSError):  # the next build may have started
            self.folder.rmdir()
        if self._lock:
            self._lock.close()

    def swap(self) -> None:
        """Replace the output folder by the tree, in one step."""
        if not self.out.exists() or not any(self.out.iterdir()):
            self.tree.rename(self.out)
        elif not exchange(self.tree, self.out):
            self._rename_twice()

    def _rename_twice(self) -> None:
        self.out.rename(self._previous)
        try:
            self.tree.rename(self.out)
        finally:
            self._restore()
        self._previous.rename(self.tree)

    def _restore(self) -> None:
        """Put the old output back if there is no output folder."""
        if self._previous.exists() and not self.out.exists():
            self._previous.rename(self.out)

    def _clean_up(self) -> None:
        """Delete everything but the lock, whether this build left it or one that was killed."""
        self._restore()
        if self._previous.exists():
            clear_replaced(self._previous, self.out)
        if self.tree.exists():
            if self._is_new_output():
                shutil.rmtree(self.tree)
            else:
                clear_replaced(self.tree, self.out)
        self._inode_file.unlink(missing_ok=True)

    def _is_new_output(self) -> bool:
        """Return whether the tree was never swapped: then it has only new files and hard links to the output."""
        try:
            return self._inode_file.read_text(encoding="ascii") == str(self.tree.stat().st_ino)
        except FileNotFoundError:
            return True  # killed while the tree was empty

    def _acquire_lock(self) -> IO[str]:
        file = self.folder / "lock"
        while True:
            with suppress(FileNotFoundError):  # another build has just deleted the folder: try again
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = file.open("a+", encoding="ascii")
                self._flock(lock)
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(lock.fileno()), file.stat()):
                        return lock
                lock.close()

    def _flock(self, lock: IO[str]) -> None:
        if sys.platform == "win32":
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip()
            lock.close()
            process = f" (process {owner})" if owner else ""
            raise ExportError(f"another build{process} is writing to {self.out}; wait until it has finished") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
