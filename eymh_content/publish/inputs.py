"""The digest of everything that the output depends on. If it is the same as in the manifest, nothing is built.

It covers the bytes of the content, the schemas and the code, the installed packages, and the options. It may change
when the output does not (an unrelated package was installed), but never the other way round.

The files are read with ``os`` functions: ``pathlib`` and ``open`` take twice as long.
"""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from operator import attrgetter
from pathlib import Path

from eymh_content.paths import schema_dir

_PACKAGE = Path(__file__).parents[1]
_SKIPPED = {b"__pycache__", b"_data"}
_READ_ONLY = os.O_RDONLY | getattr(os, "O_BINARY", 0)  # O_BINARY is for Windows
_BLOCK = 2**16
_by_name = attrgetter("name")


def input_digest(content: Path, nations: tuple[str, ...], packs: tuple[str, ...]) -> str:
    """Digest content, schemas, code, installed packages and options. Raise OSError if a file cannot be read."""
    digest = sha256()
    for folder in (content, schema_dir(), _PACKAGE, *_exporter_packages()):
        digest.update(b"folder\0")
        if folder.is_dir():
            for path, data in _files(os.fsencode(folder)):
                digest.update(b"%b\0%d\0" % (path, len(data)))
                digest.update(data)
    digest.update(repr((sys.version, sorted(_installed()), sorted(nations), sorted(packs))).encode())
    return digest.hexdigest()


def _exporter_packages() -> list[Path]:
    places = [Path(place) / "eymh_exporters" for place in sys.path if place]
    return [place for place in places if place.is_dir()]


def _files(folder: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the relative path and the data of every file below a folder, in a fixed order. Paths are bytes."""
    todo = [b""]
    while todo:
        prefix = todo.pop()
        with os.scandir(b"%b/%b" % (folder, prefix)) as entries:
            found = sorted(entries, key=_by_name)
        for entry in found:
            if not entry.is_dir():
                yield prefix + entry.name, _read(entry.path)
            elif entry.name not in _SKIPPED and not entry.is_symlink():
                todo.append(b"%b%b/" % (prefix, entry.name))


def _read(path: str | bytes) -> bytes:
    file = os.open(path, _READ_ONLY)
    try:
        data = block = os.read(file, _BLOCK)
        while len(block) == _BLOCK:
            block = os.read(file, _BLOCK)
            data += block
    finally:
        os.close(file)
    return data


def _installed() -> Iterator[str]:
    """Yield the name and version of each installed package, and its entry points.

    They are read from the folders: importing ``importlib.metadata`` takes as long as reading the content.
    """
    for place in filter(os.path.isdir, sys.path):
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.endswith(".dist-info"):
                    yield entry.name
                    points = f"{entry.path}/entry_points.txt"
                    if os.path.isfile(points):  # noqa: PTH113
                        yield _read(points).decode(errors="replace")
