"""Find the folder of content that somebody meant who named another one."""

import os
from collections.abc import Iterator
from pathlib import Path

from eymh_content.files.suggest import nearest
from eymh_content.schema.store import kinds

_API = "v1"
"""The folder of the JSON API in the output of a build."""


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
