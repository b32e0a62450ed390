"""Folders of files: listing them, giving a file a second name, and taking an old tree away without losing anything."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from eymh_content.publish import manifest


def files_in(folder: Path) -> dict[str, os.stat_result]:
    """Give what stands in every file below a folder, by path with forward slashes. Links are not followed."""
    files: dict[str, os.stat_result] = {}
    todo = [(str(folder), "")] if folder.is_dir() else []
    while todo:
        below, prefix = todo.pop()
        with os.scandir(below) as found:
            for entry in found:
                if entry.is_dir(follow_symlinks=False):
                    todo.append((entry.path, f"{prefix}{entry.name}/"))
                else:
                    files[prefix + entry.name] = entry.stat(follow_symlinks=False)
    return files


def empty_folders_in(folder: Path) -> Iterator[str]:
    """Give every folder below a folder that holds nothing, by path with forward slashes."""
    for below, folders, files in os.walk(folder):
        if not folders and not files and below != str(folder):
            yield Path(below).relative_to(folder).as_posix()


def second_name(file: Path, name: Path) -> None:
    """Give a file a second name, so that it keeps inode and time; copy it where the file system has no such names."""
    try:
        os.link(file, name, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(file, name, follow_symlinks=False)


def retire(old: Path, out: Path) -> None:
    """Take away the tree that ``out`` has replaced: our files, and second names of files that ``out`` has.

    Anything else came into the old tree while the build was at work. It is moved to ``out``, under another name if a
    file of ours has its place. The old manifest goes last, so that a killed clearing can be taken up again.
    """
    before, after = manifest.read(old), manifest.read(out)
    ours = before.files if before else {}
    theirs = after.files if after else {}
    for path in files_in(old):
        if path == manifest.NAME:
            continue
        here, there = old / path, out / path
        if path in ours or (os.path.lexists(there) and os.path.samestat(here.lstat(), there.lstat())):
            here.unlink()
        else:
            target = _free_name(there) if path in theirs else there
            target.parent.mkdir(parents=True, exist_ok=True)
            here.replace(target)
    (old / manifest.NAME).unlink(missing_ok=True)
    for below, _, _ in os.walk(old, topdown=False):
        Path(below).rmdir()


def _free_name(file: Path) -> Path:
    number = 1
    while os.path.lexists(found := file.with_name(f"{file.name}.kept-{number}")):
        number += 1
    return found
