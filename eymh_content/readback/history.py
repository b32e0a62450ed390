"""What an entry said when it was read: the ledger has only its digest, and git has the text."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from eymh_content.files.discover import file_of
from eymh_content.files.read import parse
from eymh_content.ids import kind_of
from eymh_content.ledger.units import Leaf, Unit, units_of
from eymh_content.paths import repository_of
from eymh_content.schema.walk import Walk

_MOST = 300
"""How many versions of a file are looked at, the newest first."""
_SECONDS = 60


class History:
    """The versions of record files in the git repository that holds the content, if there is one."""

    def __init__(self, content: Path) -> None:
        """Take the folder of the content."""
        self._git = shutil.which("git")
        self._root = repository_of(content)
        self._folder = content.resolve().relative_to(self._root).as_posix() if self._root else ""
        self._versions: dict[str, list[dict[str, Unit]]] = {}

    def leaves(self, reference: str, entry: str, digest: str) -> tuple[Leaf, ...] | None:
        """Return the values that an entry of a record had when its digest was this one.

        None if no version has it: the text that was read was never committed, or there is no git.
        """
        if reference not in self._versions:
            self._versions[reference] = list(self._read(reference))
        units = (version[entry] for version in self._versions[reference] if entry in version)
        return next((unit.leaves for unit in units if unit.digest == digest), None)

    def _read(self, reference: str) -> Iterator[dict[str, Unit]]:
        if not self._git or not self._root:
            return
        path = f"./{self._folder}/{file_of(reference)}"
        commits = self._run("log", "--format=%H", f"--max-count={_MOST}", "--", path).split()
        wanted = b"".join(b"%b:%b\n" % (commit, path.encode()) for commit in commits)
        for raw in _blobs(self._run("cat-file", "--batch", given=wanted)) if commits else ():
            record: Any = parse(raw, path).data
            if isinstance(record, dict):
                yield units_of(Walk(record, kind_of(reference)))

    def _run(self, *arguments: str, given: bytes = b"") -> bytes:
        """Run git, and return what it prints; nothing if it fails."""
        command = [str(self._git), "-C", str(self._root), *arguments]
        try:
            run = subprocess.run(  # noqa: S603  # a fixed command; paths are arguments, never options
                command, input=given, capture_output=True, check=False, timeout=_SECONDS
            )
        except (OSError, subprocess.TimeoutExpired):
            return b""
        return b"" if run.returncode else run.stdout


def _blobs(printed: bytes) -> Iterator[bytes]:
    """Yield the files in what ``git cat-file --batch`` prints: a line on each with its size, then the file."""
    start = 0
    while (end := printed.find(b"\n", start)) >= 0:
        header = printed[start:end].split()
        start = end + 1
        if header[-1].isdigit():
            size = int(header[-1])
            yield printed[start : start + size]
            start += size + 1
