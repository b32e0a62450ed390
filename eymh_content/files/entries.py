"""What is in a folder: its entries in order, links that lead out of it or nowhere, names that are nearly right."""

import os
from pathlib import Path


def entries(folder: Path | str) -> list[os.DirEntry[str]]:
    """Return what is in a folder, by name. OSError if it cannot be read."""
    with os.scandir(folder) as found:
        return sorted(found, key=lambda entry: entry.name)


def leads_out(entry: os.DirEntry[str], root: str) -> bool:
    """Return whether an entry is a link that leads out of the folder at ``root``."""
    if not entry.is_symlink():
        return False
    return os.path.commonpath([root, os.path.realpath(entry.path)]) != root


def leads_nowhere(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry is a link to nothing."""
    return entry.is_symlink() and not os.path.exists(entry.path)  # noqa: PTH110  # without an error for any path


def like_json(name: str) -> str:
    """Return the end of a name that was probably meant to be that of a record; nothing if it has none."""
    ends = (".json5", ".jsonc", ".json.txt", ".jsn", ".json", ".json.bak")
    return next((name[-len(end) :] for end in ends if name.lower().endswith(end)), "")
