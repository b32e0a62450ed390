"""Where content and schemas lie: in the checkout while we work on them, inside the package once it is a wheel.

Everything reads data through ``content_dir`` and ``schema_dir``: ``_data`` does not exist in an editable install.
"""

import os
from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_data"


def _data(name: str) -> Path:
    packed = _INSTALLED / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def is_installed(folder: Path) -> bool:
    """Whether a folder is in the data of an installed package, which nobody edits."""
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(_INSTALLED))


def content_dir() -> Path:
    """Return the folder that holds ``<kind>/<id>.json``."""
    return _data("content")


def schema_dir() -> Path:
    """Return the folder that holds ``<kind>.schema.json``."""
    return _data("schema")


def repository_of(folder: Path) -> Path | None:
    """Return the root of the git repository that holds a folder, with links resolved; None if there is none."""
    real = Path(os.path.realpath(folder))
    # In a worktree, .git is a file.
    return next((place for place in (real, *real.parents) if os.path.lexists(place / ".git")), None)
