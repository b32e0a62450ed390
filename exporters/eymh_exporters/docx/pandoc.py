"""Calls of the pandoc binary: documents go in as its own tree, as plain dicts, and nothing is read from its folders."""

import json
import os
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from eymh_content.errors import ExportError

API_VERSION = [1, 23]
"""The version of pandoc's tree that we write."""

Node = dict[str, Any]
"""A node of pandoc's tree: ``{"t": type, "c": contents}``."""

_TIME_LIMIT = 120.0  # seconds; a pack takes about one


@cache
def binary() -> str:
    """Give the path of pandoc. ExportError if it is not installed."""
    from pypandoc import get_pandoc_path  # type: ignore[import-untyped]  # noqa: PLC0415 (slow to import)

    try:
        path: str = get_pandoc_path()
    except OSError as error:
        raise ExportError("pandoc is not installed; try pip install pypandoc_binary") from error
    return path


def run(arguments: Sequence[str], data: bytes, epoch: int) -> bytes:
    """Run pandoc on ``data``. A warning is an error: ExportError with what pandoc said."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}
    command = [binary(), "--fail-if-warnings", "--sandbox", *arguments]
    try:
        done = subprocess.run(  # noqa: S603 (our own binary and arguments)
            command, input=data, capture_output=True, env=environment, timeout=_TIME_LIMIT, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise ExportError(f"pandoc could not be run: {error}") from error
    if done.returncode:
        raise ExportError(f"pandoc failed: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout


def to_docx(blocks: Iterable[Node], reference: Path, epoch: int) -> bytes:
    """Turn blocks into a Word document that looks like ``reference``."""
    meta = {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": "en-GB"}]}}
    tree = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": list(blocks)}
    arguments = ["--from=json", "--to=docx", f"--reference-doc={reference}", "--output=-"]
    return run(arguments, json.dumps(tree, ensure_ascii=False).encode(), epoch)


def cited(works: Iterable[Mapping[str, Any]]) -> dict[str, list[Node]]:
    """Write each work (one item of CSL-JSON) out as inlines, by its id. The web address becomes a link on the title."""
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
        raise ExportError(f"pandoc wrote no entry for {', '.join(missing)}")
    return found
