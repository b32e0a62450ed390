"""Publish texts as files, and look at what is there."""

from pathlib import Path

from eymh_content.export import Artefact
from eymh_content.publish import manifest
from eymh_content.publish.apply import Outcome, publish
from eymh_content.publish.changes import ExporterOutput
from eymh_content.publish.output_folder import scan_files
from eymh_content.publish.staging import Staging


def put(out: Path, files: dict[str, str], *, name: str = "api", overwrite: bool = False) -> Outcome:
    output = ExporterOutput("input", tuple(Artefact(path, text.encode()) for path, text in files.items()))
    with Staging(out) as stage:
        return publish(stage, name, {name: output}, overwrite=overwrite)


def texts(out: Path) -> dict[str, str]:
    return {path: (out / path).read_text() for path in scan_files(out) if path != manifest.FILE_NAME}


def siblings(out: Path) -> list[str]:
    return sorted(file.name for file in out.parent.iterdir())
