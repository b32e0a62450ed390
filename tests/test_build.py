"""``eymh build`` and ``eymh export``: output files, errors and exit codes."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content import export, validation
from eymh_content.build import Request, build, in_dependency_order
from eymh_content.cli import main
from eymh_content.errors import ExportError
from eymh_content.export import Artefact, Exporter, Job
from eymh_content.publish import manifest
from eymh_content.publish.inputs import Inputs
from eymh_content.publish.lock import MARK
from eymh_content.publish.output_folder import scan_files
from eymh_content.sources import verify_content
from eymh_content.sources.load import Sources

CONTENT = Path(__file__).parent / "data" / "publishing"


class Packs:
    """A fake exporter of Word packs."""

    name = "packs"
    summary = "Packs."
    needs: tuple[str, ...] = ()
    fails: BaseException | None = None

    def export(self, job: Job) -> Iterator[Artefact]:
        for edition in job.editions:
            for pack in job.packs:
                yield Artefact(f"packs/{edition.name}/{pack.id}.txt", edition.title.encode())
            if self.fails:
                raise self.fails


@pytest.fixture
def packs(monkeypatch: pytest.MonkeyPatch) -> Packs:
    """Install two exporters: json-api and a fake one."""
    fake = Packs()
    real_exporter = export.exporter

    def exporter(name: str) -> Exporter:
        return fake if name == "packs" else real_exporter(name)

    monkeypatch.setattr(export, "exporter", exporter)
    monkeypatch.setattr(export, "exporter_names", lambda: ["json-api", "packs"])
    return fake


def eymh(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def build_to(out: Path, *options: str, content: Path = CONTENT) -> Result:
    return eymh("build", "--content", content, "--out", out, *options)


def file_states(folder: Path) -> dict[str, Any]:
    return {path: (s.st_ino, s.st_mtime_ns, s.st_ctime_ns) for path, s in scan_files(folder).items()}


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return Path(shutil.copytree(CONTENT, tmp_path / "content"))


@pytest.mark.usefixtures("packs")
def test_a_build_runs_every_exporter_and_prints_the_output_folder(tmp_path: Path) -> None:
    result = build_to(tmp_path / "dist")
    assert result.exit_code == 0
    assert f"The files are in {tmp_path / 'dist'}" in result.stdout
    assert (tmp_path / "dist/v1/index.json").is_file()
    assert (tmp_path / "dist/packs/wales/briefing.txt").is_file()


@pytest.mark.usefixtures("packs")
def test_progress_is_plain_lines_if_the_output_is_not_a_terminal(tmp_path: Path) -> None:
    result = build_to(tmp_path / "dist")
    assert "json-api: Wales\n" in result.stderr
    assert "\r" not in result.stderr


@pytest.mark.usefixtures("packs")
def test_a_second_build_writes_nothing_if_nothing_has_changed(tmp_path: Path) -> None:
    build_to(tmp_path / "dist")
    before = file_states(tmp_path)
    result = build_to(tmp_path / "dist")
    assert result.exit_code == 0
    assert "Nothing has changed" in result.stdout
    assert file_states(tmp_path) == before


def test_a_build_with_nothing_to_do_imports_neither_models_nor_exporters(tmp_path: Path) -> None:
    code = f"""
