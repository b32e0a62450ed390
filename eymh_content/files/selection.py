"""The part of a folder of content that paths on the command line select."""

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from eymh_content.errors import UsageError
from eymh_content.files.discover import INDEXES, SUFFIX, ContentFolder, file_of, printable
from eymh_content.files.suggest import meant_or_all, nearest
from eymh_content.ids import REFERENCE_PATTERN, SLUG_PATTERN, kind_of
from eymh_content.paths import repository_of
from eymh_content.problems import Problem, Report, quoted
from eymh_content.wording import counted

_ALL = "."
_QUOTED = r'"((?:[^"\\]|\\(?:[abtnvfr"\\]|[0-3][0-7]{2}))*)"'
"""A name as git prints it if it has characters that are not ASCII, quotes or backslashes."""


class Selection(NamedTuple):
    """What some paths select. Names are those of problems: relative to the content, with forward slashes."""

    names: frozenset[str] = frozenset({_ALL})
    """The files and folders that are selected, each with all that is in it; "." is the content as a whole."""
    unchecked: tuple[str, ...] = ()
    """For each path that selects nothing: why."""
    removed: tuple[str, ...] = ()
    """References of the records whose files are among the paths and do not exist: links to them are selected."""

    def has(self, file: str) -> bool:
        """Return whether a file is at or below what is selected."""
        return _ALL in self.names or not self.names.isdisjoint(_upwards(file))

    def report(self, found: Iterable[Problem], records: Iterable[str]) -> Report:
        """Report what is selected of all that was found in the content. ``records`` are the files of all records."""
        every = {*found}
        here = {problem for problem in every if self.has(problem.file)}
        links = {problem for problem in every - here if self.removed and self._is_link_to_removed(problem)}
        files = {*records}.union(problem.file for problem in every)  # a problem may be in what is no record
        checked = {file for file in files if self.has(file)}.union(problem.file for problem in links)
        note = f"{counted(len(links), 'problem')} in other files: links to what was removed." if links else ""
        report = Report.of(here | links, len(checked), unchecked=self.unchecked)
        return report._replace(total=len(files), note=note, elsewhere=len(every - here - links))

    def _is_link_to_removed(self, problem: Problem) -> bool:
        return any(mark in problem.message for reference in self.removed for mark in _marks(reference))


EVERYTHING = Selection()


def _marks(reference: str) -> Iterator[str]:
    """Yield what the message on a link to a record has, or on an anchor if the record is a source."""
    yield quoted(reference, 110)
    if kind_of(reference) == "source":
        yield f"'{reference.partition('/')[2]}:"


def select(content: Path, folder: ContentFolder, paths: Iterable[Path]) -> Selection:
    """Select the records at or below some paths, and what is wrong there; everything, if there are no paths.

    A path may lead into the content through links, and may be that of a folder around the content. One that does not
    exist here may be as 'git diff --name-only' prints it: from the root of the repository, and quoted. UsageError if
    one does not exist and looks like a slip, not like a file that was removed.
    """
    places = tuple(paths)
    if not places:
        return EVERYTHING
    root = os.path.realpath(content)
    faulty = {fault.file for fault in folder.faults}
    known = {name for file in (*faulty, *(each.file for each in folder.files)) for name in _upwards(file)}
    names: set[str] = set()
    unchecked, removed = [], []
    for given in places:
        meant = (given, _as_git_prints(given, root))
        path = next(filter(os.path.lexists, meant), None)
        candidates = [name for each in ([path] if path else meant) for name in _names(content, root, each)]
        found = next((name for name in candidates if name in known), None) or _fault_above(candidates, faulty)
        if found:
            names.add(found)
            continue
        if not path:
            _refuse_slip(given)
            removed += [name.removesuffix(SUFFIX) for name in candidates if _is_file_of_record(name)]
        unchecked.append(f"{printable(str(given))} {_why_not(path, candidates)}")
    return Selection(frozenset(names), tuple(unchecked), tuple(removed))


def _is_file_of_record(name: str) -> bool:
    reference = name.removesuffix(SUFFIX)
    return name == file_of(reference) and bool(re.match(REFERENCE_PATTERN, reference))


def _refuse_slip(path: Path) -> None:
    """Raise UsageError if the end of a path that does not exist is that of a folder, or an id without a suffix.

    git prints the paths of files, never of folders.
    """
    if not re.match(SLUG_PATTERN, path.name):
        return
    beside = [file.name for file in path.parent.iterdir()] if path.parent.is_dir() else []
    file = f"{path.name}{SUFFIX}"
    near = file if file in beside else nearest(path.name, beside)
    question = f"; {meant_or_all([printable(str(path.with_name(near)))])}" if near else ""
    raise UsageError(f"no such file or folder: {printable(str(path))}{question}")


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
    """Return the path that git means with a name: quoted, and from the root of the repository."""
    name = str(path)
    if printed := re.fullmatch(_QUOTED, name):
        name = os.fsdecode(os.fsencode(printed[1]).decode("unicode_escape").encode("latin-1"))
    return path if "\0" in name else (repository_of(Path(root)) or Path()) / name


def _fault_above(names: Iterable[str], faulty: set[str]) -> str | None:
    """Return the folder around a name that cannot be read as a folder of records, if there is one."""
    return next((above for name in names for above in _upwards(name) if above in faulty), None)


def _why_not(path: Path | None, names: list[str]) -> str:
    if not path:
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
