"""Delete a folder that a build has replaced, without losing files that were added to it while the build ran."""

import os
from pathlib import Path

from eymh_content.publish import manifest
from eymh_content.publish.output_folder import scan_files


def clear_replaced(old: Path, out: Path) -> None:
    """Delete the folder that ``out`` has replaced: files that builds wrote, and hard links to files in ``out``.

    Any other file was added while the build ran. It is moved to ``out``, under another name if a file of the build
    has its path. The old manifest is deleted last, so that the next build can finish if this one is killed.
    """
    before, after = manifest.read(old), manifest.read(out)
    old_files = before.files() if before else {}
    new_files = after.files() if after else {}
    for path in scan_files(old):
        if path == manifest.FILE_NAME:
            continue
        source, target = old / path, out / path
        if path in old_files or (os.path.lexists(target) and os.path.samestat(source.lstat(), target.lstat())):
            source.unlink()
        else:
            free = _free_path(target) if path in new_files else target
            free.parent.mkdir(parents=True, exist_ok=True)
            source.replace(free)
    (old / manifest.FILE_NAME).unlink(missing_ok=True)
    for folder, _, _ in os.walk(old, topdown=False):
        Path(folder).rmdir()


def _free_path(file: Path) -> Path:
    """Return the first path of the form ``name.kept-1``, ``name.kept-2`` … that does not exist."""
    number = 1
    while os.path.lexists(free := file.with_name(f"{file.name}.kept-{number}")):
        number += 1
    return free
