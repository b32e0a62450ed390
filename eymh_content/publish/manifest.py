"""The list of what builds wrote, kept in the output folder: by it we know our own files from everybody else's."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from eymh_content.errors import ExportError

NAME = ".eymh-manifest.json"
_FORM = 1


class Wrote(NamedTuple):
    """The bytes of a file as we wrote it."""

    sha256: str
    size: int

    @classmethod
    def of(cls, data: bytes) -> "Wrote":
        """Describe bytes."""
        return cls(sha256(data).hexdigest(), len(data))


@dataclass(frozen=True)
class Made:
    """What one exporter made in its last run."""

    input: str
    """Digest of everything that its output depends on."""
    files: Mapping[str, Wrote]
    """By path below the folder, with forward slashes."""


@dataclass(frozen=True)
class Manifest:
    """What builds wrote into a folder."""

    exporters: Mapping[str, Made] = field(default_factory=dict)
    requests: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Which exporters ran for ``build``, or for the export of a name: an idle build asks here what to look at."""

    @cached_property
    def files(self) -> dict[str, Wrote]:
        """Every file that a build wrote."""
        return {path: wrote for made in self.exporters.values() for path, wrote in made.files.items()}

    def answers(self, request: str, digest: str) -> bool:
        """Say whether the last run for a request had the same input, and no exporter ran with another one since."""
        names = self.requests.get(request, ())
        return bool(names) and all(name in self.exporters and self.exporters[name].input == digest for name in names)

    def with_run(self, request: str, runs: Mapping[str, Made]) -> "Manifest":
        """Give the manifest after these exporters have run; what others made stays in it."""
        return Manifest(
            {**self.exporters, **runs},
            {**self.requests, request: tuple(sorted(runs))},
        )

    def dump(self) -> bytes:
        """Give the bytes of the manifest file: the same for the same content, without times."""
        exporters = {
            name: {"input": made.input, "files": {path: list(made.files[path]) for path in sorted(made.files)}}
            for name, made in sorted(self.exporters.items())
        }
        requests = {name: list(names) for name, names in sorted(self.requests.items())}
        whole = {"manifest": _FORM, "requests": requests, "exporters": exporters}
        return (json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def read(folder: Path) -> Manifest | None:
    """Read the manifest of a folder; None if it has none. ExportError if it cannot be understood."""
    file = folder / NAME
    try:
        data = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    try:
        return _parse(json.loads(data))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise ExportError(
            f"{file} cannot be understood ({error}), so we cannot tell which files are ours; choose another folder, "
            "or delete this one if nothing in it is needed"
        ) from error


def _parse(whole: dict[str, Any]) -> Manifest:
    if whole["manifest"] != _FORM:
        raise ValueError(f"it has the form {whole['manifest']}, not {_FORM}")
    return Manifest(
        {
            name: Made(made["input"], {path: Wrote(*wrote) for path, wrote in made["files"].items()})
            for name, made in whole["exporters"].items()
        },
        {name: tuple(names) for name, names in whole["requests"].items()},
    )


def check_paths(files: Mapping[str, Iterable[str]]) -> None:
    """Check where exporters (by name) want to put files. ExportError if a path leaves the folder or is taken twice."""
    owner: dict[str, str] = {}
    folders: dict[str, str] = {}
    for name, paths in files.items():
        for path in paths:
            pieces = path.split("/")
            if any(piece in ("", ".", "..") for piece in pieces) or "\\" in path or "\0" in path or path == NAME:
                raise ExportError(f"the {name} exporter made a file with the path {path!r}, which cannot be written")
            key = path.casefold()  # some file systems do not tell case apart
            if key in owner:
                raise ExportError(f"two files are called {path}: one by {owner[key]}, one by {name}")
            owner[key] = name
            parts = key.split("/")
            folders |= {"/".join(parts[:end]): path for end in range(1, len(parts))}
    for key in owner.keys() & folders.keys():
        raise ExportError(f"{folders[key]} needs a folder where {owner[key]} puts a file")
