"""The pandoc that makes Word packs: always the same one, whatever the user has, and it cannot hold up a build."""

import os
import sys
import time
from importlib.metadata import PackageNotFoundError, PathDistribution
from pathlib import Path

import pytest
from eymh_exporters.docx import exporter, pandoc, reference

from eymh_content import load
from eymh_content.errors import ExportError
from eymh_content.export import Job
from eymh_content.models import Pack
from eymh_content.nations import edition

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
JOB = Job(LIBRARY, (edition(LIBRARY, "wales"),), LIBRARY.of(Pack))

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the impostors are shell scripts")


def pack() -> bytes:
    (artefact,) = exporter.export(JOB)
    return artefact.data


@pytest.fixture(scope="module")
def expected() -> bytes:
    return pack()


def impostor(folder: Path, script: str) -> Path:
    """Write a program that is named pandoc, and is another."""
    program = folder / "pandoc"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def replaced(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str) -> None:
    program = impostor(folder, script)
    monkeypatch.setattr(pandoc, "binary", lambda: program)


def test_another_pandoc_and_settings_of_the_user_change_nothing(
    expected: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = str(impostor(tmp_path, "echo pandoc 99.0; echo >&2 used; exit 1"))
    for place in ("share/pandoc", ".pandoc", ".local/share/pandoc"):
        templates = tmp_path / place / "templates"
        templates.mkdir(parents=True)
        (templates / "default.openxml").write_text("broken $")
    for name, value in {
        "PATH": f"{tmp_path}:{os.environ['PATH']}",
        "PYPANDOC_PANDOC": other,
        "HOME": str(tmp_path),
        "XDG_DATA_HOME": str(tmp_path / "share"),
        "GHCRTS": "-no-such-option",
        "SOURCE_DATE_EPOCH": "5",
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
    }.items():
        monkeypatch.setenv(name, value)
    pandoc.binary.cache_clear()
    assert pack() == expected


@pytest.mark.parametrize("moment", [-1e9, 0.0, 3e8, 4.4e9])
def test_the_clock_of_the_computer_changes_nothing(
    expected: bytes, moment: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    local = time.gmtime(moment)
    monkeypatch.setattr(time, "time", lambda: moment)
    monkeypatch.setattr(time, "localtime", lambda *_: local)
    assert pack() == expected


def test_the_reference_document_has_the_same_bytes_every_time() -> None:
    assert reference.build() == reference.build()


def test_a_pandoc_that_is_missing_is_an_error_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_name: str) -> PathDistribution:
        raise PackageNotFoundError("pypandoc_binary")

    empty = PathDistribution(tmp_path / "pypandoc_binary.dist-info")
    for found in (away, lambda _name: empty):
        monkeypatch.setattr(pandoc, "distribution", found)
        pandoc.binary.cache_clear()
        with pytest.raises(ExportError, match=r"not installed; run: pip install .*eymh-content\[docx\]"):
            pandoc.run([], b"", 0)
    pandoc.binary.cache_clear()


def test_a_pandoc_that_hangs_is_ended_with_all_that_it_has_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pandoc, "TIME_LIMIT", 1.0)
    os.mkfifo(tmp_path / "held")
    held = os.open(tmp_path / "held", os.O_RDONLY | os.O_NONBLOCK)
    replaced(monkeypatch, tmp_path, f"sleep 3600 3>{tmp_path}/held & cat; wait")
    with pytest.raises(ExportError, match="did not finish in 1 seconds and was ended"):
        pandoc.run([], b"", 0)
    os.set_blocking(held, True)
    assert os.read(held, 1) == b""  # waits for as long as the child has it open
    os.close(held)


@pytest.mark.parametrize(
    ("script", "message"),
    [
        ("kill -9 $$", "pandoc was ended by the signal SIGKILL"),
        ("echo bad >&2; exit 7", "pandoc failed: bad"),
    ],
)
def test_a_pandoc_that_fails_is_an_error_that_says_how(
    script: str, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced(monkeypatch, tmp_path, script)
    with pytest.raises(ExportError, match=message):
        pandoc.run([], b"x" * 1_000_000, 0)


def test_a_pandoc_that_cannot_be_started_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "binary", lambda: tmp_path / "pandoc")
    with pytest.raises(ExportError, match="pandoc could not be started"):
        pandoc.run([], b"", 0)


def test_an_interrupt_does_not_wait_for_a_pandoc_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "TIME_LIMIT", 3_600.0)
    started = tmp_path / "started"
    replaced(monkeypatch, tmp_path, f"touch {started}; sleep 3600")

    def interrupted() -> bytes:
        while not started.exists():
            time.sleep(0.01)
        raise KeyboardInterrupt

    monkeypatch.setattr(reference, "build", interrupted)
    with pytest.raises(KeyboardInterrupt):
        exporter.export(JOB)
