"""``eymh build`` and ``eymh export``: what they write, what they refuse, their messages and exit codes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content import export
from eymh_content.build import Request, build, in_dependency_order
from eymh_content.cli import main
from eymh_content.errors import ExportError
from eymh_content.export import Artefact, Exporter, Job
from eymh_content.publish import manifest
from eymh_content.publish.inputs import input_digest
from eymh_content.publish.output_folder import scan_files

CONTENT = Path(__file__).parent / "data" / "publishing"


class Packs:
    """A fake exporter of Word packs."""

    name = "packs"
    summary = "Packs."
    needs: tuple[str, ...] = ()
    fails: BaseException | None = None

    def export(self, job: Job) -> Iterator[Artefact]:
        for one in job.editions:
            for pack in job.packs:
                yield Artefact(f"packs/{one.name}/{pack.id}.txt", one.title.encode())
            if self.fails:
                raise self.fails


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch) -> Packs:
    """Install two exporters: json-api and a fake one."""
    found = Packs()
    real = export.exporter

    def pick(name: str) -> Exporter:
        return found if name == "packs" else real(name)

    monkeypatch.setattr(export, "exporter", pick)
    monkeypatch.setattr(export, "exporter_names", lambda: ["json-api", "packs"])
    return found


def eymh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build_to(out: Path, *more: str, content: Path = CONTENT) -> Result:
    return eymh("build", "--content", content, "--out", out, *more)


def state(folder: Path) -> dict[str, Any]:
    return {path: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for path, s in scan_files(folder).items()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.usefixtures("packs")
def test_a_build_runs_every_exporter_and_says_where_the_files_are(tmp_path: Path) -> None:
    result = build_to(tmp_path / "dist")
    assert result.exit_code == 0
    assert f"The files are in {tmp_path / 'dist'}" in result.stdout
    assert (tmp_path / "dist/v1/index.json").is_file()
    assert (tmp_path / "dist/packs/wales/briefing.txt").is_file()


@pytest.mark.usefixtures("packs")
def test_progress_is_plain_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    result = build_to(tmp_path / "dist")
    assert "json-api: Wales\n" in result.stderr
    assert "\r" not in result.stderr


@pytest.mark.usefixtures("packs")
def test_a_second_build_with_nothing_changed_writes_nothing(tmp_path: Path) -> None:
    build_to(tmp_path / "dist")
    before = state(tmp_path)
    result = build_to(tmp_path / "dist")
    assert result.exit_code == 0
    assert "Nothing has changed" in result.stdout
    assert state(tmp_path) == before


def test_a_build_with_nothing_to_do_imports_neither_models_nor_exporters(tmp_path: Path) -> None:
    code = f"""
import sys
from eymh_content.cli import main
arguments = ["export", "json-api", "--content", {str(CONTENT)!r}, "--out", {str(tmp_path / "dist")!r}]
main(arguments, standalone_mode=False)
print([name for name in ("pydantic", "eymh_content.models", "eymh_exporters") if name in sys.modules])
"""
    ends = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in (1, 2)]
    assert [end.stdout.splitlines()[-1] for end in ends] == [
        "['pydantic', 'eymh_content.models', 'eymh_exporters']",
        "[]",
    ]


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize("damage", ["gone", "other text", "same size"])
def test_a_build_restores_a_deleted_file_and_refuses_to_overwrite_an_edited_one(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "dist/packs/wales/briefing.txt"
    build_to(tmp_path / "dist")
    if damage == "gone":
        file.unlink()
    else:
        file.write_text("Cymru and more" if damage == "other text" else "WALES")
    result = build_to(tmp_path / "dist")
    assert result.exit_code == (0 if damage == "gone" else 3)
    if damage != "gone":
        assert str(file) in result.stderr
        build_to(tmp_path / "dist", "--overwrite")
    assert file.read_text() == "Wales"


@pytest.mark.usefixtures("packs")
def test_a_changed_record_rewrites_only_the_files_it_appears_in(tmp_path: Path, content: Path) -> None:
    out = tmp_path / "dist"
    build_to(out, content=content)
    before = state(out)
    topic = content / "topic/sleep.json"
    topic.write_text(topic.read_text().replace("How children sleep.", "How babies sleep."))
    build_to(out, content=content)
    after = state(out)
    changed = {path for path in before if after[path][0] != before[path][0]}
    nations = ("uk", "england", "scotland", "wales", "northern-ireland")
    topics = {f"v1/{nation}/topic{rest}.json" for nation in nations for rest in ("", "/sleep")}
    assert changed == topics | {"v1/index.json", manifest.FILE_NAME}


@pytest.mark.parametrize(
    "error", [ExportError("out of ink"), ValueError("out of ink"), OSError("out of ink"), KeyboardInterrupt()]
)
def test_a_failed_build_leaves_the_folder_as_it_was(
    tmp_path: Path, content: Path, packs: Packs, error: BaseException
) -> None:
    build_to(tmp_path / "dist", content=content)
    (content / "entitlement").mkdir()
    shutil.copy(content / "topic/sleep.json", content / "topic/naps.json")
    record = content / "topic/naps.json"
    record.write_text(record.read_text().replace('"id": "sleep"', '"id": "naps"'))
    before = state(tmp_path)
    packs.fails = error
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 3)
    assert "out of ink" in result.stderr or isinstance(error, KeyboardInterrupt)
    assert "Traceback" not in result.stderr
    assert state(tmp_path) == before


@pytest.mark.usefixtures("packs")
def test_invalid_content_stops_the_build_with_exit_code_one(tmp_path: Path, content: Path) -> None:
    build_to(tmp_path / "dist", content=content)
    before = state(tmp_path / "dist")
    (content / "topic/sleep.json").write_text("{")
    (content / "statistic/sleep-scotland-2019.json").write_text("[]")
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == 1
    assert "Nothing was written" in result.stderr
    assert f"{content}/topic/sleep.json" in result.stdout
    assert "sleep-scotland-2019.json" in result.stdout
    assert "fix: " in result.stdout
    assert state(tmp_path / "dist") == before


@pytest.mark.usefixtures("packs")
def test_options_select_nations_and_packs_and_the_uk_is_always_included(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    for name in ("json-api", "packs"):
        arguments = ("--nation", "wales", "--pack", "briefing", "--content", CONTENT, "--out", out)
        assert eymh("export", name, *arguments).exit_code == 0
    assert sorted(p.name for p in (out / "v1").iterdir()) == ["index.json", "references.json", "schema", "uk", "wales"]
    assert [p.name for p in (out / "packs").iterdir()] == ["wales"]


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nope"], "no exporter 'nope'; there are"),
        (["packs", "--nation", "mars"], "no nation 'mars'; there are england, northern-ireland, scotland, wales"),
        (["packs", "--pack", "nope"], "no pack 'nope'; there are briefing"),
    ],
)
def test_an_unknown_name_is_a_usage_error_that_lists_the_known_ones(
    tmp_path: Path, arguments: list[str], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if arguments == ["nope"]:
        monkeypatch.undo()
    result = eymh("export", *arguments, "--content", CONTENT, "--out", tmp_path / "dist")
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("out", "message"),
    [
        ("file", "is a file"),
        ("full", "contains files that no build wrote"),
        (".", "contains the current folder"),
        ("content", "overlap"),
        ("content/dist", "overlap"),
        ("/", "contains the current folder"),
    ],
)
def test_an_output_folder_where_files_could_be_lost_is_refused(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch, out: str, message: str
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    before = state(tmp_path)
    result = eymh("build", "--content", content, "--out", out if out in (".", "/") else tmp_path / out)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert state(tmp_path) == before


@pytest.mark.usefixtures("packs")
def test_an_output_folder_can_be_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert build_to(tmp_path / "link").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/v1/index.json").is_file()


def test_a_terminated_build_deletes_its_staging_folder(tmp_path: Path) -> None:
    slow = """
