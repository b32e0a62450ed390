"""The manifest: a file in the output folder that lists what builds wrote. All other files belong to other people."""

import re
import stat
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import jiter

from eymh_content.disk import read_regular
from eymh_content.errors import ExportError

FILE_NAME = ".eymh-manifest.json"
_VERSION = 1
_FORBIDDEN = re.compile(r'(?:^|/)\.{0,2}(?:/|$)|[<>:"|?*\\]|[. ](?:/|$)')
"""What no path has: empty parts, ``.`` and ``..``, and what Windows cannot have."""
_LARGEST = 8_000_000
"""Bytes above which a manifest is not read."""


FileDigest = tuple[str, int]
"""The SHA-256 of a file, as 64 hexadecimal digits, and its size in bytes."""


class ExporterRun(NamedTuple):
    """The last run of one exporter."""

    input: str
    """The digest of everything that its output depends on."""
    files: Mapping[str, FileDigest]
    """The files it wrote, by path relative to the output folder, with forward slashes."""


class Manifest(NamedTuple):
    """Which files builds wrote into a folder."""

    exporters: Mapping[str, ExporterRun] = {}
    requests: Mapping[str, tuple[str, ...]] = {}
    """The exporters that ran for each request: ``build``, or the name of the exporter for ``eymh export``."""

    def files(self) -> dict[str, FileDigest]:
        """Return every file that a build wrote."""
        return {path: digest for run in self.exporters.values() for path, digest in run.files.items()}

    def is_current(self, request: str, input_digest: str) -> bool:
        """Return whether every exporter of a request last ran with this input."""
        names = self.requests.get(request, ())
        return bool(names) and all(
            name in self.exporters and self.exporters[name].input == input_digest for name in names
        )

    def with_runs(self, request: str, runs: Mapping[str, ExporterRun]) -> "Manifest":
        """Return the manifest after these exporters have run for a request. Other exporters keep their entries."""
        return Manifest(
            {**self.exporters, **runs},
            {**self.requests, request: tuple(sorted(runs))},
        )

    def dump(self) -> bytes:
        """Return the bytes of the manifest file. It contains no times: equal manifests give equal bytes."""
        import json  # noqa: PLC0415  # only for writing: jiter reads twice as fast, and cannot write

        exporters = {
            name: {"input": run.input, "files": {path: list(run.files[path]) for path in sorted(run.files)}}
            for name, run in sorted(self.exporters.items())
        }
        requests = {name: list(names) for name, names in sorted(self.requests.items())}
        content = {"manifest": _VERSION, "requests": requests, "exporters": exporters}
        return (json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None if it has none. Raise ExportError if the manifest is damaged.

    Raise PermissionError if it may not be read.
    """
    file = folder / FILE_NAME
    try:
        return None if _is_missing(file) else _parse(jiter.from_json(read_regular(file, _LARGEST), cache_mode="none"))
    except PermissionError:
        raise
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise ExportError(
            f"{file} cannot be read ({why}), so it is not known which files builds wrote; "
            "choose another folder, or delete this one if you need nothing in it"
        ) from error


def _is_missing(file: Path) -> bool:
    """Return whether there is no manifest. ValueError if it is a link, which no build makes."""
    try:
        linked = stat.S_ISLNK(file.lstat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return True
    if linked:
        raise ValueError("it is a link")
    return False


def _parse(content: dict[str, Any]) -> Manifest:
    if content["manifest"] != _VERSION:
        raise ValueError(f"its format version is {content['manifest']}, not {_VERSION}")
    exporters = {name: ExporterRun(run["input"], _files(run["files"])) for name, run in content["exporters"].items()}
    requests = {name: tuple(map(_text, names)) for name, names in content["requests"].items()}
    return Manifest(exporters, requests)


def _files(files: dict[str, Any]) -> dict[str, FileDigest]:
    return {path: (sha256, size) for path, (sha256, size) in files.items()}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def check_paths(files: Mapping[str, Iterable[str]]) -> None:
    """Check the paths of files by exporter. Raise ExportError if one leaves the output folder or two collide."""
    owners: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name, paths in files.items():
        for path in paths:
            if not path.isprintable() or _FORBIDDEN.search(path) or path.startswith(FILE_NAME):
                raise ExportError(f"the {name} exporter made a file with the path {path!r}, which cannot be written")
            key = unicodedata.normalize("NFC", path).casefold()  # some file systems ignore case and forms of accents
            if key in owners:
                raise ExportError(f"two files have the path {path}: one by {owners[key]}, one by {name}")
            owners[key] = name
            parts = key.split("/")
            folders |= {"/".join(parts[:end]): path for end in range(1, len(parts))}
    for key in owners.keys() & folders.keys():
        raise ExportError(f"{folders[key]} needs a folder where {owners[key]} writes a file")
