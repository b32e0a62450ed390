"""The digest of everything that the output depends on: an idle build compares it and looks no further.

It covers the bytes of the content, of the schemas and of the code, what is installed, and what was asked for. It may
change without need (another package was installed); it must never stay the same when the output would not.
"""

import json
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from eymh_content.paths import schema_dir

_PACKAGE = Path(__file__).parents[1]
_PASSED_OVER = {"__pycache__", "_data"}


def input_digest(content: Path, nations: tuple[str, ...], packs: tuple[str, ...]) -> str:
    """Digest content, schemas, code, installed packages and options. OSError if a file cannot be read."""
    found = sha256()
    folders = {"content": content, "schema": schema_dir()}
    folders |= {f"code {number}": folder for number, folder in enumerate(_code())}
    for name, folder in folders.items():
        for path, data in _files(folder):
            found.update(f"{name}\0{path}\0{len(data)}\0".encode())
            found.update(data)
    found.update(json.dumps([sys.version, sorted(_installed()), sorted(nations), sorted(packs)]).encode())
    return found.hexdigest()


def _code() -> list[Path]:
    """Give the folders of this package and of the exporters beside it."""
    places = [Path(place) / "eymh_exporters" for place in sys.path if place]
    return [_PACKAGE, *(place for place in places if place.is_dir())]


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Give every file below a folder in a fixed order: its path and its bytes."""
    if not folder.is_dir():
        return
    for below, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _PASSED_OVER)
        for name in sorted(files):
            path = os.path.join(below, name)  # noqa: PTH118  # once for each record: Path is five times slower
            with open(path, "rb") as file:  # noqa: PTH123
                yield path[len(str(folder)) :].replace(os.sep, "/"), file.read()


def _installed() -> Iterator[str]:
    """Give name and version of each installed package, and the exporters that it brings.

    Read from the names of folders: importing ``importlib.metadata`` takes as long as reading the content.
    """
    for place in sys.path:
        if not os.path.isdir(place):  # noqa: PTH112
            continue
        for entry in os.scandir(place):
            if entry.name.endswith(".dist-info"):
                yield entry.name
                points = Path(entry.path) / "entry_points.txt"
                if points.is_file():
                    yield points.read_text(encoding="utf-8", errors="replace")
