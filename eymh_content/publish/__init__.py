"""Writing what exporters drew into a folder: whole or not at all, and nothing of anybody else's is lost."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eymh_content.errors import ExportError
from eymh_content.publish.changes import Drawn, Folder, lay_out, work_out

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eymh_content.publish.staging import Staging

__all__ = ["Drawn", "Outcome", "publish"]

_NAMED = 5


@dataclass(frozen=True)
class Outcome:
    """What a publication did: how many files it wrote, left untouched, and removed."""

    written: int
    kept: int
    removed: int


def publish(staging: "Staging", request: str, drawn: "Mapping[str, Drawn]", *, overwrite: bool = False) -> Outcome:
    """Put what exporters (by name) have drawn into the output folder of ``staging``, in one step.

    What an earlier run of the same exporters made and they no longer make is removed; what other exporters made, and
    what somebody else put there, stays. ExportError if a file of ours that somebody has changed would be lost, or a
    file of somebody else's, unless ``overwrite``; then, and on any other error, the folder stays as it was.
    """
    folder = Folder(staging.out)
    changes = work_out(folder, request, drawn)
    if changes.in_the_way and not overwrite:
        names = [str(staging.out / path) for path in changes.in_the_way]
        more = f"\n  and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        raise ExportError(
            "these files were changed or put there by somebody since the last build, and would be lost:\n  "
            + "\n  ".join(names[:_NAMED])
            + f"{more}\nSave them under other names, or build with --overwrite."
        )
    if not changes.idle:
        lay_out(changes, staging.out, staging.tree)
        staging.swap()
    return Outcome(len(changes.write), sum(p in changes.after.files for p in changes.keep), len(changes.remove))
