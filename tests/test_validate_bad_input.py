"""Input that cannot be stored as a test file: huge, deep, linked or unreadable. Each is reported, never a traceback."""

import json
import os
import random
import shutil
from pathlib import Path

import pytest

from eymh_content.errors import UsageError
from eymh_content.files.read import parse
from eymh_content.paths import content_dir
from eymh_content.problems import Problem
from eymh_content.structure import ENGINES
from eymh_content.validation import validate

ACCEPTED = Path(__file__).parent / "data" / "accepted"
RECORD = "intervention/learn-to-row.json"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    shutil.copytree(ACCEPTED, tmp_path / "content")
    return tmp_path / "content"


def only_problem(content: Path) -> Problem:
    problems = validate(content).problems
    assert len(problems) == 1, problems
    return problems[0]


def rule_and_position(problem: Problem) -> tuple[str, int, int]:
    return problem.rule, problem.line, problem.column


def test_a_file_of_50_megabytes_is_not_read(content: Path) -> None:
    (content / RECORD).write_bytes(b'{"id": "' + b"x" * 50_000_000 + b'"}')
    assert rule_and_position(only_problem(content)) == ("too-large", 1, 1)


def test_a_text_of_400_kilobytes_is_read_and_reported(content: Path) -> None:
    record = json.loads((content / RECORD).read_bytes())
    record["title"] = "ŵ" * 200_000
    (content / RECORD).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert {p.rule for p in validate(content).problems} == {"too-long", "file-size"}


@pytest.mark.parametrize(("opener", "column"), [("[", 101), ('{"a":', 501), ('[{"b":', 301)])
def test_deep_nesting_is_reported_at_the_first_bracket_beyond_the_limit(
    content: Path, opener: str, column: int
) -> None:
    (content / RECORD).write_text(opener * 100_000, encoding="utf-8")
    assert rule_and_position(only_problem(content)) == ("too-deep", 1, column)


@pytest.mark.parametrize(("levels", "rules"), [(100, set()), (101, {"too-deep"})])
def test_brackets_are_nested_at_most_100_levels_deep_wherever_they_are(
    content: Path, levels: int, rules: set[str]
) -> None:
    """A work may have any fields below 'custom', and the parser takes two hundred levels."""
    file = content / "reference" / "smith-2018-oars.json"
    record = json.loads(file.read_bytes())
    record["csl"]["custom"] = {"x": json.loads("[" * (levels - 3) + "1" + "]" * (levels - 3)), "y": "[{" * 200}
    file.write_text(json.dumps(record), encoding="utf-8")
    assert {p.rule for p in validate(content).problems} == rules


def test_a_deep_value_within_the_limit_is_validated(content: Path) -> None:
    record = json.loads((content / RECORD).read_bytes())
    record["title"] = json.loads("[" * 90 + "]" * 90)
    (content / RECORD).write_text(json.dumps(record), encoding="utf-8")
    assert "wrong-type" in {p.rule for p in validate(content).problems}


def test_a_number_of_5000_digits_is_not_json(content: Path) -> None:
    (content / RECORD).write_text('{"id": ' + "9" * 5_000 + "}", encoding="utf-8")
    assert rule_and_position(only_problem(content)) == ("json", 1, 8)


def test_an_integer_of_3000_digits_is_out_of_range(content: Path) -> None:
    file = content / "statistic" / "boats-scotland-2018.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"value": 40', '"value": ' + "9" * 3_000), encoding="utf-8"
    )
    for engine in ENGINES:
        problems = validate(content, (), engine).problems
        assert [(p.rule, p.pointer) for p in problems] == [("out-of-range", "/figures/0/value")]


def test_a_symbolic_link_to_a_file_outside_the_content_is_reported(content: Path, tmp_path: Path) -> None:
    shutil.move(content / RECORD, tmp_path / "elsewhere.json")
    (content / RECORD).symlink_to(tmp_path / "elsewhere.json")
    assert only_problem(content).rule == "outside-content"


def test_a_symbolic_link_to_a_folder_outside_the_content_is_reported(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content / "topic", tmp_path / "topics")
    (content / "policy").symlink_to(tmp_path / "topics")
    assert (only_problem(content).file, only_problem(content).rule) == ("policy", "outside-content")


