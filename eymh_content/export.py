"""What an exporter is, and how it is found: an entry point of the group ``eymh_content.exporters``.

An exporter only draws: it turns records into the bytes of files. Writing them, whole or not at all, is ``publish``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from typing import Any, Protocol

from eymh_content.errors import ExportError, NotFoundError
from eymh_content.library import Library
from eymh_content.models import Pack
from eymh_content.nations import Edition

GROUP = "eymh_content.exporters"


@dataclass(frozen=True)
class Artefact:
    """One file that an exporter made."""

    path: str
    """Where it goes below the output folder, with forward slashes: ``docx/england/briefing.docx``."""
    data: bytes
    about: Mapping[str, Any] = field(default_factory=dict)
    """What a later exporter may say of it, such as title, nation and number of words."""


@dataclass(frozen=True)
class Job:
    """What is to be exported."""

    library: Library
    editions: tuple[Edition, ...]
    packs: tuple[Pack, ...]
    made: tuple[Artefact, ...] = ()
    """What the exporters named in ``needs`` have made."""
    progress: Callable[[str], None] = lambda _step: None
    """To be called with a few words as each step is done."""


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


def exporter_names() -> list[str]:
    """Give the names of all exporters that are installed, without importing them."""
    return sorted(point.name for point in entry_points(group=GROUP))


def exporter(name: str) -> Exporter:
    """Give an exporter. NotFoundError if there is none of that name; ExportError if a library it needs is missing."""
    for point in entry_points(group=GROUP):
        if point.name == name:
            try:
                found: Exporter = point.load()
            except ImportError as error:
                fix = f"pip install 'eymh-content[{name}]'"
                raise ExportError(f"the {name} exporter cannot be loaded ({error}); try {fix}") from error
            return found
    raise NotFoundError(f"no exporter '{name}'; there are {', '.join(exporter_names())}")
