"""Write the output of exporters: build the new folder next to the old one, then swap them."""

import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eymh_content.errors import ExportError
from eymh_content.publish import manifest
from eymh_content.publish.changes import Changes, ExporterOutput, compute_changes
from eymh_content.publish.output_folder import OutputFolder, empty_folders

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eymh_content.publish.staging import Staging

_MAX_NAMES = 5
"""How many conflicting files the error message lists."""


@dataclass(frozen=True)
class Outcome:
    """How many files a build wrote, kept and removed."""

    written: int
    kept: int
    removed: int


def publish(
    staging: "Staging", request: str, outputs: "Mapping[str, ExporterOutput]", *, overwrite: bool = False
) -> Outcome:
    """Put the output of exporters (by name) into the output folder of ``staging``, in one step.

    Files that an earlier run of the same exporters wrote and this one does not are removed. Files of other exporters
    and of other people stay. Raise ExportError if a file that was edited by hand, or a file that no build wrote, would
    be lost, unless ``overwrite`` is set. On any error the folder stays as it was.
    """
    changes = compute_changes(OutputFolder(staging.out), request, outputs)
    if changes.conflicts and not overwrite:
        raise ExportError(_conflict_message([str(staging.out / path) for path in changes.conflicts]))
    if not changes.is_noop:
        apply_changes(changes, staging.out, staging.tree)
        staging.swap()
    kept = len(changes.manifest.files().keys() & set(changes.keep))
    return Outcome(len(changes.write), kept, len(changes.remove))


def apply_changes(changes: Changes, out: Path, tree: Path) -> None:
    """Build the new output folder in the empty folder ``tree``. Files that stay are hard links to those in ``out``."""
    for folder in sorted({os.path.dirname(path) for path in (*changes.keep, *changes.write)}):  # noqa: PTH120  # text
        (tree / folder).mkdir(parents=True, exist_ok=True)
    for path in changes.keep:
        _link_or_copy(out / path, tree / path)
    for path, data in changes.write.items():
        (tree / path).write_bytes(data)
    emptied = {parent.as_posix() for path in changes.remove for parent in Path(path).parents}
    for path in empty_folders(out):
        if path not in emptied:
            (tree / path).mkdir(parents=True, exist_ok=True)
    if out.exists():
        shutil.copymode(out, tree)
    (tree / manifest.FILE_NAME).write_bytes(changes.manifest.dump())


def _link_or_copy(source: Path, target: Path) -> None:
    """Make a hard link, which keeps inode and modification time; copy the file if the file system has no links."""
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copy2(source, target, follow_symlinks=False)


def _conflict_message(names: list[str]) -> str:
    more = f"\n  and {len(names) - _MAX_NAMES} more" if len(names) > _MAX_NAMES else ""
    return (
        "these files were changed or added since the last build, and would be lost:\n  "
        + "\n  ".join(names[:_MAX_NAMES])
        + f"{more}\nSave them under other names, or build with --overwrite."
    )
