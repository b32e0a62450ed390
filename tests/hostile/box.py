"""A sandbox: a small content, an earlier build, source texts, and a user's own files. Snapshots show what changed."""

import json
import os
import random
import shutil
import stat
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parents[1] / "data"
CONTENTS = [DATA / "proof/content", DATA / "proof/content", DATA / "accepted", DATA / "publishing"]
HOSTILE: dict[str, Any] = json.loads(Path(__file__).with_name("hostile.json").read_bytes())
"""Hostile words, names, texts and numbers, and the options of every command."""
LARGEST = 4_000_000
"""Bytes of a file that a snapshot keeps."""


class Entry(NamedTuple):
    """What a snapshot has of one file, folder or link."""

    mode: int
    size: int
    mtime: int
    data: bytes | str | None
    """The bytes of a regular file, the target of a link, None for anything else or what cannot be read."""

    @property
    def is_file(self) -> bool:
        """Whether it is a regular file."""
        return stat.S_ISREG(self.mode)

    @property
    def text(self) -> bytes:
        """The bytes of a regular file, empty for anything else."""
        return self.data if isinstance(self.data, bytes) else b""


Snapshot = dict[str, Entry]


@dataclass
class Box:
    """The sandbox of one run. Commands run in ``work``; nothing outside it is theirs."""

    root: Path
    rng: random.Random
    log: list[str] = field(default_factory=list)
    """The changes that were made, in words."""
    broken: dict[Path, Entry | None] = field(default_factory=dict)
    """Files that no command may accept, as the changes left them."""
    false: dict[Path, bytes] = field(default_factory=dict)
    """Records with a false figure, and a piece of it."""

    @property
    def work(self) -> Path:
        """The working folder."""
        return self.root / "work"

    @property
    def content(self) -> Path:
        """The folder of content."""
        return self.work / "content"

    @property
    def outside(self) -> Path:
        """A folder with files of the user, and other places that links lead to."""
        return self.root / "outside"

    def is_broken(self) -> bool:
        """Whether a file that no command may accept is still as it was made."""
        return any(entry_of(path) == entry for path, entry in self.broken.items())

    def is_false(self) -> bool:
        """Whether a false figure is still in the content."""
        for path, piece in self.false.items():
            entry = entry_of(path) or Entry(0, 0, 0, None)
            if piece in entry.text or not os.access(path.parent, os.X_OK):
                return True
        return False


def fill(root: Path, rng: random.Random, builds: dict[Path, Path]) -> Box:
    """Fill a new sandbox. ``builds`` has an earlier output of each content."""
    box = Box(root, rng)
    content = rng.choice(CONTENTS)
    box.log.append(f"content of {content.relative_to(DATA)}")
    shutil.copytree(content, box.content)
    for folder in (DATA / "proof/sources", DATA / "texts"):
        if folder.exists():
            shutil.copytree(folder, box.work / "texts", dirs_exist_ok=True)
    if content in builds and rng.random() < 0.7:
        shutil.copytree(builds[content], box.work / "dist")
        box.log.append("built before")
    for name in ("tmp", "home", "outside/victim/tree"):
        (root / name).mkdir(parents=True)
    (box.outside / "package.json").write_text('{"name":"x","version":1.10}')
    (box.outside / "victim/tree/notes.txt").write_text("my only copy\n")
    (box.outside / "victim/lock").write_text("my lock\n")
    (box.work / "notes.txt").write_text("my notes\n")
    return box


def empty(root: Path) -> None:
    """Delete a sandbox, whatever its permissions have become and however deep it is."""
    for path in _paths(root):
        if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114  # as text, like all paths here
            Path(path).chmod(0o700)
    subprocess.run(["rm", "-rf", str(root)], check=False)


def entry_of(path: Path) -> Entry | None:
    """Return what is at a path; None if there is nothing, or it cannot be seen."""
    try:
        status = path.lstat()
        data: bytes | str | None = None
        if stat.S_ISLNK(status.st_mode):
            data = str(path.readlink())
        elif stat.S_ISREG(status.st_mode) and status.st_size <= LARGEST:
            with suppress(PermissionError):
                data = path.read_bytes()
    except OSError:
        return None
    if stat.S_ISDIR(status.st_mode):
        return Entry(status.st_mode, 0, 0, None)
    return Entry(status.st_mode, status.st_size, status.st_mtime_ns, data)


def snapshot(root: Path) -> Snapshot:
    """Return everything below a folder, by absolute path."""
    found = ((path, entry_of(Path(path))) for path in _paths(root))
    return {path: entry for path, entry in found if entry}


def _paths(root: Path) -> Iterator[str]:
    """Yield the path of everything below a folder, each folder before what is in it. ``os.walk`` goes less deep."""
    folders = [str(root)]
    while folders:
        with suppress(OSError), os.scandir(folders.pop()) as entries:
            for entry in entries:
                yield entry.path
                if entry.is_dir(follow_symlinks=False):
                    folders.append(entry.path)
