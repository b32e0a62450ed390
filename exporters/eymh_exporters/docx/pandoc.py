"""Runs pandoc: documents are passed as its JSON document tree, and pandoc reads no files but those named here."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from eymh_content.errors import ExportError

API_VERSION = [1, 23]
"""The version of the document tree (pandoc-types) that is written."""

Node = dict[str, Any]
"""A node of the document tree: ``{"t": type, "c": contents}``."""

_TIME_LIMIT = 120.0  # seconds; a pack takes about one


@cache
def binary() -> str:
    """Return the path of the pandoc binary. ExportError if it is not installed."""
    from pypandoc import get_pandoc_path  # type: ignore[import-untyped]  # noqa: PLC0415 (slow to import)

    try:
        path: str = get_pandoc_path()
    except OSError as error:
        raise ExportError("pandoc is not installed; run: pip install 'eymh-content[docx]'") from error
    return path


def run(arguments: Sequence[str], data: bytes, epoch: int) -> bytes:
    """Run pandoc on ``data``. Warnings are errors: ExportError with the output of pandoc."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    command = [binary(), "--fail-if-warnings", "--sandbox", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (our own binary and arguments)
            command, input=data, capture_output=True, env=environment, timeout=_TIME_LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExportError(f"pandoc could not be started: {error}") from error
    if done.returncode:
        raise ExportError(f"pandoc failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def to_docx(blocks: Iterable[Node], reference: Path, epoch: int) -> bytes:
    """Convert blocks to a Word document with the styles of ``reference``."""
    meta = {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": "en-GB"}]}}
    tree = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": list(blocks)}
    arguments = ["--from=json", "--to=docx", f"--reference-doc={reference}", "--output=-"]
    return run(arguments, json.dumps(tree, ensure_ascii=False).encode(), epoch)


def format_references(works: Iterable[Mapping[str, Any]]) -> dict[str, list[Node]]:
    """Format works (items of CSL-JSON) as inlines, by id. The title of a work links to its web address."""
    items = list(works)
    if not items:
        return {}
    style = Path(__file__).with_name("works.csl")
    arguments = ["--from=csljson", "--to=json", "--citeproc", f"--csl={style}", "--metadata=link-bibliography=true"]
    tree = json.loads(run(arguments, json.dumps(items).encode(), 0))
    entries = tree["blocks"][0]["c"][1]
    found = {div["c"][0][0].removeprefix("ref-"): div["c"][1][0]["c"] for div in entries}
    missing = [item["id"] for item in items if item["id"] not in found]
    if missing:
        raise ExportError(f"pandoc wrote no bibliography entry for {', '.join(missing)}")
    return found
