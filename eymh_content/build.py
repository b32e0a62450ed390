"""Build output files from the content: check the content, run the exporters, publish their files."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from eymh_content.disk import reason
from eymh_content.errors import ContentError, ExportError, EymhError, NotFoundError, UsageError
from eymh_content.publish import manifest
from eymh_content.publish.inputs import Inputs, program_folders
from eymh_content.publish.output_folder import OutputFolder, staging_folder
from eymh_content.wording import counted

if TYPE_CHECKING:
    from eymh_content.export import Artefact, Exporter, Job
    from eymh_content.library import Library
    from eymh_content.problems import Problem
    from eymh_content.publish.apply import Outcome
    from eymh_content.publish.changes import ExporterOutput

T = TypeVar("T")

BUILD = "build"
"""The name of the request to run all exporters."""

Progress = Callable[[str, str], None]
"""Called after each step with the part of the build (``content``, or an exporter) and what it has done."""


class Request(NamedTuple):
    """What to build, and where."""

    content: Path
    out: Path
    exporter: str | None = None
    """One exporter, with the exporters that it needs; None for all."""
    nations: tuple[str, ...] = ()
    """Names of nations; empty for all."""
    packs: tuple[str, ...] = ()
    """Ids of packs; empty for all."""
    overwrite: bool = False
    """Whether to overwrite files that were edited by hand."""

    @property
    def name(self) -> str:
        """The name of the request in the manifest."""
        return self.exporter or BUILD


def build(request: Request, progress: Progress = lambda _part, _step: None) -> "Outcome | None":
    """Build what was requested; None if the output folder is up to date.

    Raise UsageError or NotFoundError if the request is wrong, ContentError if the content is not valid, ExportError if
    an exporter fails or the files cannot be written, LeftoverError if the output was written, but what it replaced
    cannot be deleted. On any other error the output folder stays as it was.
    """
    try:
        out = check_output_folder(request.out, request.content)
        inputs = Inputs(request.content, request.nations, request.packs)
        is_left = os.path.lexists(staging_folder(out))  # by a build that was killed, or another one is running
        if not is_left and OutputFolder(out).is_up_to_date(request.name, inputs.digest()):
            return None
        from eymh_content.publish.apply import publish  # noqa: PLC0415  # a build with nothing to do needs neither
        from eymh_content.publish.staging import Staging  # noqa: PLC0415

        with Staging(out) as staging:
            if is_left and OutputFolder(out).is_up_to_date(request.name, inputs.digest()):
                return None
            outputs = _run_exporters(request, inputs, progress, staging.scratch)
            return publish(staging, request.name, outputs, overwrite=request.overwrite)
    except OSError as error:
        raise ExportError(f"{request.out} could not be written, and is as it was: {reason(error)}") from error


def check_output_folder(out: Path, content: Path) -> Path:
    """Return the absolute path of the output folder, with links resolved. Raise UsageError if it is not safe to use."""
    real = Path(os.path.realpath(out))
    if real.exists() and not real.is_dir():
        raise UsageError(f"{out} is a file; name a folder")
    if out.is_symlink() and not real.exists():
        raise UsageError(f"{out} is a link that leads to nothing; name a folder")
    if _is_around_here(real):
        raise UsageError(f"{out} contains the current folder; name a folder of its own, such as ./dist")
    if os.path.ismount(real):
        raise UsageError(f"{out} is a mount point; name a folder in it, such as {out / 'dist'}")
    for what, folder in (("the content", content), *(("the program", folder) for folder in program_folders())):
        other = Path(os.path.realpath(folder))
        if real.is_relative_to(other) or other.is_relative_to(real):
            raise UsageError(f"{out} and the folder of {what}, {folder}, overlap; name a folder of its own")
    if real.is_dir() and not (real / manifest.FILE_NAME).exists() and any(real.iterdir()):
        raise UsageError(f"{out} contains files that no build wrote; name a new or an empty folder")
    return real


def _is_around_here(folder: Path) -> bool:
    """Return whether the working folder is a folder, or in it."""
    try:
        return Path.cwd().is_relative_to(folder)
    except FileNotFoundError:  # it has been deleted
        return False


def _run_exporters(request: Request, inputs: Inputs, progress: Progress, scratch: Path) -> "dict[str, ExporterOutput]":
    from eymh_content.export import exporter, exporter_names  # noqa: PLC0415
    from eymh_content.publish.changes import ExporterOutput  # noqa: PLC0415

    names = [request.exporter] if request.exporter else exporter_names()
    exporters = in_dependency_order([exporter(name) for name in names], exporter)
    job, used = _job(request, progress, scratch)
    made: dict[str, tuple[Artefact, ...]] = {}
    for one in exporters:
        try:
            made[one.name] = tuple(_run(one, job, made, progress))
        except ExportError as error:
            error.problems = tuple(_located(error.problems, used))
            raise
        progress(one.name, counted(len(made[one.name]), "file"))
    digest = inputs.digest_of_used(used)
    return {name: ExporterOutput(digest, artefacts) for name, artefacts in made.items()}


def _located(problems: "Iterable[Problem]", used: "Mapping[str, bytes]") -> "Iterator[Problem]":
    """Give each problem of a record the line and column of its pointer."""
    from eymh_content.files.locate import locate  # noqa: PLC0415
    from eymh_content.problems import Fault  # noqa: PLC0415

    for problem in problems:
        if problem.pointer and problem.file in used:
            fault = Fault(problem.pointer, problem.message, problem.fix, problem.rule)
            yield from locate(problem.file, [fault], used[problem.file].decode())
        else:
            yield problem


def in_dependency_order(exporters: "Iterable[Exporter]", find: "Callable[[str], Exporter]") -> "list[Exporter]":
    """Return exporters and all that they need, each after those it needs. Raise ExportError if some need each other."""
    from graphlib import CycleError, TopologicalSorter  # noqa: PLC0415

    found: dict[str, Exporter] = {}
    todo = list(exporters)[::-1]
    while todo:
        one = todo.pop()
        if one.name not in found:
            found[one.name] = one
            todo.extend(find(name) for name in one.needs)
    try:
        names = list(TopologicalSorter({name: one.needs for name, one in found.items()}).static_order())
    except CycleError as error:
        raise ExportError(f"these exporters need each other: {', '.join(reversed(error.args[1]))}") from error
    return [found[name] for name in names]


def _run(
    one: "Exporter", job: "Job", made: "Mapping[str, tuple[Artefact, ...]]", progress: Progress
) -> "Iterable[Artefact]":
    from dataclasses import replace  # noqa: PLC0415

    needed = tuple(artefact for name in one.needs for artefact in made[name])
    try:
        for artefact in one.export(replace(job, made=needed, progress=lambda step: progress(one.name, step))):
            if not isinstance(artefact.data, bytes):
                raise TypeError(f"{artefact.path} is {type(artefact.data).__name__}, not bytes")  # noqa: TRY301
            yield artefact
    except EymhError:
        raise
    except (Exception, SystemExit) as error:
        raise ExportError(f"the {one.name} exporter failed: {type(error).__name__}: {error}") from error


def _job(request: Request, progress: Progress, scratch: Path) -> "tuple[Job, Mapping[str, bytes]]":
    """Return what is to be exported, and the bytes of each file of the content that it was made from."""
    from eymh_content.export import Job  # noqa: PLC0415
    from eymh_content.models import Pack  # noqa: PLC0415
    from eymh_content.nations import editions  # noqa: PLC0415

    library, used = _library(request.content, progress)
    progress("content", counted(len(library), "record"))
    nations = _select("nation", {one.name: one for one in editions(library)}, request.nations)
    packs = _select("pack", {one.id: one for one in library.of(Pack)}, request.packs)
    return Job(library, nations, packs, scratch=scratch), used


def _library(content: Path, progress: Progress) -> "tuple[Library, Mapping[str, bytes]]":
    """Check the content once, verify it against its sources, and build its objects.

    Return also the bytes of the files of the records and indexes, by path relative to the content.
    """
    from eymh_content.files.discover import INDEXES, file_of  # noqa: PLC0415
    from eymh_content.library import build_library  # noqa: PLC0415
    from eymh_content.sources.verify_content import sources_of, verify_checked  # noqa: PLC0415
    from eymh_content.validation import check  # noqa: PLC0415

    checked = check(content)
    report = checked.report()
    if not report.valid:
        raise ContentError(f"the content in {content} is not valid", report.problems, report.checked)
    if report.warnings:
        progress("content", f"{counted(report.warnings, 'warning')}; see 'eymh validate'")
    sources = sources_of(content, checked)
    report = verify_checked(checked, sources)
    if not report.valid:
        raise ContentError(f"the content in {content} does not match its sources", report.problems, report.checked)
    used = {file_of(reference): data.raw for reference, data in checked.records.items()}
    used |= {file_of(f"{INDEXES}/{name}"): index.raw for name, index in sources.indexes.items()}
    return build_library(content, checked), used


def _select(what: str, available: "Mapping[str, T]", names: tuple[str, ...]) -> "tuple[T, ...]":
    """Return the items with these names, or all if there are none. Raise NotFoundError for a name that is unknown."""
    for name in names:
        if name not in available:
            raise NotFoundError(f"no {what} '{name}'; there are {', '.join(available) or 'none'}")
    return tuple(item for name, item in available.items() if not names or name in names)