import sys
from eymh_content.cli import main
arguments = ["export", "json-api", "--content", {str(CONTENT)!r}, "--out", {str(tmp_path / "dist")!r}]
main(arguments, standalone_mode=False)
print([name for name in ("pydantic", "eymh_content.models", "eymh_exporters") if name in sys.modules])
"""
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True) for _ in (1, 2)]
    assert [run.stdout.splitlines()[-1] for run in runs] == [
        "['pydantic', 'eymh_content.models', 'eymh_exporters']",
        "[]",
    ]


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize("edit", ["deleted", "other text", "same size"])
def test_a_build_restores_a_deleted_file_and_does_not_overwrite_an_edited_one(tmp_path: Path, edit: str) -> None:
    file = tmp_path / "dist/packs/wales/briefing.txt"
    build_to(tmp_path / "dist")
    if edit == "deleted":
        file.unlink()
    else:
        file.write_text("Cymru and more" if edit == "other text" else "WALES")
    result = build_to(tmp_path / "dist")
    assert result.exit_code == (0 if edit == "deleted" else 3)
    if edit != "deleted":
        assert str(file) in result.stderr
        build_to(tmp_path / "dist", "--overwrite")
    assert file.read_text() == "Wales"


@pytest.mark.usefixtures("packs")
def test_a_changed_record_rewrites_only_the_files_it_appears_in(tmp_path: Path, content: Path) -> None:
    out = tmp_path / "dist"
    build_to(out, content=content)
    before = file_states(out)
    topic = content / "topic/sleep.json"
    topic.write_text(topic.read_text().replace("How children sleep.", "How babies sleep."))
    build_to(out, content=content)
    after = file_states(out)
    changed = {path for path in before if after[path][0] != before[path][0]}
    nations = ("uk", "england", "scotland", "wales", "northern-ireland")
    topics = {f"v1/{nation}/topic{rest}.json" for nation in nations for rest in ("", "/sleep")}
    assert changed == topics | {"v1/index.json", manifest.FILE_NAME}


@pytest.mark.parametrize(
    "error", [ExportError("out of ink"), ValueError("out of ink"), OSError("out of ink"), KeyboardInterrupt()]
)
def test_a_failed_build_does_not_change_the_output_folder(
    tmp_path: Path, content: Path, packs: Packs, error: BaseException
) -> None:
    build_to(tmp_path / "dist", content=content)
    (content / "entitlement").mkdir()
    shutil.copy(content / "topic/sleep.json", content / "topic/naps.json")
    record = content / "topic/naps.json"
    record.write_text(record.read_text().replace('"sleep"', '"naps"').replace('"Sleep"', '"Naps"'))
    before = file_states(tmp_path)
    packs.fails = error
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 3)
    assert "out of ink" in result.stderr or isinstance(error, KeyboardInterrupt)
    assert "Traceback" not in result.stderr
    assert file_states(tmp_path) == before


@pytest.mark.usefixtures("packs")
def test_a_build_of_invalid_content_fails_with_exit_code_1(tmp_path: Path, content: Path) -> None:
    build_to(tmp_path / "dist", content=content)
    before = file_states(tmp_path / "dist")
    (content / "topic/sleep.json").write_text("{")
    (content / "statistic/sleep-scotland-2019.json").write_text("[]")
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == 1
    assert "Nothing was written" in result.stderr
    assert f"{content}/topic/sleep.json" in result.stdout
    assert "sleep-scotland-2019.json" in result.stdout
    assert "fix: " in result.stdout
    assert file_states(tmp_path / "dist") == before


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
def test_an_unknown_name_is_a_usage_error_that_lists_the_valid_names(
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
        ("dangling", "leads to nothing"),
        ("loop", "leads to nothing"),
        ("the package", "overlap"),
    ],
)
def test_an_output_folder_where_files_could_be_lost_is_refused(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch, out: str, message: str
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "full").mkdir()
    (tmp_path / "full/mine.txt").write_text("mine")
    (tmp_path / "here").mkdir()
    (tmp_path / "dangling").symlink_to("nothing")
    (tmp_path / "loop").symlink_to("loop")
    if out == "the package":
        out = str(Path(export.__file__).with_name("dist"))
    monkeypatch.chdir(tmp_path / "here")
    before = file_states(tmp_path)
    result = eymh("build", "--content", content, "--out", out if out in (".", "/") else tmp_path / out)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert file_states(tmp_path) == before


@pytest.mark.usefixtures("packs")
def test_an_output_folder_can_be_a_symbolic_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    assert build_to(tmp_path / "link").exit_code == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real/v1/index.json").is_file()


@pytest.mark.parametrize("stop", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_terminated_build_deletes_its_staging_folder(tmp_path: Path, stop: str) -> None:
    slow_build = """
import time
from eymh_content.__main__ import run
from eymh_exporters.json_api.exporter import JsonApi
def export(self, job):
    print("drawing", flush=True)
    time.sleep(60)
    yield from ()
