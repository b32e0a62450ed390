"""``eymh validate``: output and exit codes."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click import unstyle
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.paths import content_dir
from eymh_content.problems import Problem, Report
from eymh_content.reporters import reporter
from eymh_content.structure import ENGINES

DATA = Path(__file__).parent / "data"
ACCEPTED = DATA / "accepted"
WARNING = Problem("z.json", 1, 1, "", "figure-share", "warning", "It is 140 percent.", "Look again.")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["validate", *map(str, arguments)])


def invalid_content(folder: Path, text: str = '{"id": 1,}') -> Path:
    (folder / "topic").mkdir()
    (folder / "topic" / "boats.json").write_text(text, encoding="utf-8")
    return folder


def test_valid_content_exits_with_0_and_prints_the_number_of_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--content", ACCEPTED)
    assert (result.exit_code, result.stdout) == (0, f"No problems in 15 files of {ACCEPTED}.\n")


def test_errors_exit_with_1_and_are_listed_with_position_message_and_fix(tmp_path: Path) -> None:
    result = run("--content", invalid_content(tmp_path))
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        f"{tmp_path}/topic/boats.json",
        "  1:9    error  Nothing follows this comma before the '}'.  [json]",
        "         fix: Delete the comma.",
        "",
        f"1 error and 0 warnings in 1 file of {tmp_path}.",
    ]


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_warnings_exit_with_1_only_with_fail_on_warning(fail_on: str, code: int, tmp_path: Path) -> None:
    content = shutil.copytree(ACCEPTED, tmp_path / "content")
    shutil.copytree(DATA / "rejected" / "more-than-a-hundred-percent", content, dirs_exist_ok=True)
    (content / "expected.json").unlink()
    assert run("--content", content, "--fail-on", fail_on).exit_code == code


@pytest.mark.parametrize(
    "arguments",
    [
        ("--content", "nowhere"),
        ("--format", "xml"),
        ("--engine", "guessing"),
        ("--fail-on", "hint"),
        ("--colour",),
    ],
)
def test_wrong_usage_exits_with_2_and_prints_no_traceback(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Error: " in result.output
    assert "Traceback" not in result.output


def test_the_json_format_is_a_report_with_counts_and_problems(tmp_path: Path) -> None:
    report = json.loads(run("--content", invalid_content(tmp_path), "--format", "json").stdout)
    assert report == {
        "valid": False,
        "folder": str(tmp_path),
        "counts": {"files": 1, "all_files": 1, "errors": 1, "warnings": 0, "elsewhere": 0},
        "problems": [
            {
                "file": f"{tmp_path}/topic/boats.json",
                "line": 1,
                "column": 9,
                "pointer": "",
                "rule": "json",
                "severity": "error",
                "message": "Nothing follows this comma before the '}'.",
                "fix": "Delete the comma.",
            }
        ],
        "unchecked": [],
    }


def test_file_paths_are_relative_to_the_working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "content").mkdir()
    invalid_content(tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    assert run("--content", "content").stdout.startswith("content/topic/boats.json\n")
    assert "file=content/topic/boats.json," in run("--content", "content", "--format", "github").stdout


@pytest.mark.parametrize("no_color", [True, False])
def test_output_to_a_pipe_has_no_colour_with_or_without_no_color(no_color: bool, tmp_path: Path) -> None:  # noqa: FBT001
    environment = os.environ | ({"NO_COLOR": "1"} if no_color else {})
    command = [str(Path(sys.executable).with_name("eymh")), "validate", "--content", str(invalid_content(tmp_path))]
    result = subprocess.run(command, capture_output=True, check=False, env=environment, timeout=60)
    assert result.returncode == 1
    assert b"\x1b[" not in result.stdout
    assert result.stderr.decode().splitlines() == [f"Content: {tmp_path.resolve()}"]


def test_both_engines_give_the_same_report(tmp_path: Path) -> None:
    content = invalid_content(tmp_path, '{"id": "boats"}')
    reports = [json.loads(run("--content", content, "--engine", e, "--format", "json").stdout) for e in ENGINES]
    assert reports[0] == reports[1]
    assert reports[0]["counts"]["errors"] == 3


def test_the_default_content_is_in_the_working_folder_or_else_in_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"Content: {content_dir()}" in run().stderr
    shutil.copytree(ACCEPTED, tmp_path / "content")
    result = run()
    assert f"Content: {(tmp_path / 'content').resolve()}" in result.stderr
    assert result.stdout == "No problems in 15 files of content.\n"


@pytest.mark.parametrize(
    ("here", "path", "shown"),
    [
        (".", "content", "content"),
        (".", "content/../content/", "content"),
        ("content", ".", "."),
        ("topic", None, None),
    ],
)
def test_the_last_line_names_the_folder_as_one_would_type_it(
    here: str, path: str | None, shown: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = Path(shutil.copytree(ACCEPTED, tmp_path / "content"))
    monkeypatch.chdir(content / here if path is None else tmp_path / here)
    assert run("--content", path or content).stdout == f"No problems in 15 files of {shown or content}.\n"


def test_the_last_line_says_how_many_of_all_files_were_to_be_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--content", ACCEPTED, ACCEPTED / "nation", ACCEPTED / "topic" / "boats.json")
    assert result.stdout == f"No problems in 5 of 15 files of {ACCEPTED}.\n"
    counts = json.loads(run("--content", ACCEPTED, ACCEPTED / "nation", "--format", "json").stdout)["counts"]
    assert counts == {"files": 4, "all_files": 15, "errors": 0, "warnings": 0, "elsewhere": 0}


@pytest.mark.parametrize("form", ["text", "github"])
def test_a_report_on_no_file_says_that_nothing_was_checked(form: str) -> None:
    assert unstyle(reporter(form)(Report.of([], 0), "content/")) == "Nothing was checked: no such record in content.\n"
    text = unstyle(reporter(form)(Report.of([WARNING], 0), "content/"))
    assert text.endswith("\nNothing was checked: no such record in content. 0 errors and 1 warning.\n")


@pytest.mark.parametrize("command", ["validate", "verify", "coverage", "list"])
def test_content_whose_only_folder_is_misspelt_is_reported_as_nothing_to_check(command: str, tmp_path: Path) -> None:
    (tmp_path / "statistics").mkdir()
    (tmp_path / "invoices").mkdir()
    result = CliRunner().invoke(main, [command, "--content", str(tmp_path)])
    assert result.exit_code == 2
    assert "has no records; is it the folder of the content?" in result.stderr
    assert "Did you mean 'statistic'? Rename the folder." in result.stdout
    assert "invoices" not in result.stdout


def test_the_json_names_each_path_that_was_not_checked(tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("mine")
    result = run(notes, "--content", ACCEPTED, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)["unchecked"]) == (
        0,
        [f"{notes} is outside the content: it was not checked"],
    )


@pytest.mark.parametrize("kind", ["a file", "a dangling link"])
@pytest.mark.parametrize("command", ["validate", "verify", "format"])
def test_a_broken_folder_of_content_here_is_not_passed_over_for_that_of_the_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    if kind == "a file":
        Path("content").write_text("../content")
    else:
        Path("content").symlink_to("nothing")
    result = CliRunner().invoke(main, [command])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no folder of content at content" in result.stderr
