"""Find the folder of content that somebody meant who named another one, or none."""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from eymh_content.disk import read_regular
from eymh_content.files.suggest import nearest
from eymh_content.paths import repository_of
from eymh_content.schema.store import SUFFIX, kinds

_API = "v1"
"""The folder of the JSON API in the output of a build."""
_NAME = "content"
_LARGEST = 1_000_000
"""Bytes above which a file is not looked at to see whether it is a record."""


def content_here() -> Path | None:
    """Return the folder of content in or around the working folder, as one would type it; None if there is none.

    It is ``./content``, or else the working folder or the one around it, if it has records. In a git repository, it may
    be in or beside any folder around the working folder.
    """
    here = Path.cwd()
    root = repository_of(here)
    places = [place for place in (here, *here.parents) if root and place.is_relative_to(root)] or [here, here.parent]
    for place in places:
        if os.path.lexists(place / _NAME) and (root or place == here):  # also if it is broken
            return _as_typed(place / _NAME)
        if _has_records(place):
            return _as_typed(place)
    return None


def _as_typed(folder: Path) -> Path:
    """Return a folder as seen from the working folder, by its name: ``../../content`` rather than ``..``."""
    return Path(os.path.relpath(folder.parent), folder.name)


def _has_records(folder: Path) -> bool:
    """Whether a folder has files that name the schema of their kind, as records do; others must not be changed."""
    kinds_here = [name for name in _folders(folder) if name in kinds()]
    first = ((kind, file) for kind in kinds_here for file in islice((folder / kind).glob("*.json"), 1))
    return not is_built(folder) and any(_names_schema(file, f"/{kind}{SUFFIX}") for kind, file in first)


def _names_schema(file: Path, schema: str) -> bool:
    try:
        return schema.encode() in read_regular(file, _LARGEST)
    except OSError:
        return False


def content_near(folder: Path) -> Path | None:
    """Return the folder of content in, around, beside or named like a folder; None if there is none."""
    return next(filter(_is_content, _near(folder.absolute())), None)


def is_built(folder: Path) -> bool:
    """Whether a folder is the output of a build, or the API in it, whose folders have the names of kinds too."""
    above = (part for part in (folder, *folder.parents) if part.name == _API)
    return any(os.path.isfile(api / "index.json") for api in (folder / _API, *above))  # noqa: PTH113  # never an error


def _near(folder: Path) -> Iterator[Path]:
    yield folder / "content"
    yield from folder.parents[:2]
    yield folder.parent / "content"
    if near := nearest(folder.name, _folders(folder.parent)):
        yield folder.parent / near


def _is_content(folder: Path) -> bool:
    """Whether a folder has records: any file of records in the folder of a kind."""
    folders = (folder / name for name in _folders(folder) if name in kinds())
    return not is_built(folder) and any(next(each.glob("*.json"), None) for each in folders)


def _folders(folder: Path) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name for entry in entries if entry.is_dir()]
    except OSError:
        return []
