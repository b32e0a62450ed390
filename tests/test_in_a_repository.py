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

from eymh_content import paths
from eymh_content.cli import main
from eymh_content.paths import content_dir, repository_of

ROOT = Path(__file__).parent.parent
PROOF = Path(__file__).parent / "data" / "proof" / "content"
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
BROKEN = "content/topic/sleep.json"
NAPS = "content/statistic/daily-naps.json"
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


def break_figure(root: Path) -> None:
    file = root / NAPS
    file.write_text(file.read_text(encoding="utf-8").replace("24", "42"), encoding="utf-8")


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


@pytest.mark.parametrize(("command", "broken"), [("verify", NAPS), ("coverage", BROKEN)])
def test_other_commands_have_paths_from_the_root_too(
    command: str, broken: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (break_figure if broken == NAPS else break_record)(repository)
    monkeypatch.chdir(repository / "content")
    log = eymh(command, "--content", ".", "--format", "github").stdout
    data = json.loads(eymh(command, "--content", ".", "--format", "json").stdout)
    assert (
        {file for _, file, *_ in ANNOTATION.findall(log)}
        == {problem["file"] for problem in data["problems"]}
        == {broken}
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
    names = changed(Path())
    assert names == ["README.md", "content/statistic/daily-naps.json", BROKEN]
    content = os.path.relpath(repository / "content")
    result = eymh(command, "--content", content, *names)
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
    names = git(repository, "diff", "--name-only", "--cached").splitlines()
    result = eymh("validate", *names)
    assert result.exit_code == 1
    assert "[id-is-file-name]" in result.stdout
    assert "note:" not in result.stderr


@pytest.mark.parametrize(
    "name", ['"content/topic/gone.json"', '"', '"\\400.json"', '"a\\000"', '"\\', '"content/topic/caf\\303.json"']
)
def test_a_quoted_name_that_is_no_file_is_named_and_not_fatal(name: str, repository: Path) -> None:
    result = eymh("validate", name)
    assert (result.exit_code, result.stdout) == (0, "Nothing was checked: no such record in content.\n")
    assert f"note: {name} does not exist: it was not checked" in result.stderr
    assert repository.is_dir()


def test_no_name_at_all_checks_everything(repository: Path) -> None:
    assert eymh("validate", *changed(repository)).stdout == "No problems in 5 files of content.\n"


@pytest.mark.parametrize("here", [".", "content", "content/topic"])
@pytest.mark.parametrize("command", ["validate", "verify"])
def test_links_to_a_removed_record_are_problems(
    command: str, here: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / BROKEN).unlink()
    monkeypatch.chdir(repository / here)
    result = eymh(command, *changed(repository))
    assert result.exit_code == 1
    assert result.stdout.count("This links to 'topic/sleep', but there is no such record.  [unknown-reference]") == 2
    assert re.search("2 errors and 0 warnings in 2 of 4 files of .*[.] 2 problems in other files: links", result.stdout)
    assert "note: content/topic/sleep.json does not exist: it was not checked" in result.stderr
    assert "which may come from this change" not in result.stderr
    data = json.loads(eymh(command, "--format", "json", *changed(repository)).stdout)
    assert (data["valid"], data["counts"]["files"], data["counts"]["elsewhere"]) == (False, 2, 0)


def test_links_to_a_renamed_record_are_problems(repository: Path) -> None:
    record = (repository / BROKEN).read_text(encoding="utf-8")
    (repository / "content/topic/rest.json").write_text(record.replace('"sleep"', '"rest"'), encoding="utf-8")
    (repository / BROKEN).unlink()
    git(repository, "add", ".")
    result = eymh("validate", *changed(repository, "--no-renames", "--cached"))
    assert result.exit_code == 1
    assert "2 errors and 0 warnings in 3 of 5 files of content." in result.stdout


def test_anchors_in_a_removed_source_are_problems(repository: Path) -> None:
    (repository / "content/source/small-survey.json").unlink()
    result = eymh("validate", *changed(repository))
    assert result.exit_code == 1
    assert "[anchor]" in result.stdout
    assert "note: content/source/small-survey.json does not exist" in result.stderr


def test_other_problems_elsewhere_are_only_counted_when_a_record_is_removed(repository: Path) -> None:
    break_record(repository)
    git(repository, "commit", "--quiet", "--all", "--message", "Break a record")
    (repository / NAPS).unlink()
    result = eymh("validate", *changed(repository))
    assert (result.exit_code, result.stdout) == (0, "Nothing was checked: no such record in content.\n")
    assert re.search(r"note: \d problems? in other files, which may come from this change", result.stderr)


@pytest.mark.parametrize("command", ["validate", "verify"])
def test_json_says_neither_valid_nor_invalid_if_nothing_was_checked(command: str, repository: Path) -> None:
    assert repository.is_dir()
    result = eymh(command, "--format", "json", "README.md")
    assert (result.exit_code, json.loads(result.stdout)["valid"]) == (0, None)
    assert json.loads(eymh(command, "--format", "json", BROKEN).stdout)["valid"] is True


@pytest.mark.parametrize("here", ["content", "content/topic", "content/new-folder", "docs", "docs/deep"])
def test_the_content_is_found_in_every_folder_of_the_repository(
    here: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_record(repository)
    (repository / here).mkdir(parents=True, exist_ok=True)
    monkeypatch.chdir(repository / here)
    result = eymh("validate")
    folder = "." if here == "content" else Path(os.path.relpath(repository), "content")
    assert result.exit_code == 1
    assert result.stderr == f"Content: {(repository / 'content').resolve()}\n"
    assert result.stdout.endswith(f" of {folder}.\n")
    shown = result.stdout.splitlines()[0]
    assert (Path.cwd() / shown).resolve() == (repository / BROKEN).resolve() or here == "content/new-folder"


def test_broken_content_of_the_repository_is_not_passed_over(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.rmtree("content")
    (repository / "content").symlink_to("nowhere")
    (repository / "docs").mkdir()
    monkeypatch.chdir("docs")
    assert eymh("validate").exit_code == 2
    assert "no folder of content at ../content" in eymh("validate").stderr


def test_without_a_repository_the_content_is_the_working_folder_or_the_one_around_it(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(".git")
    (repository / "docs").mkdir()
    for here, content in {"content": ".", "content/topic": "../../content", "docs": str(content_dir())}.items():
        monkeypatch.chdir(repository / here)
        assert eymh("validate", BROKEN).stdout.endswith(f" in {content}.\n"), here


def test_json_files_of_others_are_not_taken_for_content(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.move("content", repository.parent / "moved")
    (repository / "service").mkdir()
    (repository / "service/package.json").write_text("{}")
    assert eymh("format", "--check").stderr == f"Content: {content_dir()}\n"
    monkeypatch.chdir("service")
    assert eymh("format", "--check").stderr == f"Content: {content_dir()}\n"


def test_the_folder_that_was_chosen_is_in_the_summary_of_the_job(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    monkeypatch.chdir(repository / "content/topic")
    assert eymh("validate", "--format", "github").stdout == "No problems in 5 files of content.\n"
    eymh("validate", "--format", "github", "README.md")
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "No problems in 5 files of content." in summary
    assert "Nothing was checked: no such record in content." in summary


@pytest.mark.parametrize(
    "arguments", [["format"], ["sources", "index", "texts"], ["schema"]], ids=["format", "index", "schema"]
)
def test_the_data_of_an_installed_package_is_never_written_to(
    arguments: list[str], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = repository.parent / "site" / "_data"
    shutil.copytree(PROOF, installed / "content")
    (installed / "schema").mkdir()
    record = installed / "content/topic/sleep.json"
    record.write_text(record.read_text(encoding="utf-8").replace("  ", " "), encoding="utf-8")
    monkeypatch.setattr(paths, "_INSTALLED", installed)
    shutil.rmtree("content")
    (repository / "texts").mkdir()
    before = {file: file.read_bytes() for file in installed.rglob("*.json")}
    with monkeypatch.context() as patch:
        patch.setattr(paths, "schema_dir", lambda: installed / "schema")
        result = eymh(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    option = "--out" if arguments == ["schema"] else "--content"
    assert f"which is never changed; name a folder of yours with {option}\n" in result.stderr
    assert {file: file.read_bytes() for file in installed.rglob("*.json")} == before


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
    break_figure(repository)
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
    assert (NAPS, "number-not-in-source") in verified
    assert BROKEN not in {file for file, _ in verified}