JsonApi.export = export
run()
"""
    arguments = ["export", "json-api", "--content", str(CONTENT), "--out", str(tmp_path / "dist")]
    run = subprocess.Popen([sys.executable, "-c", slow_build, *arguments], stdout=subprocess.PIPE, text=True)
    assert run.stdout
    assert run.stdout.readline() == "drawing\n"
    assert [file.name for file in tmp_path.iterdir()] == [".dist.eymh-staging"]
    second = eymh(*arguments)
    assert second.exit_code == 3
    assert f"another build (process {run.pid}) is writing" in second.stderr
    run.send_signal(getattr(signal, stop))
    run.communicate(timeout=30)
    assert run.returncode == 130
    assert list(tmp_path.iterdir()) == []


def test_exporters_run_after_those_they_need_and_a_cycle_is_refused() -> None:
    class Fake(Packs):
        def __init__(self, name: str, *needs: str) -> None:
            self.name, self.needs = name, needs

    exporters = {
        fake.name: fake for fake in (Fake("a", "b", "c"), Fake("b", "c"), Fake("c"), Fake("x", "y"), Fake("y", "x"))
    }
    order = in_dependency_order([exporters["a"]], exporters.__getitem__)
    assert [exporter.name for exporter in order] == ["c", "b", "a"]
    with pytest.raises(ExportError, match="x, y, x"):
        in_dependency_order([exporters["x"]], exporters.__getitem__)


def test_an_exporter_whose_library_is_missing_is_an_error_that_names_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("docx", "no_such_library:exporter", export.GROUP)
    monkeypatch.setattr(export, "entry_points", lambda group: [point] if group == export.GROUP else [])
    with pytest.raises(ExportError, match=r"no_such_library.*pip install 'eymh-content\[docx\]'"):
        export.exporter("docx")
    assert "pip install 'eymh-content[docx]'" in " ".join(eymh("export", "--help").output.split())


def test_the_help_of_export_lists_the_installed_exporters() -> None:
    run = eymh("export", "--help")
    assert run.exit_code == 0
    for name in export.exporter_names():
        assert f"{name} " in run.output.partition("Exporters:")[2]


def test_the_input_digest_depends_on_content_and_options_but_not_on_times(content: Path) -> None:
    first = Inputs(content, (), ()).digest()
    os.utime(content / "topic/sleep.json", (time.time(), 0))
    assert Inputs(content, (), ()).digest() == first
    assert Inputs(content, ("wales",), ()).digest() != first
    assert Inputs(content, (), ("wales",)).digest() not in {first, Inputs(content, ("wales",), ()).digest()}
    (content / "topic/sleep.json").rename(content / "topic/nap.json")
    assert Inputs(content, (), ()).digest() != first


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_the_input_digest_accepts_a_file_name_that_is_not_utf_8(content: Path) -> None:
    first = Inputs(content, (), ()).digest()
    (content / os.fsdecode(b"topic/\xff.json")).write_text("{}")
    assert Inputs(content, (), ()).digest() != first


@pytest.mark.usefixtures("packs")
def test_a_record_edited_while_a_build_starts_and_undone_later_is_noticed(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topic = content / "topic/sleep.json"
    before = topic.read_text()
    check = validation.check

    def edited_before_it_is_checked(*arguments: Any) -> validation.Checked:  # noqa: ANN401
        topic.write_text(before.replace("How children sleep.", "How babies sleep."))
        return check(*arguments)

    monkeypatch.setattr(validation, "check", edited_before_it_is_checked)
    build_to(tmp_path / "dist", content=content)
    monkeypatch.undo()
    topic.write_text(before)
    published = tmp_path / "dist/v1/uk/topic/sleep.json"
    assert "How babies sleep." in published.read_text()
    build_to(tmp_path / "dist", content=content)
    assert "How children sleep." in published.read_text()


@pytest.mark.usefixtures("packs")
def test_an_index_that_is_another_while_it_is_read_is_noticed_later(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = next((content / "source-index").glob("*.json"))
    before = index.read_bytes()
    sources_of = verify_content.sources_of

    def of_another_index(*arguments: Any) -> Sources:  # noqa: ANN401
        index.write_bytes(before + b" ")
        return sources_of(*arguments)

    monkeypatch.setattr(verify_content, "sources_of", of_another_index)
    build_to(tmp_path / "dist", content=content)
    monkeypatch.undo()
    index.write_bytes(before)
    assert "Nothing has changed" not in build_to(tmp_path / "dist", content=content).stdout
    assert "Nothing has changed" in build_to(tmp_path / "dist", content=content).stdout


@pytest.mark.usefixtures("packs")
def test_a_folder_that_nothing_reads_is_said_by_build_and_verify(tmp_path: Path, content: Path) -> None:
    (content / "overlay/statistic").mkdir(parents=True)
    (content / "overlay/statistic/a.json").write_text("{}")
    assert "content: 1 warning; see 'eymh validate'" in build_to(tmp_path / "dist", content=content).stderr
    assert "Nothing has changed" in build_to(tmp_path / "dist", content=content).stdout
    result = eymh("verify", "--content", content)
    assert (result.exit_code, "'overlay' is reserved" in result.stdout) == (0, True)


@pytest.mark.usefixtures("packs")
def test_a_record_that_became_a_link_is_noticed(tmp_path: Path, content: Path) -> None:
    build_to(tmp_path / "dist", content=content)
    topic = content / "topic/sleep.json"
    topic.rename(tmp_path / "outside.json")
    topic.symlink_to("../../outside.json")
    result = build_to(tmp_path / "dist", content=content)
    assert (result.exit_code, "outside the content" in result.stdout) == (1, True)
    topic.unlink()
    (tmp_path / "outside.json").rename(content / "topic/.real")
    topic.symlink_to(".real")
    build_to(tmp_path / "dist", content=content)
    assert "Nothing has changed" in build_to(tmp_path / "dist", content=content).stdout


@pytest.mark.usefixtures("packs")
def test_content_without_sources_is_not_built(tmp_path: Path, content: Path) -> None:
    for kind in ("source", "statistic", "organisation", "reference"):
        shutil.rmtree(content / kind)
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == 2
    assert "nothing can be verified" in result.stderr


@pytest.mark.usefixtures("packs")
def test_a_record_that_is_away_while_it_would_be_read_is_noticed_later(
    tmp_path: Path, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation = content / "topic/boats.json"
    shutil.copy(content / "topic/sleep.json", organisation)
    organisation.write_text(organisation.read_text().replace('"sleep"', '"boats"').replace('"Sleep"', '"Boats"'))
    check = validation.check

    def without_it(*arguments: Any) -> validation.Checked:  # noqa: ANN401
        organisation.rename(tmp_path / "away")
        return check(*arguments)

    monkeypatch.setattr(validation, "check", without_it)
    build_to(tmp_path / "dist", content=content)
    monkeypatch.undo()
    (tmp_path / "away").rename(organisation)
    assert not (tmp_path / "dist/v1/uk/topic/boats.json").exists()
    build_to(tmp_path / "dist", content=content)
    assert (tmp_path / "dist/v1/uk/topic/boats.json").exists()


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize("error", [SystemExit(0), SystemExit("out of ink"), TypeError("out of ink")])
def test_an_exporter_that_ends_the_program_is_an_error(tmp_path: Path, packs: Packs, error: BaseException) -> None:
    packs.fails = error
    result = build_to(tmp_path / "dist")
    assert result.exit_code == 3
    assert "the packs exporter failed" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("packs")
@pytest.mark.parametrize("hostile", ["pipe", "dangling link", "5 GB", "unreadable folder"])
def test_a_build_reports_what_is_wrong_with_a_file_and_does_not_wait_for_it(
    tmp_path: Path, content: Path, hostile: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_to(tmp_path / "dist", content=content)
    file = content / "topic/hostile.json"
    if hostile == "pipe":
        os.mkfifo(file)
    elif hostile == "dangling link":
        file.symlink_to("nothing")
    elif hostile == "5 GB":
        with file.open("wb") as sparse:
            sparse.truncate(5_000_000_000)
    else:
        scandir = os.scandir

        def refuse(path: Any) -> Any:  # noqa: ANN401
            if not isinstance(path, int) and os.fsdecode(path).rstrip("/").endswith("topic"):
                raise PermissionError(13, "Permission denied", path)
            return scandir(path)

        monkeypatch.setattr(os, "scandir", refuse)
    result = build_to(tmp_path / "dist", content=content)
    assert result.exit_code == 1
    assert ("The folder 'topic' cannot be read" if hostile == "unreadable folder" else "hostile.json") in result.stdout


@pytest.mark.usefixtures("packs")
def test_what_a_killed_build_left_is_deleted_even_if_nothing_has_changed(tmp_path: Path) -> None:
    build_to(tmp_path / "dist")
    (tmp_path / ".dist.eymh-staging").mkdir(mode=0o700)
    (tmp_path / ".dist.eymh-staging/lock").write_bytes(MARK + b"1\n")
    (tmp_path / ".dist.eymh-staging/new").mkdir()
    (tmp_path / ".dist.eymh-staging/new/half.json").write_text("{")
    assert "Nothing has changed" in build_to(tmp_path / "dist").stdout
    assert [file.name for file in tmp_path.iterdir()] == ["dist"]


def test_a_name_that_is_too_long_for_the_system_is_an_error_without_traceback(tmp_path: Path) -> None:
    result = build_to(tmp_path / ("d" * 300))
    assert (result.exit_code, "File name too long" in result.stderr) == (3, True)
    assert isinstance(result.exception, SystemExit)


def test_a_build_gives_the_same_bytes_for_any_hash_seed(tmp_path: Path) -> None:
    code = "import sys; from eymh_content.cli import main; main(sys.argv[1:])"
    content = CONTENT.parent / "packs" / "content"
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, "build", "--content", str(content), "--out", str(tmp_path / seed)]
        subprocess.run(command, env=os.environ | {"PYTHONHASHSEED": seed}, capture_output=True, check=True)
    one, two = ({path: (tmp_path / seed / path).read_bytes() for path in scan_files(tmp_path / seed)} for seed in "12")
    assert {path.split("/")[0] for path in one} == {"docx", "index.html", "v1", manifest.FILE_NAME}
    assert one == two


def test_a_manifest_contains_no_times_and_no_absolute_paths(tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(Request(CONTENT, tmp_path / name, "json-api"))
    one, two = ((tmp_path / name / manifest.FILE_NAME).read_bytes() for name in ("one", "two"))
    assert one == two
    assert json.loads(one)["requests"] == {"json-api": ["json-api"]}


def test_a_figure_that_is_not_in_its_source_stops_the_build_before_anything_is_written(tmp_path: Path) -> None:
    content = shutil.copytree(CONTENT.parent / "proof" / "content", tmp_path / "content")
    file = content / "statistic" / "daily-naps.json"
    file.write_text(file.read_text(encoding="utf-8").replace("24", "45"), encoding="utf-8")
    run = CliRunner().invoke(main, ["build", "--content", str(content), "--out", str(tmp_path / "dist")])
    assert run.exit_code == 1
    assert "does not match its sources" in run.output
    assert "The number 45 is not in small-survey:12.1" in run.output
    assert not (tmp_path / "dist").exists()


def test_content_without_indexes_is_not_built(tmp_path: Path, content: Path) -> None:
    shutil.rmtree(content / "source-index")
    run = eymh("build", "--content", content, "--out", tmp_path / "dist")
    assert run.exit_code == 3
    assert "eymh sources index" in run.stdout
    assert not (tmp_path / "dist").exists()


def test_content_with_packs_but_without_nations_is_not_built(tmp_path: Path, content: Path) -> None:
    shutil.rmtree(content / "nation")
    statistic = content / "statistic/sleep-scotland-2019.json"
    record = json.loads(statistic.read_text(encoding="utf-8"))
    del record["applicability"]
    statistic.write_text(json.dumps(record), encoding="utf-8")
    run = eymh("build", "--content", content, "--out", tmp_path / "dist")
    assert run.exit_code == 1
    assert "no nation record for England, Scotland, Wales and Northern Ireland" in run.stdout
    assert not (tmp_path / "dist").exists()


def test_a_build_of_content_without_packs_is_an_error_and_an_export_of_the_api_is_none(
    tmp_path: Path, content: Path
) -> None:
    shutil.rmtree(content / "pack")
    run = eymh("build", "--content", content, "--out", tmp_path / "dist")
    assert run.exit_code == 2
    assert "no Word pack to make: the content has no record of the kind 'pack'" in run.stderr
    assert not (tmp_path / "dist").exists()
    assert eymh("export", "json-api", "--content", content, "--out", tmp_path / "dist").exit_code == 0