def test_a_broken_symbolic_link_is_reported_and_can_be_given_as_a_path(content: Path) -> None:
    link = content / "topic" / "broken.json"
    link.symlink_to(content / "nowhere.json")
    assert (only_problem(content).file, only_problem(content).rule) == ("topic/broken.json", "unreadable")
    assert [p.file for p in validate(content, (link,)).problems] == ["topic/broken.json"]


def test_a_symbolic_link_to_itself_is_reported(content: Path) -> None:
    (content / "topic" / "ring.json").symlink_to(content / "topic" / "ring.json")
    assert only_problem(content).rule == "unreadable"


@pytest.mark.parametrize("name", ["topic/pipe.json", "LICENSE.md", "notes.txt"])
def test_a_named_pipe_is_reported_without_waiting_for_it(content: Path, name: str) -> None:
    (content / name).unlink(missing_ok=True)
    os.mkfifo(content / name)
    assert (only_problem(content).file, only_problem(content).rule) == (name, "unreadable")


def test_a_file_without_read_permission_is_reported_and_links_to_it_are_valid(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os_open = os.open

    def refuse(path: str, flags: int) -> int:
        if path.endswith("float-scale.json"):
            raise PermissionError(13, "Permission denied")
        return os_open(path, flags)

    monkeypatch.setattr(os, "open", refuse)
    problem = only_problem(content)
    assert (problem.file, problem.rule) == ("measure/float-scale.json", "unreadable")
    assert "Permission denied" in problem.message


@pytest.mark.parametrize("folder", ["pack", "measure", "organisation", "overlay", "source-index"])
def test_a_folder_without_read_permission_is_the_only_problem(
    content: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    """That no link to its records can be followed is not reported: they may well be there."""
    (content / folder).mkdir(exist_ok=True)
    forbid(folder, monkeypatch)
    problem = only_problem(content)
    assert (problem.file, problem.rule) == (folder, "unreadable")
    assert problem.message == f"The folder '{folder}' cannot be read: Permission denied."


def test_a_misnamed_folder_without_read_permission_is_reported(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (content / "pack").rename(content / "packs")
    forbid("packs", monkeypatch)
    assert [(p.file, p.rule) for p in validate(content).problems] == [
        ("packs", "unknown-kind"),
        ("packs", "unreadable"),
    ]


def forbid(folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make a folder unreadable, also for root."""
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if Path(path).name == folder:
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)


@pytest.mark.parametrize(
    ("name", "target", "rule"),
    [
        ("terms", "terms", "unreadable"),
        ("term", "term", "unreadable"),
        ("overlay", "nowhere", "unreadable"),
        ("source-index", "nowhere", "unreadable"),
        ("LICENSE.md", "nowhere", "unreadable"),
        ("notes.txt", "nowhere", "unreadable"),
        ("topic/more", "more", "unreadable"),
        ("topic/more.json", "more.json", "unreadable"),
        ("topic/more.json", "x" * 300, "unreadable"),
        ("source-index", "..", "outside-content"),
        ("overlay", "..", "outside-content"),
        ("terms", "..", "outside-content"),
        ("source-index/small-survey.json", "../../elsewhere.json", "outside-content"),
        ("statistic/out.json", "../../elsewhere.json", "outside-content"),
        ("source-index/out.json", "/dev/zero", "outside-content"),
    ],
)
def test_a_link_that_leads_out_or_nowhere_is_named(content: Path, name: str, target: str, rule: str) -> None:
    (content.parent / "elsewhere.json").write_text("{}", encoding="utf-8")
    link = content / name
    link.unlink(missing_ok=True)
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(target)
    problem = only_problem(content)
    assert (problem.file, problem.rule) == (name, rule)
    assert f"'{name}'" in problem.message


def test_the_lock_of_an_editor_is_named_with_what_to_do(content: Path) -> None:
    (content / "topic" / ".#boats.json").symlink_to("editor@computer.1234:5678")
    problem = only_problem(content)
    assert (problem.file, problem.rule) == ("topic/.#boats.json", "unreadable")
    assert "save them there" in problem.fix


@pytest.mark.parametrize("name", ["overlay", "source-index", "term"])
def test_a_file_with_the_name_of_a_folder_is_reported(content: Path, name: str) -> None:
    (content / name).write_text("{}", encoding="utf-8")
    problem = only_problem(content)
    assert (problem.file, problem.rule) == (name, "stray-file")
    assert problem.message == f"'{name}' is a file, but this is the name of a folder."


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names")
@pytest.mark.parametrize("name", [b"caf\xe9\n\x1b[31m", "\u202emret".encode(), b".\xe9.json"])
@pytest.mark.parametrize("folder", [".", "topic", "source-index"])
def test_names_that_cannot_be_printed_are_replaced(content: Path, folder: str, name: bytes) -> None:
    (content / folder).mkdir(exist_ok=True)
    (content / folder / os.fsdecode(name)).symlink_to(content.parent)
    (content / folder / os.fsdecode(b"x" + name)).mkdir()
    problems = validate(content).problems
    assert problems
    assert all(f"{p.file}{p.message}{p.fix}".isprintable() for p in problems)


@pytest.mark.parametrize("kind", ["loop", "file", "nothing", "x" * 300, "caf\udce9\n"])
def test_a_content_folder_that_cannot_be_read_is_named_with_the_reason(tmp_path: Path, kind: str) -> None:
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "file").touch()
    with pytest.raises(UsageError, match="no folder of content at ") as error:
        validate(tmp_path / kind)
    assert str(error.value).isprintable()
    assert kind.rstrip("\udce9\n") in str(error.value)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names")
def test_a_file_name_that_is_not_utf_8_is_printable_in_problems(content: Path) -> None:
    name = os.fsdecode(b"caf\xe9\n\x1b[31m.json")
    shutil.copy(content / "topic" / "boats.json", content / "topic" / name)
    problems = validate(content).problems
    assert {p.rule for p in problems} == {"id-is-file-name"}
    assert all(p.file.isprintable() for p in problems)


def test_hidden_files_of_tools_are_ignored(content: Path) -> None:
    (content / ".DS_Store").write_bytes(b"\x00")
    (content / "topic" / ".boats.json.swp").write_bytes(b"\x00")
    assert not validate(content).problems


def test_what_a_killed_command_left_is_reported(content: Path) -> None:
    (content / "topic" / ".eymh-0123456789abcdef.tmp").write_text("{")
    assert [problem.rule for problem in validate(content).problems] == ["stray-file"]


def test_a_hidden_record_is_reported(content: Path) -> None:
    (content / "topic" / ".hidden.json").write_text("{}", encoding="utf-8")
    assert validate(content).problems


def test_links_to_a_record_in_a_misnamed_folder_are_not_reported(content: Path) -> None:
    (content / "measure").rename(content / "measures")
    assert [(p.file, p.rule) for p in validate(content).problems] == [("measures", "unknown-kind")]


def test_links_to_a_record_with_a_wrong_file_name_are_not_reported(content: Path) -> None:
    (content / "measure" / "float-scale.json").rename(content / "measure" / "floats.json")
    assert [(p.file, p.rule) for p in validate(content).problems] == [("measure/floats.json", "id-is-file-name")]


def test_problems_contain_no_control_characters_from_the_content(content: Path) -> None:
    record = (content / RECORD).read_text(encoding="utf-8")
    changed = record.replace('"targeted-selected"', r'"\u001b[31mred"').replace('"beginners"', r'"\u202eid"')
    (content / RECORD).write_text(changed, encoding="utf-8")
    problems = validate(content).problems
    assert problems
    assert all(p.message.isprintable() and p.fix.isprintable() for p in problems)


@pytest.mark.parametrize(
    ("field", "rule"),
    [('"at": [' + "1, " * 60 + "1]", "wrong-type"), ('"a": 1, ' * 60 + '"a": 1', "repeated-name")],
)
def test_at_most_50_problems_of_one_rule_are_listed_per_file(content: Path, field: str, rule: str) -> None:
    (content / RECORD).write_text("{" + field + "}", encoding="utf-8")
    messages = [p.message for p in validate(content).problems if p.rule == rule]
    assert len(messages) == 51
    assert sum("more problems of this kind" in message for message in messages) == 1


def test_a_sign_of_json_that_is_missing_is_told_within_a_line_of_its_place() -> None:
    chosen = random.Random(11)  # noqa: S311  # repeatable on purpose
    told, far = 0, []
    for file in chosen.sample(sorted(content_dir().glob("[a-r]*/*.json")), 40):
        text = file.read_text(encoding="utf-8")
        for place in chosen.sample([place for place, char in enumerate(text) if char in '{}[],:"'], 25):
            problems = parse((text[:place] + text[place + 1 :]).encode(), file.name).problems
            line = text.count("\n", 0, place) + 1
            told += len(problems[:1])
            far += [(problem, line) for problem in problems[:1] if abs(problem.line - line) > 1]
    assert told > 900
    assert len(far) < 5, far
