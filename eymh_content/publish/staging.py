"""The staging folder: the build writes here, next to the output folder. It is also the lock between two builds.

``dist`` has ``.dist.eymh-staging`` next to it while a build runs. It is deleted when the build ends::

    lock      the mark and the process ID of the build (see ``lock``)
    scratch/  files that exporters need while they work
    new/      the new output; after the swap, the output that it replaced
    inode     the inode of the new output: as long as ``new`` has it, there was no swap
    old/      only where folders cannot be exchanged: the output that is being replaced

If a build is killed, the output folder is complete, old or new, and the next build deletes what is left here. There is
one exception: on a file system that cannot exchange folders, a kill between two renames leaves no output folder, and
the next build puts ``old`` back. This protects against kills, not against power cuts: there is no fsync.

In a copy of the project inodes say nothing. There a ``new`` without a manifest, which is written last, was never
swapped; of one with a manifest every file is compared before it is deleted (see ``cleanup``).
"""

import os
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from eymh_content.disk import read_regular, reason
from eymh_content.errors import ExportError, EymhError, LeftoverError
from eymh_content.publish import manifest
from eymh_content.publish.cleanup import clear_replaced, delete_folder, make_writable
from eymh_content.publish.exchange import exchange
from eymh_content.publish.lock import Lock
from eymh_content.publish.output_folder import is_real_folder, staging_folder

if TYPE_CHECKING:
    from collections.abc import Collection

_LONGEST = 100
"""Bytes that are read of what should be an inode."""


class Staging:
    """A context manager for the staging folder.

    To enter it raises ExportError if another build is writing to the output folder, or what a killed build left cannot
    be deleted; to leave it raises LeftoverError if the output was written, but what it replaced cannot be deleted.
    """

    def __init__(self, out: Path) -> None:
        """Set the paths; nothing is created yet."""
        self.out = out
        self.folder = staging_folder(out)
        self.tree = self.folder / "new"
        """The new output, to be filled."""
        self.scratch = self.folder / "scratch"
        """A folder for the exporters."""
        self._old = self.folder / "old"
        self._inode = self.folder / "inode"
        self._lock = Lock(self.folder)
        self._is_swapped = False
        self._made: list[Path] = []

    def __enter__(self) -> Self:
        """Take the lock, clean up after a killed build, and make an empty ``tree`` and ``scratch``."""
        self._made = [parent for parent in self.out.parents if not parent.exists()]
        try:
            for parent in reversed(self._made):
                parent.mkdir(exist_ok=True)
            self._lock.acquire()
            self._recover()
            self.tree.mkdir()
            self._inode.write_text(str(self.tree.stat().st_ino), encoding="ascii")
            self.scratch.mkdir()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(self, _type: object, error: BaseException | None, _traceback: object) -> None:
        """Delete the folder and release the lock."""
        try:
            self._restore()
            self._clean_up()
        except OSError as failure:
            if error is None:
                raise self._leftover(failure) from failure
        finally:
            self._leave()

    def swap(self, dropped: "Collection[str]" = ()) -> None:
        """Replace the output folder by the tree, in one step, and delete the old output except what others added.

        ``dropped`` are files to delete although they are not as a build left them.
        """
        if not self._lock.is_held() or not (self.tree / manifest.FILE_NAME).exists():
            raise ExportError(f"{self.folder} was deleted while the build ran")
        if not self.out.exists() or not any(self.out.iterdir()):
            self.tree.rename(self.out)
        elif not exchange(self.tree, self.out):
            self._rename_twice()
        self._is_swapped = True
        try:
            self._clean_up(dropped)
        except OSError as failure:
            raise self._leftover(failure) from failure

    def _rename_twice(self) -> None:
        try:
            self.out.rename(self._old)
            self.tree.rename(self.out)
        finally:
            self._restore()

    def _restore(self) -> None:
        """Put the old output back if there is no output folder."""
        if is_real_folder(str(self._old)) and not os.path.lexists(self.out):
            self._old.rename(self.out)

    def _recover(self) -> None:
        try:
            self._restore()
            self._clean_up()
        except OSError as failure:
            message = f"what a killed build left in {self.folder} cannot be deleted: {reason(failure)}"
            raise ExportError(message) from failure

    def _clean_up(self, dropped: "Collection[str]" = ()) -> None:
        """Delete everything but the lock, whether this build left it or one that was killed."""
        try:
            self._delete(dropped)
        except PermissionError:  # in a folder of other people
            make_writable(self.folder)
            self._delete(dropped)

    def _delete(self, dropped: "Collection[str]") -> None:
        for folder in (self._old, self.tree):
            if self._is_replaced(folder):
                clear_replaced(folder, self.out, dropped, is_newer=self._is_swapped)
        for folder in (self._old, self.tree, self.scratch):
            delete_folder(folder)
        self._inode.unlink(missing_ok=True)

    def _is_replaced(self, folder: Path) -> bool:
        """Return whether a folder may be an output that was replaced, not the new one before the swap."""
        if not is_real_folder(str(folder)) or not (folder / manifest.FILE_NAME).exists():
            return False
        try:
            return str(folder.stat().st_ino).encode() != read_regular(self._inode, _LONGEST)
        except OSError:
            return True

    def _leave(self) -> None:
        self._lock.release()
        for parent in self._made:
            with suppress(OSError):  # it has the output in it
                parent.rmdir()

    def _leftover(self, failure: OSError) -> EymhError:
        if self._is_swapped:
            return LeftoverError(f"{self.out} is written, but {self.folder} cannot be deleted: {reason(failure)}")
        return ExportError(f"{self.folder} cannot be deleted: {reason(failure)}")
