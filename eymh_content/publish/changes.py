"""What a publication changes in a folder: worked out first, reading only, then laid out in a new tree."""

import os
import shutil
import stat
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from eymh_content.publish import manifest
from eymh_content.publish.manifest import Made, Manifest, Wrote
from eymh_content.publish.trees import empty_folders_in, files_in, second_name

if TYPE_CHECKING:
    from eymh_content.export import Artefact


@dataclass(frozen=True)
class Drawn:
    """What an exporter has drawn in this run."""

    input: str
    """Digest of everything that it depends on."""
    artefacts: "tuple[Artefact, ...]"


@dataclass(frozen=True)
class Changes:
    """What is to happen to a folder."""

    after: Manifest
    keep: tuple[str, ...]
    """Files that stay untouched: ours that are as they should be, and everybody else's."""
    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    in_the_way: tuple[str, ...]
    """Files that would be lost: ours that somebody has changed, or somebody's where one of ours is to stand."""
    idle: bool
    """Nothing to write, nothing to remove, and the manifest stays the same."""


class Folder:
    """An output folder as it stands: its files and its manifest."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.manifest = manifest.read(path) or Manifest()
        seal = _stands(f"{path}/{manifest.NAME}")
        self._sealed = seal.st_mtime_ns if seal else 0

    @cached_property
    def files(self) -> dict[str, os.stat_result]:
        """Every file that is there, whoever put it there."""
        return files_in(self.path)

    def holds(self, path: str, wrote: Wrote) -> bool:
        """Say whether a file is there with these bytes.

        A file of ours of the right size that is no younger than the manifest has not been written to since; any other
        is read.
        """
        found = _stands(f"{self.path}/{path}")
        if found is None or not stat.S_ISREG(found.st_mode) or found.st_size != wrote.size:
            return False
        if found.st_mtime_ns <= self._sealed and self.manifest.files.get(path) == wrote:
            return True
        return sha256((self.path / path).read_bytes()).hexdigest() == wrote.sha256

    def intact(self, names: Iterable[str]) -> bool:
        """Say whether everything that these exporters made is still there as they made it."""
        made = (self.manifest.exporters[name].files for name in names)
        return all(self.holds(path, wrote) for files in made for path, wrote in files.items())


def _stands(path: str) -> os.stat_result | None:
    try:
        return os.lstat(path)
    except OSError:
        return None


def work_out(folder: Folder, request: str, drawn: Mapping[str, Drawn]) -> Changes:
    """Work out what a publication changes. ExportError if the paths of the artefacts cannot be."""
    runs = {
        name: Made(one.input, {artefact.path: Wrote.of(artefact.data) for artefact in one.artefacts})
        for name, one in drawn.items()
    }
    after = _without_edited(folder, runs.keys()).with_run(request, runs)
    manifest.check_paths({name: made.files for name, made in after.exporters.items()})
    data = {artefact.path: artefact.data for one in drawn.values() for artefact in one.artefacts}
    made = {path: wrote for run in runs.values() for path, wrote in run.files.items()}
    before = {
        path for name in runs if name in folder.manifest.exporters for path in folder.manifest.exporters[name].files
    }

    same = {path for path, wrote in made.items() if folder.holds(path, wrote)}
    remove = tuple(sorted(path for path in before - made.keys() if path in folder.files))
    replaced = [path for path in made if path not in same and path in folder.files] + list(remove)
    ours = folder.manifest.files
    in_the_way = tuple(sorted(p for p in replaced if p not in before or not folder.holds(p, ours[p])))
    write = {path: data[path] for path in sorted(made.keys() - same)}
    keep = tuple(p for p in folder.files if p not in write and p not in remove and p != manifest.NAME)
    idle = not write and not remove and after == folder.manifest
    return Changes(after, keep, write, remove, in_the_way, idle)


def _without_edited(folder: Folder, running: Iterable[str]) -> Manifest:
    """Give the manifest without files of other exporters that somebody has changed: these are no longer ours.

    The new manifest will be younger than the change, and could not tell. Their exporter is marked to run again; it will
    meet them as somebody's files.
    """
    exporters = dict(folder.manifest.exporters)
    for name in exporters.keys() - set(running):
        made = exporters[name]
        left = {p: w for p, w in made.files.items() if p not in folder.files or folder.holds(p, w)}
        if len(left) < len(made.files):
            exporters[name] = Made("", left)
    return Manifest(exporters, folder.manifest.requests)


def lay_out(changes: Changes, out: Path, tree: Path) -> None:
    """Lay out the folder as it is to be in ``tree``, which is empty. Files that stay get a second name there."""
    for folder in sorted({os.path.dirname(path) for path in (*changes.keep, *changes.write)}):  # noqa: PTH120  # text
        (tree / folder).mkdir(parents=True, exist_ok=True)
    for path in changes.keep:
        second_name(out / path, tree / path)
    for path, data in changes.write.items():
        (tree / path).write_bytes(data)
    gone = {parent.as_posix() for path in changes.remove for parent in Path(path).parents}
    for path in empty_folders_in(out):
        if path not in gone:
            (tree / path).mkdir(parents=True, exist_ok=True)
    if out.exists():
        shutil.copymode(out, tree)
    (tree / manifest.NAME).write_bytes(changes.after.dump())
