"""A build from content to output folder: check, load, draw, publish."""

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from eymh_content.errors import ContentError, ExportError, EymhError, NotFoundError, UsageError
from eymh_content.publish import Drawn, Outcome, manifest, publish
from eymh_content.publish.changes import Folder
from eymh_content.publish.inputs import input_digest
from eymh_content.wording import counted

if TYPE_CHECKING:
    from eymh_content.export import Artefact, Exporter, Job
    from eymh_content.library import Library

T = TypeVar("T")

BUILD = "build"
"""The request for everything that there is."""

Say = Callable[[str, str], None]
"""Told of each step: the part of the build (``content``, or an exporter) and what it has done."""


@dataclass(frozen=True)
class Request:
    """What somebody asked for."""

    content: Path
    out: Path
    exporter: str | None = None
    """One exporter, with what it needs; None for all."""
    nations: tuple[str, ...] = ()
    packs: tuple[str, ...] = ()
    overwrite: bool = False
    """Whether files may be lost that somebody has changed."""

    @property
    def name(self) -> str:
        """The name under which the manifest remembers it."""
        return self.exporter or BUILD


def build(request: Request, say: Say = lambda _part, _step: None) -> Outcome | None:
    """Do what was asked for; None if the folder already holds just that.

    UsageError or NotFoundError if it cannot be asked for, ContentError if the content is not valid, ExportError if an
    exporter or the publication failed. Whatever is raised, the folder stays as it was.
    """
    out = checked(request.out, request.content)
    try:
        digest = input_digest(request.content, request.nations, request.packs)
        folder = Folder(out)
        if folder.manifest.answers(request.name, digest) and folder.intact(folder.manifest.requests[request.name]):
            return None
        from eymh_content.publish.staging import Staging  # noqa: PLC0415  # an idle build needs none

        with Staging(out) as staging:
            return publish(staging, request.name, _draw(request, digest, say), overwrite=request.overwrite)
    except OSError as error:
        raise ExportError(f"{out} could not be written, and is as it was: {error}") from error


def checked(out: Path, content: Path) -> Path:
    """Give the output folder as an absolute path without links. UsageError where publishing could do harm."""
    real = Path(os.path.realpath(out))
    records = Path(os.path.realpath(content))
    if real.exists() and not real.is_dir():
        raise UsageError(f"{out} is a file; name a folder")
    if Path.cwd().is_relative_to(real):
        raise UsageError(f"{out} holds the folder that you are in; name a folder of its own, such as ./dist")
    if os.path.ismount(real):
        raise UsageError(f"{out} is a disk of its own (a mount point); name a folder in it, such as {out / 'dist'}")
    if real.is_relative_to(records) or records.is_relative_to(real):
        raise UsageError(f"{out} and the content {content} lie in one another; name a folder of its own")
    if real.is_dir() and not (real / manifest.NAME).exists() and any(real.iterdir()):
        raise UsageError(f"{out} holds files that no build wrote; name a new or an empty folder")
    return real


def _draw(request: Request, digest: str, say: Say) -> dict[str, Drawn]:
    from eymh_content.export import exporter, exporter_names  # noqa: PLC0415

    wanted = [request.exporter] if request.exporter else exporter_names()
    exporters = in_order([exporter(name) for name in wanted], exporter)
    job = _job(request, say)
    drawn: dict[str, Drawn] = {}
    for one in exporters:
        drawn[one.name] = Drawn(digest, tuple(_run(one, job, drawn, say)))
        say(one.name, counted(len(drawn[one.name].artefacts), "file"))
    return drawn


def in_order(wanted: "Iterable[Exporter]", find: "Callable[[str], Exporter]") -> "list[Exporter]":
    """Give exporters and all that they need, what is needed first. ExportError if two need each other."""
    done: dict[str, Exporter] = {}

    def visit(one: "Exporter", above: tuple[str, ...]) -> None:
        if one.name in above:
            raise ExportError(f"these exporters need each other: {', '.join((*above, one.name))}")
        if one.name not in done:
            for name in one.needs:
                visit(find(name), (*above, one.name))
            done[one.name] = one

    for one in wanted:
        visit(one, ())
    return list(done.values())


def _run(one: "Exporter", job: "Job", drawn: dict[str, Drawn], say: Say) -> "Iterable[Artefact]":
    made = tuple(artefact for name in one.needs for artefact in drawn[name].artefacts)
    try:
        yield from one.export(replace(job, made=made, progress=lambda step: say(one.name, step)))
    except EymhError:
        raise
    except Exception as error:
        raise ExportError(f"the {one.name} exporter failed: {type(error).__name__}: {error}") from error


def _job(request: Request, say: Say) -> "Job":
    from eymh_content.export import Job  # noqa: PLC0415
    from eymh_content.models import Pack  # noqa: PLC0415
    from eymh_content.nations import editions  # noqa: PLC0415

    library = _library(request.content)
    say("content", counted(len(library), "record"))
    nations = _chosen("nation", {one.name: one for one in editions(library)}, request.nations)
    packs = _chosen("pack", {one.id: one for one in library.of(Pack)}, request.packs)
    return Job(library, nations, packs)


def _library(content: Path) -> "Library":
    """Load the content once it is valid and, where it has indexes of its sources, borne out by them."""
    from eymh_content.library import load  # noqa: PLC0415
    from eymh_content.sources import index  # noqa: PLC0415
    from eymh_content.sources.verify_content import verify_checked  # noqa: PLC0415
    from eymh_content.validation import check  # noqa: PLC0415

    checked = check(content)
    report = checked.report()
    if not report.valid:
        raise ContentError(f"the content in {content} is not valid", report.problems)
    if (content / index.FOLDER).is_dir():
        report = verify_checked(content, checked)
        if not report.valid:
            raise ContentError(f"the content in {content} is not borne out by its sources", report.problems)
    return load(content)


def _chosen(what: str, there: "Mapping[str, T]", wanted: tuple[str, ...]) -> "tuple[T, ...]":
    for name in wanted:
        if name not in there:
            raise NotFoundError(f"no {what} '{name}'; there are {', '.join(there) or 'none'}")
    return tuple(one for name, one in there.items() if not wanted or name in wanted)
