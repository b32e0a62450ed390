"""Delete a folder that a build has replaced, without losing files that were added to it while the build ran."""

import errno
import os
import shutil
import stat
from collections.abc import Collection, Iterator
from contextlib import suppress
from filecmp import cmp
from itertools import count
from pathlib import Path

from eymh_content.errors import ExportError
from eymh_content.publish import manifest
from eymh_content.publish.manifest import FileDigest
from eymh_content.publish.output_folder import has_digest, is_real_folder, lstat, parents, scan_files

_LONGEST = 240
"""Bytes of a name to which something can be added."""


def clear_replaced(old: Path, out: Path, dropped: Collection[str] = (), *, is_newer: bool = False) -> None:
    """Delete the files of a folder that ``out`` has replaced.

    These are the files that are as a build wrote them, those that ``out`` has too, and those that are ``dropped``. Any
    other file was added or changed while the build ran: it is moved to ``out``, under another name if its own is taken.
    If the folder ``is_newer``, a file of other people in it takes the place of an earlier version in ``out``.
    The manifest is deleted last, so that the next build can finish if this one is killed.
    """
    recorded = _recorded(old)
    while os.path.lexists(old):
        for path, status in scan_files(old).items():
            source = old / path
            if path == manifest.FILE_NAME:
                continue
            with suppress(FileNotFoundError):  # somebody has deleted it
                if path in dropped or _is_at(out / path, source, status) or _has(source, recorded.get(path)):
                    os.unlink(source)  # noqa: PTH108  # pathlib takes longer than the call
                else:
                    source.replace(out / path if is_newer and _is_of_others(out, path) else _free_path(out, path))
        (old / manifest.FILE_NAME).unlink(missing_ok=True)
        _remove_empty_folders(old)


def _remove_empty_folders(folder: Path) -> None:
    """Remove a folder and all below it, except those in which there is a file again."""
    for path, _, _ in os.walk(folder, topdown=False):
        try:
            os.rmdir(path)  # noqa: PTH106  # a text
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST):
                raise


def delete_folder(folder: Path) -> None:
    """Delete a folder and all in it, if it exists; of a link, only the link."""
    if folder.is_symlink():
        folder.unlink()
    elif folder.exists():
        shutil.rmtree(folder)


def make_writable(folder: Path) -> None:
    """Allow ourselves to delete what is in the folders below a folder."""
    for path, names, _ in os.walk(folder):
        for below in (Path(path) / name for name in names):
            if is_real_folder(str(below)):
                below.chmod(stat.S_IMODE(below.stat().st_mode) | stat.S_IRWXU)


def _recorded(folder: Path) -> dict[str, FileDigest]:
    """Return the files in the manifest of a folder; none if it is damaged."""
    try:
        found = manifest.read(folder)
    except ExportError:
        return {}
    return found.files() if found else {}


def _is_at(target: Path, source: Path, status: os.stat_result) -> bool:
    """Return whether ``target`` is the same file as ``source``, or one with the same bytes."""
    other = lstat(str(target))
    if other is None:
        return False
    if os.path.samestat(other, status):
        return True
    if stat.S_ISLNK(status.st_mode) and stat.S_ISLNK(other.st_mode):
        return source.readlink() == target.readlink()
    return stat.S_ISREG(status.st_mode) and stat.S_ISREG(other.st_mode) and cmp(source, target, shallow=False)


def _has(file: Path, digest: FileDigest | None) -> bool:
    return digest is not None and has_digest(file, digest)


def _is_of_others(out: Path, path: str) -> bool:
    """Return whether a path below ``out`` is a file that no build wrote."""
    is_file = all(is_real_folder(f"{out}/{parent}") for parent in parents([path])) and not is_real_folder(
        f"{out}/{path}"
    )
    return is_file and os.path.lexists(out / path) and path not in _recorded(out)


def _free_path(out: Path, path: str) -> Path:
    """Return a path below ``out`` for a file, and make its folders. A name that is taken gets ``.kept-1`` and so on."""
    out.mkdir(parents=True, exist_ok=True)
    *folders, name = path.split("/")
    for folder in folders:
        out = next(each for each in _names(out / folder) if is_real_folder(str(each)) or not os.path.lexists(each))
        out.mkdir(exist_ok=True)
    return next(each for each in _names(out / name) if not os.path.lexists(each))


def _names(path: Path) -> Iterator[Path]:
    """Yield a path and the names that it may have instead."""
    yield path
    short = os.fsencode(path.name)[:_LONGEST].decode(errors="ignore")
    for number in count(1):
        yield path.with_name(f"{short}.kept-{number}")
