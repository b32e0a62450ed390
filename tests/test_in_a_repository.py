"""Commands in a git repository: the paths that they print, the names that git prints, and the workflow of this one."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.paths import repository_of

ROOT = Path(__file__).parent.parent
PROOF = Path(__file__).parent / "data" / "proof" / "content"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BROKEN = "content/topic/sleep.json"
ANNOTATION = re.compile(r"::(\w+) file=([^,]+),line=(\d+),col=(\d+),title=([^:]+)::(.*)")


def git(folder: Path, *arguments: str) -> str:
    names = ("-c", "user.name=A", "-c", "user.email=a@users.example")
    done = subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make a repository with content whose every record is sound, and work in it."""
    root = tmp_path / "repository"
    shutil.copytree(PROOF, root / "content")
    (root / "README.md").write_text("Read me.\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "Begin")
    monkeypatch.chdir(root)
    return root


def eymh(command: str, *arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [command, *map(str, arguments)])


def break_record(root: Path) -> None:
    file = root / BROKEN
    file.write_text(file.read_text(encoding="utf-8").replace('"title"', '"titel"'), encoding="utf-8")


def changed(folder: Path, *options: str) -> list[str]:
    """Return what ``$(git diff --name-only)`` stands for in a shell."""
    return git(folder, "diff", "--name-only", *options).split()


@pytest.mark.parametrize(
    ("here", "content"), [(".", "content"), ("content", "."), ("content/topic", ".."), ("..", "repository/content")]
)
@pytest.mark.parametrize("absolute", [False, True])
def test_annotations_and_json_have_paths_from_the_root_wherever_the_command_runs(
    here: str, content: str, repository: Path, monkeypatch: pytest.MonkeyPatch, *, absolute: bool
) -> None:
    break_record(repository)
    monkeypatch.chdir(repository / here)
    folder = Path(content).resolve() if absolute else Path(content)
    log = eymh("validate", "--content", folder, "--format", "github").stdout
    data = json.loads(eymh("validate", "--content", folder, "--format", "json").stdout)
    assert (
        {file for _, file, *_ in ANNOTATION.findall(log)}
        == {problem["file"] for problem in data["problems"]}
        == {BROKEN}
    )
    assert data["folder"] == "content"
    assert log.endswith(" of content.\n")


@pytest.mark.parametrize("command", ["verify", "coverage"])
def test_other_commands_have_paths_from_the_root_too(
    command: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_record(repository)
    monkeypatch.chdir(repository / "content")
    log = eymh(command, "--content", ".", "--format", "github").stdout
    data = json.loads(eymh(command, "--content", ".", "--format", "json").stdout)
    assert (
        {file for _, file, *_ in ANNOTATION.findall(log)}
        == {problem["file"] for problem in data["problems"]}
        == {BROKEN}
    )
    assert data["folder"] == "content"


def test_text_has_paths_as_one_would_type_them_here(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    break_record(repository)
    monkeypatch.chdir(repository / "content")
    assert eymh("validate", "--content", ".").stdout.startswith("topic/sleep.json\n")


def test_content_at_the_root_of_a_repository_has_no_folder_before_its_files(repository: Path) -> None:
    shutil.move(".git", "content")
    break_record(repository)
    data = json.loads(eymh("validate", "--format", "json").stdout)
    assert (data["folder"], data["problems"][0]["file"]) == (".", "topic/sleep.json")


def test_a_worktree_and_a_link_are_in_their_repository(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "tree"))
    (tmp_path / "link").symlink_to(repository / "content")
    assert repository_of(tmp_path / "tree" / "content") == (tmp_path / "tree").resolve()
    assert repository_of(tmp_path / "link") == repository.resolve()
    assert repository_of(tmp_path) is None


@pytest.mark.parametrize("here", [".", "content", "content/topic"])
@pytest.mark.parametrize("command", ["validate", "verify", "format"])
def test_the_names_that_git_prints_are_understood_in_every_folder(
    command: str, here: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_record(repository)
    (repository / "README.md").write_text("Changed.\n")
    (repository / "content/statistic/daily-naps.json").unlink()
    monkeypatch.chdir(repository / here)
    paths = changed(Path())
    assert paths == ["README.md", "content/statistic/daily-naps.json", BROKEN]
    content = os.path.relpath(repository / "content")
    result = eymh(command, "--content", content, *paths)
    assert result.stderr.splitlines()[1:3] == [
        "note: README.md is outside the content: it was not checked",
        "note: content/statistic/daily-naps.json does not exist: it was not checked",
    ]
    assert result.exit_code == (0 if command == "format" else 1)
    assert "'titel'" in result.stdout or command == "format"
    assert "1 of 4 files" in result.stdout or command == "format"


@pytest.mark.parametrize("name", ["café", 'a"b', "a\\b", "a\tb", "bell\a", "ü\N{EN DASH}"])
@pytest.mark.parametrize("quotes", ["true", "false"])
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot have these names")
def test_a_name_that_git_quotes_is_checked(name: str, quotes: str, repository: Path) -> None:
    shutil.copy(BROKEN, f"content/topic/{name}.json")
    git(repository, "config", "core.quotePath", quotes)
    git(repository, "add", ".")
    paths = git(repository, "diff", "--name-only", "--cached").splitlines()
    result = eymh("validate", *paths)
    assert result.exit_code == 1
    assert "[id-is-file-name]" in result.stdout
    assert "note:" not in result.stderr


@pytest.mark.parametrize(
    "name", ['"content/topic/gone.json"', '"', '"\\400.json"', '"a\\000"', '"\\', '"content/topic/caf\\303.json"']
)
def test_a_quoted_name_that_is_no_file_is_named_and_not_fatal(name: str, repository: Path) -> None:
    result = eymh("validate", name)
    assert (result.exit_code, result.stdout) == (0, "Nothing was checked: no record was found.\n")
    assert f"note: {name} does not exist: it was not checked" in result.stderr
    assert repository.is_dir()


def test_no_name_at_all_checks_everything(repository: Path) -> None:
    assert eymh("validate", *changed(repository)).stdout == "No problems in 5 files of content.\n"


@pytest.mark.parametrize("command", ["validate", "verify"])
@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_deleted_record_does_not_look_clean_if_others_link_to_it(command: str, form: str, repository: Path) -> None:
    (repository / BROKEN).unlink()
    result = eymh(command, "--format", form, *changed(repository))
    assert result.exit_code == 0
    others = (
        f"2 problems in other files, which may come from this change. To see them, run eymh {command} without paths."
    )
    assert others in (result.stdout if form == "github" else result.stderr)
    if form == "json":
        assert json.loads(result.stdout)["counts"]["elsewhere"] == 2


def test_a_changed_index_does_not_look_clean_if_records_no_longer_match_it(repository: Path) -> None:
    index = repository / "content/source-index/small-survey.json"
    index.write_text(index.read_text(encoding="utf-8").replace('"24"', '"42"'), encoding="utf-8")
    result = eymh("verify", *changed(repository))
    assert result.exit_code == 0
    assert "small-survey.json is an index, not a record: it was not checked. To check the records" in result.stderr
    assert re.search(r"note: \d problems? in other files, which may come from this change", result.stderr)
    assert eymh("verify").exit_code == 1


def test_nothing_is_said_of_other_files_if_they_have_no_problems(repository: Path) -> None:
    break_record(repository)
    assert "note:" not in eymh("validate", BROKEN).stderr


def steps(workflow: dict[str, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.name)
def test_a_workflow_may_only_read_and_names_the_major_version_of_each_action(file: Path) -> None:
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert set(workflow[True]) == {"pull_request", "push"}  # YAML 1.1 reads the key "on" as true
    assert all(("uses" in step) != ("run" in step) for step in steps(workflow))
    for step in steps(workflow):
        assert re.fullmatch(r"actions/[a-z-]+@v\d+", step.get("uses", "actions/x@v1"))
    assert "secrets" not in file.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32" or not shutil.which("make"), reason="needs make")
def test_the_workflow_annotates_a_broken_record_at_its_line(repository: Path, tmp_path: Path) -> None:
    """Run its steps as GitHub does; what they set up is the environment of the tests."""
    break_record(repository)
    naps = repository / "content/statistic/daily-naps.json"
    naps.write_text(naps.read_text(encoding="utf-8").replace("24", "42"), encoding="utf-8")
    for name in ("Makefile", "pyproject.toml", "constraints.txt"):
        shutil.copy(ROOT / name, repository)
    (repository / ".venv").mkdir()
    (repository / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    (repository / ".venv" / "all").touch()
    (workflow,) = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in WORKFLOWS)
    server = {"SERVER_URL": "https://github.example", "REPOSITORY": "us/content", "SHA": "0123abc"}
    logs = {}
    for step in (step for step in steps(workflow) if "run" in step):
        summary = tmp_path / f"{step['name']}.md"
        variables = {**server, "STEP_SUMMARY": str(summary), "ACTIONS": "true"}
        run = subprocess.run(
            ["bash", "-e", "-c", step["run"]],
            cwd=repository,
            env=os.environ | {f"GITHUB_{name}": value for name, value in variables.items()},
            capture_output=True,
            text=True,
            check=False,
        )
        logs[step["name"]] = (run.returncode, ANNOTATION.findall(run.stdout), summary)
    assert [code for code, *_ in logs.values()] == [0, 1, 1]
    assert all("success" in step["if"] and "cancelled" in step["if"] for step in steps(workflow)[-2:])
    for command in ("Validate", "Verify"):
        _, found, summary = logs[command]
        assert found
        for level, file, line, column, rule, _ in found:
            text = (repository / file).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            assert text[int(column) - 1] in '"{4'
            link = f"(https://github.example/us/content/blob/0123abc/{file}#L{line}) | {level}: {rule} |"
            assert link in summary.read_text(encoding="utf-8")
    assert ("error", BROKEN, "4", "3", "unknown-field") in [one[:5] for one in logs["Validate"][1]]
    verified = {(file, rule) for _, file, _, _, rule, _ in logs["Verify"][1]}
    assert ("content/statistic/daily-naps.json", "number-not-in-source") in verified
