"""Hostile changes to a sandbox. Each is a function that takes the box; its name says what it does."""

import os
import shutil
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.hostile.box import HOSTILE, Box, entry_of
from tests.hostile.damage import ANCHORS, DAMAGE, NEVER_JSON

NAMES = [*HOSTILE["names"], "a" * 250 + ".json"]
STAGING = ".dist.eymh-staging"


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _link(path: Path, target: Path | str) -> None:
    _remove(path)
    path.symlink_to(target)


def _moved_away(path: Path, box: Box) -> None:
    elsewhere = box.outside / f"moved-{len(box.log)}"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def _hard_link(path: Path, box: Box) -> None:
    _remove(path)
    os.link(box.outside / "package.json", path)


def _made(path: Path, make: Callable[[Path], object]) -> None:
    _remove(path)
    make(path)


def _chmod(path: Path, mode: int) -> None:
    if path.is_symlink() or path.parent.resolve() != path.parent:
        raise ValueError("it would change what a link leads to")
    path.chmod(mode)


def _folder(path: Path) -> None:
    path.mkdir()
    (path / "notes.txt").write_text("my notes\n")


def _sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


REPLACE: dict[str, Callable[[Path, Box], None]] = {
    "nothing": lambda path, _: _remove(path),
    "a link to its new place outside": _moved_away,
    "a link to a file of the user": lambda path, box: _link(path, box.outside / "package.json"),
    "a link to a folder of the user": lambda path, box: _link(path, box.outside / "victim"),
    "a dangling link": lambda path, box: _link(path, box.outside / "nothing"),
    "a link to itself": lambda path, _: _link(path, path.name),
    "a link to the folder above": lambda path, _: _link(path, ".."),
    "a link to /dev/zero": lambda path, _: _link(path, "/dev/zero"),
    "a pipe": lambda path, _: _made(path, os.mkfifo),
    "a socket": lambda path, _: _made(path, lambda place: os.mknod(place, stat.S_IFSOCK | 0o600)),
    "a folder of the user": lambda path, _: _made(path, _folder),
    "an empty folder": lambda path, _: _made(path, Path.mkdir),
    "an empty file": lambda path, _: _made(path, Path.touch),
    "a file of the user": lambda path, _: _made(path, lambda place: place.write_text("my notes\n")),
    "a sparse file": lambda path, _: _made(path, _sparse),
    "a hard link to a file of the user": _hard_link,
    "unreadable": lambda path, _: _chmod(path, 0),
    "read-only": lambda path, _: _chmod(path, 0o555),
}
THEIRS = ["a folder of the user", "a file of the user", "a link to a folder of the user", "a dangling link", "a pipe"]
NEVER_READ = REPLACE.keys() - {"nothing", "read-only", "a hard link to a file of the user"}


def _replace(path: Path, box: Box) -> str:
    """Put something else in the place of a file or folder. Return what."""
    name = box.rng.choice([*REPLACE])
    box.log.append(f"{path.relative_to(box.root)}: {name}")
    REPLACE[name](path, box)
    return name


def _bytes(path: Path) -> bytes:
    """Return the bytes of a regular file. ValueError if it is something else by now."""
    entry = entry_of(path)
    if entry is None or not isinstance(entry.data, bytes):
        raise ValueError("no regular file")
    return entry.data


def _record(box: Box) -> Path:
    files = sorted(path for path in box.content.glob("*/*.json") if path.parent.name != "source-index")
    return box.rng.choice(files or [box.content / "topic/none.json"])


def _output(box: Box) -> Path:
    files = sorted(path for path in (box.work / "dist").rglob("*") if path.is_file() and not path.is_symlink())
    return box.rng.choice(files) if files else box.work / "dist"


def _any_file(box: Box) -> Path:
    if box.rng.random() < 0.6:
        return _record(box)
    others = [*sorted(box.content.glob("source*/*.json")), *sorted((box.work / "texts").glob("*"))]
    others += [box.work / "dist/.eymh-manifest.json", _output(box)]
    return box.rng.choice(others)


def _any_folder(box: Box) -> Path:
    kinds = sorted(path for path in box.content.glob("*") if path.is_dir())
    special = [box.content / name for name in ("source-index", "source", "nation", "pack", "topic")]
    dist = [box.work / name for name in ("dist", "dist/v1", "dist/docx", STAGING, "page.html", "schemas", "texts")]
    return box.rng.choice([*kinds, *special, *dist])


def _mark(box: Box, path: Path, *, bad: bool) -> None:
    if bad and path.parent.parent == box.content and path.parent.name != "source-index" and path.suffix == ".json":
        box.broken[path] = entry_of(path)


