"""What an exporter is, and how it is found: an entry point of the group ``eymh_content.exporters``.

An exporter only draws: it turns records into the bytes of files. Writing them, whole or not at all, is ``publish``.
This file imports no models, so that a build that finds nothing to do stays quick.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from eymh_content.errors import ExportError, NotFoundError

if TYPE_CHECKING:
    from eymh_content.library import Library
    from eymh_content.models import Pack
    from eymh_content.nations import Edition

GROUP = "eymh_content.exporters"


@dataclass(frozen=True)
class PackSummary:
    """What another exporter may say of a pack."""

    pack: str
    """The id of its recipe."""
    nation: str
    """The name of its edition: ``scotland``."""
    words: int
    records: int
    tables: int
    sources: tuple[str, ...]
    """The ids of the documents that it restates."""


@dataclass(frozen=True)
class Artefact:
    """One file that an exporter made."""

    path: str
    """Where it goes below the output folder, with forward slashes: ``docx/england/briefing.docx``."""
    data: bytes
    summary: PackSummary | None = None
    """What it holds, if it is a pack."""


@dataclass(frozen=True)
class Job:
    """What is to be exported."""

    library: "Library"
    editions: tuple["Edition", ...]
    """The nations that were asked for. The edition of the whole UK is made with ``edition(library, UK)``."""
    packs: tuple["Pack", ...]
    made: tuple[Artefact, ...] = ()
    """What the exporters named in ``needs`` have made."""
    progress: Callable[[str], None] = lambda _step: None
    """To be called with a few words as each step is done."""
    scratch: Path | None = None
    """The folder for temporary files; None for that of the system. A build deletes it even after it was killed."""


class Exporter(Protocol):
    """Draws the content in one form."""

    name: str
    """The name by which ``eymh export`` calls it."""
    summary: str
    """One sentence for the help."""
    needs: tuple[str, ...]
    """Exporters whose artefacts it must see first."""

    def export(self, job: Job) -> Iterable[Artefact]:
        """Draw. The bytes depend on nothing but the job. ExportError if it cannot be done."""
        ...


def exporter_points() -> dict[str, EntryPoint]:
    """Return the entry points of all exporters that are installed, by name, without importing them."""
    return {point.name: point for point in sorted(entry_points(group=GROUP), key=lambda point: point.name)}


def exporter_names() -> list[str]:
    """Return the names of all exporters that are installed, without importing them."""
    return list(exporter_points())


def exporter(name: str) -> Exporter:
    """Return an exporter. NotFoundError if there is none of that name; ExportError if a library it needs is missing."""
    points = exporter_points()
    if name not in points:
        raise NotFoundError(f"no exporter '{name}'; there are {', '.join(points) or 'none'}")
    try:
        found: Exporter = points[name].load()
    except Exception as error:
        fix = f"pip install 'eymh-content[{name}]'"
        raise ExportError(f"the {name} exporter cannot be loaded ({error}); try {fix}") from error
    return found
