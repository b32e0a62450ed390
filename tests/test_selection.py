"""Paths select records of the content; a path that selects none is named, and the others are checked."""

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.files.discover import discover
from eymh_content.files.selection import Selection, select
from eymh_content.validation import validate

PROOF = Path(__file__).parent / "data" / "proof" / "content"
RECORD = "topic/sleep.json"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(PROOF, tmp_path / "c")
    Path("elsewhere").mkdir()
    Path("elsewhere/notes.md").touch()
    return Path("c")


def selected(content: Path, *paths: str | Path) -> Selection:
    return select(content, discover(content), [Path(path) for path in paths])


def run(command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [command, "--content", "c", *map(str, arguments)])


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("c/topic/sleep.json", "topic/sleep.json"),
        ("c/topic", "topic"),
        ("c/topic/", "topic"),
        ("./c/../c/finding/../topic//sleep.json", "topic/sleep.json"),
        ("elsewhere/../c/topic", "topic"),
        ("c", "."),
        ("c/topic/..", "."),
        (".", "."),
        ("..", "."),
    ],
)
def test_a_path_is_found_however_it_is_written(content: Path, path: str, name: str) -> None:
    assert selected(content, path) == Selection(frozenset({name}))
    assert selected(content.absolute(), path) == selected(content, Path(path).absolute()) == selected(content, path)


@pytest.mark.parametrize("path", ["c2", "c2/topic", "c/topic", "c2/topic/sleep.json"])
def test_the_content_can_be_given_through_a_link(content: Path, path: str) -> None:
    Path("c2").symlink_to(content, target_is_directory=True)
    assert selected(Path("c2"), path) == selected(content, path)
    assert not selected(content, path).unchecked


def test_links_to_records_select_what_they_lead_to(content: Path) -> None:
    (content / "policy").symlink_to("topic")
    (content / "topic" / "alias.json").symlink_to("sleep.json")
    Path("elsewhere/b.json").symlink_to((content / RECORD).absolute())
    found = selected(content, "c/policy/sleep.json", "c/topic/alias.json", "elsewhere/b.json")
    assert found == Selection(frozenset({"policy/sleep.json", "topic/alias.json", RECORD}))


def test_names_that_are_not_utf_8_can_be_given(content: Path) -> None:
    name = os.fsdecode(b"caf\xe9\n.json")
    shutil.copy(content / RECORD, content / "topic" / name)
    assert {problem.rule for problem in validate(content, (content / "topic" / name,)).problems} == {"id-is-file-name"}
    notes = selected(content, os.fsdecode(b"c/topic/\xe9\x1b.json")).unchecked
    assert len(notes) == 1
    assert notes[0].isprintable()


@pytest.mark.parametrize("path", ["c/findings/length-of-naps.json", "c/topic/more/x.json", "c/source-index/x.json/y"])
def test_a_path_in_a_folder_that_is_not_read_selects_the_fault_of_that_folder(content: Path, path: str) -> None:
    (content / "finding").rename(content / "findings")
    (content / "topic" / "more").mkdir()
    shutil.rmtree(content / "source-index")
    (content / "source-index").symlink_to(Path("elsewhere").absolute())
    report = validate(content, (Path(path),))
    assert len(report.problems) == 1
    assert path.startswith(f"c/{report.problems[0].file}/")


NO_RECORDS = {
    "c/LICENSE.md": "is not a record",
    "c/source-index": "holds no records",
    "c/source-index/small-survey.json": "is an index, not a record",
    "c/example": "holds no records",
    "elsewhere/notes.md": "is outside the content",
    "elsewhere": "is outside the content",
    "c-and-more": "is outside the content",
    "c/topic/gone.json": "does not exist",
    "c/topic/sleep.json/x.json": "does not exist",
    "gone.md": "does not exist",
    "Makefile": "does not exist",
    ".gitignore": "does not exist",
    f"{'x' * 300}.md": "does not exist",
}


@pytest.mark.parametrize("command", ["validate", "verify", "format"])
@pytest.mark.parametrize("path", NO_RECORDS)
def test_a_path_without_records_is_named_and_the_others_are_checked(content: Path, command: str, path: str) -> None:
    Path("c-and-more").touch()
    (content / "LICENSE.md").touch()
    (content / "example").mkdir()
    note = f"note: {path} {NO_RECORDS[path]}: it was not checked"
    if "index" in NO_RECORDS[path]:
        note += ". To check the records against it, run: eymh verify"
    alone, with_another = run(command, path), run(command, path, "c/topic/sleep.json")
    assert note in alone.stderr.splitlines()
    assert alone.exit_code == with_another.exit_code == 0
    assert alone.stdout.startswith("Nothing was checked")
    assert note in with_another.stderr.splitlines()
    assert "No problems in 1 " in with_another.stdout


@pytest.mark.parametrize(
    ("path", "meant"),
    [
        ("elsewere", "elsewhere"),
        ("c/topics", "c/topic"),
        ("c/topic/sleep", "c/topic/sleep.json"),
        ("c/nowhere", ""),
        ("gone/topic", ""),
        ("c/topic/sleep.json/x", ""),
    ],
)
@pytest.mark.parametrize("command", ["validate", "verify", "format"])
def test_a_path_that_is_a_slip_is_wrong_usage(content: Path, command: str, path: str, meant: str) -> None:
    before = (content / RECORD).read_bytes()
    (content / RECORD).write_bytes(before.replace(b"  ", b""))
    result = run(command, content / RECORD, path)
    question = f"; did you mean '{meant}'?" if meant else ""
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Error: no such file or folder: {path}{question}\n" in result.stderr
    assert (content / RECORD).read_bytes() != before


def test_a_path_to_a_fault_that_is_no_record_reports_it(content: Path) -> None:
    (content / "topic" / "notes.txt").touch()
    result = run("validate", "c/topic/notes.txt")
    assert result.exit_code == 1
    assert "[stray-file]" in result.stdout
    assert result.stdout.endswith("1 error and 0 warnings in 1 of 6 files of c.\n")
