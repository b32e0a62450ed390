"""Compare an output folder with the new output of exporters. Nothing is written here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from eymh_content.publish import manifest
from eymh_content.publish.manifest import ExporterRun, FileDigest, Manifest
from eymh_content.publish.output_folder import parents

if TYPE_CHECKING:
    from eymh_content.export import Artefact
    from eymh_content.publish.output_folder import OutputFolder


@dataclass(frozen=True)
class ExporterOutput:
    """The files that one exporter produced in this run."""

    input: str
    """The digest of everything that they depend on."""
    artefacts: "tuple[Artefact, ...]"


@dataclass(frozen=True)
class Changes:
    """What a build changes in an output folder."""

    manifest: Manifest
    """The manifest after the build."""
    keep: tuple[str, ...]
    """Files to keep: our files that are up to date, and all files of other people."""
    write: Mapping[str, bytes]
    """Files to write, by path."""
    remove: tuple[str, ...]
    """Files to remove: those of earlier builds, and what is in the way of a new file."""
    conflicts: tuple[str, ...]
    """Files to overwrite or remove that are not as a build left them: edited by hand, or written by other people."""
    is_noop: bool
    """True if no file and no entry of the manifest changes."""


def compute_changes(folder: "OutputFolder", request: str, outputs: Mapping[str, ExporterOutput]) -> Changes:
    """Compute what the output of exporters (by name) changes. Raise ExportError if paths are invalid or collide."""
    runs = {
        name: ExporterRun(output.input, {artefact.path: _digest(artefact.data) for artefact in output.artefacts})
        for name, output in outputs.items()
    }
    after = _without_edited_files(folder, runs.keys()).with_runs(request, runs)
    manifest.check_paths({name: run.files for name, run in after.exporters.items()})
    data = {artefact.path: artefact.data for output in outputs.values() for artefact in output.artefacts}
    new = {path: digest for run in runs.values() for path, digest in run.files.items()}
    old = {path for name in runs if name in folder.manifest.exporters for path in folder.manifest.exporters[name].files}

    unchanged = {path for path, digest in new.items() if folder.matches(path, digest)}
    gone = {path for path in old - new.keys() if path in folder.files}
    remove = tuple(sorted(gone | _in_the_way(folder, new.keys())))
    replaced = {path for path in new if path not in unchanged and path in folder.files} | set(remove)
    recorded = folder.recorded
    conflicts = tuple(sorted(p for p in replaced if p not in old or not folder.matches(p, recorded[p])))
    write = {path: data[path] for path in sorted(new.keys() - unchanged)}
    leave_out = {*write, *remove, manifest.FILE_NAME}
    keep = tuple(path for path in folder.files if path not in leave_out)
    is_noop = not write and not remove and after == folder.manifest
    return Changes(after, keep, write, remove, conflicts, is_noop)


def _in_the_way(folder: "OutputFolder", new: Iterable[str]) -> set[str]:
    """Return the files that are where a new file needs a folder, or in a folder where a new file goes."""
    above = parents(new)
    occupied = parents(folder.files).intersection(new)
    return {path for path in folder.files if path in above or (occupied and occupied & parents([path]))}


def _without_edited_files(folder: "OutputFolder", running: Iterable[str]) -> Manifest:
    """Return the manifest without files that were edited by hand, for the exporters that do not run now.

    The new manifest is newer than the edit, so a later build could not detect it. The exporter's input is cleared,
    so that it runs again and reports the file as a conflict.
    """
    exporters = dict(folder.manifest.exporters)
    for name in exporters.keys() - set(running):
        run = exporters[name]
        files = {p: digest for p, digest in run.files.items() if p not in folder.files or folder.matches(p, digest)}
        if len(files) < len(run.files):
            exporters[name] = ExporterRun("", files)
    return Manifest(exporters, folder.manifest.requests)


def _digest(data: bytes) -> FileDigest:
    return sha256(data).hexdigest(), len(data)
