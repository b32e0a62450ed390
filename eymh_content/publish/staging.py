"""The folder beside the output in which a build works. It is the lock, and it remembers what a dead build left.

``dist`` has ``.dist.eymh-staging`` beside it while a build runs; nothing stays of it afterwards::

    lock        locked with flock for as long as the build lives; holds its process number
    tree/       the output to be; after the exchange, the output that was
    tree.inode  the inode of the output to be: after a kill it tells whether the exchange had happened
    previous/   only where folders cannot be exchanged: the output that was, between two renames

A kill at any moment leaves the output whole, old or new. The one exception is a file system that cannot exchange
folders: a kill between the two renames leaves no output, and the next build puts ``previous`` back.
This guards against kills, not against a power cut: nothing waits for the disk.
"""

import os
import shutil
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO, Self

from eymh_content.errors import ExportError
from eymh_content.publish.exchange import exchange
from eymh_content.publish.trees import retire

if sys.platform != "win32":
    import fcntl


class Staging:
    """A context: the staging folder of an output folder, locked and cleared. ExportError if another build has it."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.folder = out.parent / f".{out.name}.eymh-staging"
        self.tree = self.folder / "tree"
        self._inode = self.folder / "tree.inode"
        self._previous = self.folder / "previous"
        self._lock: IO[str] | None = None

    def __enter__(self) -> Self:
        self._lock = self._locked()
        self._settle()
        self.tree.mkdir()
        self._inode.write_text(str(self.tree.stat().st_ino), encoding="ascii")
        return self

    def __exit__(self, *_error: object) -> None:
        self._settle()
        (self.folder / "lock").unlink(missing_ok=True)
        with suppress(OSError):  # the next build may already have come in
            self.folder.rmdir()
        if self._lock:
            self._lock.close()

    def swap(self) -> None:
        """Put the tree in the place of the output, in one step."""
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
        if self._previous.exists() and not self.out.exists():
            self._previous.rename(self.out)

    def _settle(self) -> None:
        """Clear away what is here, whoever left it."""
        self._restore()
        if self._previous.exists():
            retire(self._previous, self.out)
        if self.tree.exists():
            if self._is_to_be():
                shutil.rmtree(self.tree)
            else:
                retire(self.tree, self.out)
        self._inode.unlink(missing_ok=True)

    def _is_to_be(self) -> bool:
        """Say whether the tree is an output to be: all in it is ours, or a second name of a file in the output."""
        try:
            return self._inode.read_text(encoding="ascii") == str(self.tree.stat().st_ino)
        except FileNotFoundError:
            return True  # killed before it had anything in it

    def _locked(self) -> IO[str]:
        file = self.folder / "lock"
        while True:
            with suppress(FileNotFoundError):  # the build before us has just cleared its folder away: once more
                self.folder.mkdir(parents=True, exist_ok=True)
                lock = file.open("a+", encoding="ascii")
                self._take(lock)
                with suppress(FileNotFoundError):
                    if os.path.samestat(os.fstat(lock.fileno()), file.stat()):
                        return lock
                lock.close()

    def _take(self, lock: IO[str]) -> None:
        if sys.platform == "win32":
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            owner = lock.read().strip()
            lock.close()
            who = f" (process {owner})" if owner else ""
            raise ExportError(f"another build{who} is writing to {self.out}; wait until it is done") from None
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