def damaged_file(box: Box) -> None:
    """Damage the bytes of a file."""
    path, name = _any_file(box), box.rng.choice([*DAMAGE])
    box.log.append(f"{path.relative_to(box.root)}: {name}")
    path.write_bytes(DAMAGE[name](_bytes(path), box.rng))
    _mark(box, path, bad=name in NEVER_JSON)


def replaced_file(box: Box) -> None:
    """Put something else in the place of a file."""
    path = _any_file(box)
    _mark(box, path, bad=_replace(path, box) in NEVER_READ)


def replaced_folder(box: Box) -> None:
    """Put something else in the place of a folder."""
    _replace(_any_folder(box), box)


def hostile_name(box: Box) -> None:
    """Add a copy of a record, or a folder, with a hostile name."""
    name = box.rng.choice(NAMES)
    folder = box.rng.choice([box.content, _record(box).parent, _record(box).parent, box.content / "source-index"])
    box.log.append(f"{str(folder.relative_to(box.root) / name)!a} added")
    if box.rng.random() < 0.3:
        (folder / name).mkdir()
        (folder / name / box.rng.choice(NAMES)).write_text("{}")
    else:
        (folder / name).write_bytes(_bytes(_record(box)))


def foreign_output(box: Box) -> None:
    """Add files of the user to the output folder."""
    box.log.append("files of the user in dist")
    for name in box.rng.sample(NAMES, 3):
        path = box.work / "dist" / box.rng.choice(["", "v1", "docx", "mine"]) / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("my notes\n")


def edited_output(box: Box) -> None:
    """Change an output file, and keep its size and time."""
    path = _output(box)
    box.log.append(f"{path.relative_to(box.root)}: edited, with its old size and time")
    status = path.stat()
    data = _bytes(path)
    path.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def leftover_staging(box: Box) -> None:
    """Put files of the user where builds write."""
    folder = box.work / STAGING
    folder.mkdir()
    for name in box.rng.sample(["tree", "previous", "lock", "tree.inode", "manifest"], 2):
        what = box.rng.choice(
            ["a folder of the user", "a link to a folder of the user", "a file of the user", "a pipe"]
        )
        box.log.append(f"{STAGING}/{name}: {what}")
        REPLACE[what](folder / name, box)


def false_figure(box: Box) -> None:
    """State a figure that the source does not have."""
    path = box.content / "statistic/daily-naps.json"
    box.log.append("a false figure in statistic/daily-naps")
    path.write_bytes(_bytes(path).replace(b"24", b"45"))
    box.false[path] = b"45"


def false_claim(box: Box) -> None:
    """State a figure, and cite lines that there are not."""
    path = box.content / "finding/length-of-naps.json"
    anchor = box.rng.choice(ANCHORS)
    box.log.append(f"a false figure in finding/length-of-naps, citing {anchor[:30]}")
    claim = _bytes(path).replace(b"When 12", b"When 97")
    path.write_bytes(claim.replace(b"small-survey:12.2", f"small-survey:{anchor}".encode()))
    box.false[path] = b"When 97"


def hidden_figure(box: Box) -> None:
    """State a false figure, and hide its folder."""
    false_figure(box)
    name = box.rng.choice(["unreadable", "a link to its new place outside"])
    box.log.append(f"statistic: {name}")
    REPLACE[name](box.content / "statistic", box)


def read_only_folder(box: Box) -> None:
    """Take away the permission to write to a folder that commands write in."""
    path = box.rng.choice([box.work, box.work, box.work / "dist", box.content, box.root / "tmp"])
    box.log.append(f"{path.relative_to(box.root)}: read-only")
    _chmod(path, 0o555)


def link_in_the_way(box: Box) -> None:
    """Put a link to a place of the user where outputs may be asked for."""
    target = box.rng.choice(HOSTILE["link targets"])
    box.log.append(f"link -> {target}")
    (box.work / "link").symlink_to(target)


CHANGES = {
    damaged_file: 3,
    replaced_file: 2,
    replaced_folder: 2,
    hostile_name: 1,
    foreign_output: 1,
    edited_output: 1,
    leftover_staging: 1,
    false_figure: 1,
    false_claim: 1,
    hidden_figure: 1,
    read_only_folder: 1,
}
"""Each change, and how often it is made."""


def change(box: Box) -> None:
    """Make one to four changes. One that is not possible after the others is left out."""
    link_in_the_way(box)
    for _ in range(box.rng.choice([1, 1, 2, 2, 3, 4])):
        made = len(box.log)
        try:
            box.rng.choices([*CHANGES], [*CHANGES.values()])[0](box)
        except (OSError, ValueError, shutil.Error):
            box.log[made:] = [f"(not possible: {line})" for line in box.log[made:]]
