"""Runs pandoc: documents are passed as its JSON document tree, and pandoc reads no files but those named here."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from eymh_content.errors import ExportError

API_VERSION = [1, 23]
"""The version of the document tree (pandoc-types) that is written."""

Node = dict[str, Any]
"""A node of the document tree: ``{"t": type, "c": contents}``."""

TIME_LIMIT = 60.0
"""Seconds after which pandoc is ended. A pack takes about one."""
_OPTIONS = ("--fail-if-warnings", "--sandbox", f"--data-dir={os.devnull}")
"""Warnings are errors, and neither files of the user nor others than those named are read."""

_running: set["subprocess.Popen[bytes]"] = set()


class RefusedError(ExportError):
    """Pandoc refused what it was given."""


@cache
def binary() -> Path:
    """Return the pandoc that comes with pypandoc_binary, never another. ExportError if it is not installed."""
    name = "pandoc.exe" if sys.platform == "win32" else "pandoc"
    with suppress(PackageNotFoundError):
        path = Path(str(distribution("pypandoc_binary").locate_file(f"pypandoc/files/{name}")))
        if path.is_file():
            return path
    fix = "pip install --force-reinstall 'eymh-content[docx]'"
    raise ExportError(f"the pandoc of the package pypandoc_binary is not installed; run: {fix}")


def run(arguments: Sequence[str], data: bytes, epoch: int) -> bytes:
    """Run pandoc on ``data``. Warnings are errors: RefusedError with the output of pandoc."""
    environment = {"SOURCE_DATE_EPOCH": str(epoch), "LC_ALL": "C.UTF-8"}  # nothing that the user has set
    if "SYSTEMROOT" in os.environ:
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]  # nothing starts on Windows without it
    program = binary()
    try:
        process = subprocess.Popen(  # noqa: S603 (our own binary and arguments)
            [program, *_OPTIONS, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment,
            cwd=program.parent,
            start_new_session=True,  # so that it can be ended with all that it has started
        )
    except OSError as error:
        raise ExportError(f"pandoc could not be started: {error}") from error
    with process:
        _running.add(process)
        try:
            written, messages = process.communicate(data, TIME_LIMIT)
        except BaseException as error:
            _end(process)
            if isinstance(error, subprocess.TimeoutExpired):
                message = f"pandoc did not finish in {TIME_LIMIT:.0f} seconds and was ended"
                raise ExportError(message) from error
            raise
        finally:
            _running.discard(process)
    if process.returncode:
        kind = RefusedError if process.returncode > 0 else ExportError  # below zero it was ended by a signal
        raise kind(f"pandoc {_failure(process.returncode)}: {messages.decode(errors='replace').strip()}")
    return written


@contextmanager
def ended_on_error() -> Iterator[None]:
    """On any error or interrupt, end every pandoc that is running."""
    try:
        yield
    except BaseException:
        for process in list(_running):
            if process.returncode is None:
                _end(process)
        raise


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that it has started."""
    with suppress(ProcessLookupError, PermissionError):  # it has ended
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _failure(code: int) -> str:
    if code > 0:
        return "failed"
    try:
        return f"was ended by the signal {signal.Signals(-code).name}"
    except ValueError:
        return f"was ended by the signal {-code}"


def to_docx(blocks: Iterable[Node], reference: Path, epoch: int) -> bytes:
    """Convert blocks to a Word document with the styles of ``reference``."""
    meta = {"lang": {"t": "MetaInlines", "c": [{"t": "Str", "c": "en-GB"}]}}
    tree = {"pandoc-api-version": API_VERSION, "meta": meta, "blocks": list(blocks)}
    arguments = ["--from=json", "--to=docx", f"--reference-doc={reference}", "--output=-"]
    return run(arguments, json.dumps(tree, ensure_ascii=False).encode(), epoch)
