"""The part of a folder of content that paths on the command line select."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from eymh_content.files.discover import INDEXES, ContentFolder, printable
from eymh_content.paths import repository_of

_ALL = "."
_QUOTED = r'"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*)"'
"""A name as git prints it if it has characters that are not ASCII, quotes or backslashes."""


class Selection(NamedTuple):
    """What some paths select. Names are those of problems: relative to the content, with forward slashes."""

    names: frozenset[str] = frozenset({_ALL})
    """The files and folders that are selected, each with all that is in it; "." is the content as a whole."""
    unchecked: tuple[str, ...] = ()
    """For each path that selects nothing: why."""

    def has(self, file: str) -> bool:
        """Return whether a file is at or below what is selected."""
        return _ALL in self.names or not self.names.isdisjoint(_upwards(file))


EVERYTHING = Selection()


def select(content: Path, folder: ContentFolder, paths: Iterable[Path]) -> Selection:
    """Select the records at or below some paths, and what is wrong there; everything, if there are no paths.

    A path may lead into the content through links, and may be that of a folder around the content. One that does not
    exist here may be as 'git diff --name-only' prints it: from the root of the repository, and quoted.
    """
    places = tuple(paths)
    if not places:
        return EVERYTHING
    root = os.path.realpath(content)
    faulty = {fault.file for fault in folder.faults}
    known = {name for file in (*faulty, *(record.file for record in folder.records)) for name in _upwards(file)}
    names: set[str] = set()
    unchecked = []
    for given in places:
        path = given if os.path.lexists(given) else _as_git_prints(given, root)
        candidates = list(_names(content, root, path))
        found = next((name for name in candidates if name in known), None) or _fault_above(candidates, faulty)
        if found:
            names.add(found)
        else:
            unchecked.append(f"{printable(str(given))} {_why_not(path, candidates)}")
    return Selection(frozenset(names), tuple(unchecked))


def _upwards(name: str) -> Iterator[str]:
    """Yield a name, those of the folders around it, and that of the content."""
    while name:
        yield name
        name = name.rpartition("/")[0]
    yield _ALL


def _names(content: Path, root: str, path: Path) -> Iterator[str]:
    """Yield the names that a path has in the content: as it is written, then with links resolved.

    The last part of a path may be a broken link, which has a name too.
    """
    real = os.path.realpath(path)
    parent = os.path.realpath(path.parent)
    places = [(root, os.path.join(parent, path.name)), (root, real)]  # noqa: PTH118
    if ".." not in path.parts:
        places.insert(0, (os.path.abspath(content), os.path.abspath(path)))  # noqa: PTH100
    for folder, place in places:
        if os.path.commonpath([folder, place]) == folder:
            yield printable(os.path.relpath(place, folder).replace(os.sep, "/"))
    if os.path.commonpath([root, real]) == real:
        yield _ALL


def _as_git_prints(path: Path, root: str) -> Path:
    """Return the file that git means with a path, if it exists; otherwise the path as it is."""
    name = str(path)
    if quoted := re.fullmatch(_QUOTED, name):
        name = os.fsdecode(os.fsencode(quoted[1]).decode("unicode_escape").encode("latin-1"))
    meant = (repository_of(Path(root)) or Path()) / name
    return meant if os.path.lexists(meant) else path


def _fault_above(names: Iterable[str], faulty: set[str]) -> str | None:
    """Return the folder around a name that cannot be read as a folder of records, if there is one."""
    return next((above for name in names for above in _upwards(name) if above in faulty), None)


def _why_not(path: Path, names: list[str]) -> str:
    if not os.path.lexists(path):
        why = "does not exist"
    elif not names:
        why = "is outside the content"
    elif path.is_dir():
        why = "holds no records"
    elif any(name.startswith(f"{INDEXES}/") for name in names):
        return "is an index, not a record: it was not checked. To check the records against it, run: eymh verify"
    else:
        why = "is not a record"
    return f"{why}: it was not checked"