import sys, time
from eymh_content.cli import main
from eymh_exporters.json_api.exporter import JsonApi
def export(self, job):
    print("drawing", flush=True)
    time.sleep(60)
    yield from ()
JsonApi.export = export
main(sys.argv[1:])
"""
    arguments = ["export", "json-api", "--content", str(CONTENT), "--out", str(tmp_path / "dist")]
    run = subprocess.Popen([sys.executable, "-c", slow, *arguments], stdout=subprocess.PIPE, text=True)
    assert run.stdout
    assert run.stdout.readline() == "drawing\n"
    assert [file.name for file in tmp_path.iterdir()] == [".dist.eymh-staging"]
    other = eymh(*arguments)
    assert other.exit_code == 3
    assert f"another build (process {run.pid}) is writing" in other.stderr
    run.send_signal(signal.SIGTERM)
    run.communicate(timeout=30)
    assert run.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_exporters_run_after_those_they_need_and_a_cycle_is_refused() -> None:
    class Named(Packs):
        def __init__(self, name: str, *needs: str) -> None:
            self.name, self.needs = name, needs

    every = {
        one.name: one for one in (Named("a", "b", "c"), Named("b", "c"), Named("c"), Named("x", "y"), Named("y", "x"))
    }
    assert [one.name for one in in_dependency_order([every["a"]], every.__getitem__)] == ["c", "b", "a"]
    with pytest.raises(ExportError, match="x, y, x"):
        in_dependency_order([every["x"]], every.__getitem__)


def test_the_input_digest_depends_on_content_and_options_but_not_on_times(content: Path) -> None:
    first = input_digest(content, (), ())
    os.utime(content / "topic/sleep.json", (time.time(), 0))
    assert input_digest(content, (), ()) == first
    assert input_digest(content, ("wales",), ()) != first
    assert input_digest(content, (), ("wales",)) not in {first, input_digest(content, ("wales",), ())}
    (content / "topic/sleep.json").rename(content / "topic/nap.json")
    assert input_digest(content, (), ()) != first


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_the_input_digest_accepts_a_file_name_that_is_not_utf_8(content: Path) -> None:
    first = input_digest(content, (), ())
    (content / os.fsdecode(b"topic/\xff.json")).write_text("{}")
    assert input_digest(content, (), ()) != first


def test_a_manifest_contains_no_times_and_no_absolute_paths(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(Request(CONTENT, tmp_path / name, "json-api"))
    one, two = ((tmp_path / name / manifest.FILE_NAME).read_bytes() for name in ("one", "two"))
    assert one == two
    assert json.loads(one)["requests"] == {"json-api": ["json-api"]}


def test_a_figure_that_is_not_in_its_source_stops_the_build_and_nothing_is_written(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT.parent / "proof" / "content", tmp_path / "content")
    file = content / "statistic" / "daily-naps.json"
    file.write_text(file.read_text(encoding="utf-8").replace("24", "45"), encoding="utf-8")
    run = CliRunner().invoke(main, ["build", "--content", str(content), "--out", str(tmp_path / "dist")])
    assert run.exit_code == 1
    assert "is not borne out by its sources" in run.output
    assert "The number 45 is not in small-survey:12.1" in run.output
    assert not (tmp_path / "dist").exists()
