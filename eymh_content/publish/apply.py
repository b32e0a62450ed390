"""Write the output of exporters: build the new folder next to the old one, then swap them."""

import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eymh_content.disk import TEMPORARY, reason
from eymh_content.errors import ExportError, LeftoverError
from eymh_content.publish import manifest
from eymh_content.publish.changes import Changes, ExporterOutput, compute_changes
from eymh_content.publish.output_folder import (
    FileState,
    OutputFolder,
    empty_folders,
    is_real_folder,
    parents,
    seal,
    state_of,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eymh_content.publish.staging import Staging

_MAX_NAMES = 5
"""How many conflicting files the error message lists."""
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True)
class Outcome:
    """How many files a build wrote, kept and removed."""

    written: int
    kept: int
    removed: int


def publish(
    staging: "Staging", request: str, outputs: "Mapping[str, ExporterOutput]", *, overwrite: bool = False
) -> Outcome:
    """Put the output of exporters (by name) into the output folder of ``staging``, in one step.

    Files that an earlier run of the same exporters wrote and this one does not are removed. Files of other exporters
    and of other people stay. Raise ExportError if a file that was edited by hand, or a file that no build wrote, would
    be lost, unless ``overwrite`` is set. On any error but LeftoverError the folder stays as it was.
    """
    folder = OutputFolder(staging.out)
    changes = compute_changes(folder, request, outputs)
    if changes.conflicts and not overwrite:
        raise ExportError(_conflict_message([str(staging.out / path) for path in changes.conflicts]))
    if not changes.is_noop:
        _check_mounts(staging.out)
        states = apply_changes(changes, folder, staging.tree)
        staging.swap(changes.conflicts)
        try:
            seal(staging.out, states)
        except OSError as error:
            raise LeftoverError(
                f"{staging.out} is written, but its manifest cannot be changed: {reason(error)}"
            ) from error
    kept = len(changes.manifest.files().keys() & set(changes.keep))
    return Outcome(len(changes.write), kept, len(changes.remove))


def apply_changes(changes: Changes, folder: OutputFolder, tree: Path) -> dict[str, FileState]:
    """Build the new output in the empty folder ``tree``. Files that stay are hard links to those in ``folder``.

    Return the state of each file in the new manifest.
    """
    states = {path: state_of(folder.files[path]) for path in changes.manifest.files() if path in folder.files}
    for path in parents((*changes.keep, *changes.write)):
        os.makedirs(f"{tree}/{path}", exist_ok=True)  # noqa: PTH103  # text is quicker than paths, for thousands
    for path in parents(changes.keep):
        _check_access(f"{folder.path}/{path}")
    for path in changes.keep:
        _link_or_copy(f"{folder.path}/{path}", f"{tree}/{path}", is_ours=path in folder.recorded)
    for path, data in changes.write.items():
        states[path] = _write(f"{tree}/{path}", data)
    _write(f"{tree}/{manifest.FILE_NAME}.new", changes.manifest.dump())
    (tree / f"{manifest.FILE_NAME}.new").rename(tree / manifest.FILE_NAME)  # a tree with a manifest is complete
    if folder.path.exists():
        _restore_folders(changes, folder.path, tree)
    return states


def _check_mounts(out: Path) -> None:
    """Raise ExportError if something is mounted below the output folder: it would move away with the old output."""
    try:
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return  # only Linux has it
    points = (re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), line.split(" ")[4]) for line in lines)
    for point in points:
        if point.startswith(f"{out}/"):
            raise ExportError(f"{point} is mounted in the output folder; unmount it, or name another output folder")


def _check_access(folder: str) -> None:
    """Raise ExportError if we could not delete the old version of a folder of somebody else."""
    own = sys.platform == "win32" or Path(folder).stat().st_uid == os.geteuid()
    if not own and not os.access(folder, os.W_OK | os.X_OK):
        raise ExportError(f"{folder} belongs to somebody else and may not be changed; move it out of the output folder")


def _link_or_copy(source: str, target: str, *, is_ours: bool) -> None:
    """Make a hard link, which keeps inode and modification time; copy the file if the file system has no links.

    Raise ExportError if that is not why a file of other people cannot be linked: what cannot be linked could not be
    deleted either.
    """
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError) as error:
        if not is_ours and isinstance(error, OSError) and _has_links(Path(target).parent):
            raise ExportError(
                f"{source} cannot be kept ({error.strerror}); move it out of the output folder"
            ) from error
        shutil.copy2(source, target, follow_symlinks=False)


def _has_links(folder: Path) -> bool:
    """Return whether the file system of a folder has hard links, for files of our own."""
    file, link = folder / f"{TEMPORARY}file", folder / f"{TEMPORARY}link"
    try:
        file.touch()
        os.link(file, link)
    except (OSError, NotImplementedError):
        return False
    finally:
        for made in (file, link):
            made.unlink(missing_ok=True)
    return True


def _write(path: str, data: bytes) -> FileState:
    descriptor = os.open(path, _CREATE, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        return state_of(os.fstat(descriptor))
    finally:
        os.close(descriptor)


def _restore_folders(changes: Changes, out: Path, tree: Path) -> None:
    """Make the empty folders of other people, and give each folder the permissions that it has in ``out``."""
    emptied = parents(changes.remove)
    for path in empty_folders(out):
        if path not in emptied and changes.write.keys().isdisjoint((path, *parents([path]))):
            (tree / path).mkdir(parents=True, exist_ok=True)
    for path, _, _ in os.walk(tree, topdown=False):
        old = out / Path(path).relative_to(tree)
        if is_real_folder(str(old)):
            with suppress(PermissionError, AttributeError):  # only root may, and Windows cannot
                shutil.chown(path, old.stat().st_uid, old.stat().st_gid)
            shutil.copymode(old, path)


def _conflict_message(names: list[str]) -> str:
    more = f"\n  and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else ""
    return (
        "these files were changed or added since the last build, and would be lost:\n  "
        + "\n  ".join(names[:_MAX_NAMES])
        + f"{more}\nSave them under other names, or build with --overwrite."
    )
