"""Bad input that no data file can hold: huge, deep, linked, unreadable. Each gets a problem, never a traceback."""

import json
import os
import shutil
from pathlib import Path

import pytest

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


def place(problem: Problem) -> tuple[str, int, int]:
    return problem.rule, problem.line, problem.column


def test_a_file_with_a_text_of_fifty_megabytes_is_not_read(content: Path) -> None:
    (content / RECORD).write_bytes(b'{"id": "' + b"x" * 50_000_000 + b'"}')
    assert place(only_problem(content)) == ("too-large", 1, 1)


def test_a_text_of_nearly_half_a_megabyte_is_read_and_refused(content: Path) -> None:
    record = json.loads((content / RECORD).read_bytes())
    record["title"] = "ŵ" * 200_000
    (content / RECORD).write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
    assert {p.rule for p in validate(content).problems} == {"too-long", "file-size"}


@pytest.mark.parametrize(("opener", "column"), [("[", 101), ('{"a":', 501), ('[{"b":', 301)])
def test_brackets_a_hundred_thousand_deep_are_refused_at_the_first_too_many(
    content: Path, opener: str, column: int
) -> None:
    (content / RECORD).write_text(opener * 100_000, encoding="utf-8")
    assert place(only_problem(content)) == ("too-deep", 1, column)


def test_a_deep_value_that_the_parser_takes_is_still_checked(content: Path) -> None:
    record = json.loads((content / RECORD).read_bytes())
    record["title"] = json.loads("[" * 90 + "]" * 90)
    (content / RECORD).write_text(json.dumps(record), encoding="utf-8")
    assert "wrong-type" in {p.rule for p in validate(content).problems}


def test_a_number_of_five_thousand_digits_is_refused(content: Path) -> None:
    (content / RECORD).write_text('{"id": ' + "9" * 5_000 + "}", encoding="utf-8")
    assert place(only_problem(content)) == ("json", 1, 8)


def test_a_whole_number_of_three_thousand_digits_is_out_of_range(content: Path) -> None:
    file = content / "statistic" / "boats-scotland-2018.json"
    file.write_text(
        file.read_text(encoding="utf-8").replace('"value": 40', '"value": ' + "9" * 3_000), encoding="utf-8"
    )
    for engine in ENGINES:
        problems = validate(content, (), engine).problems
        assert [(p.rule, p.pointer) for p in problems] == [("out-of-range", "/figures/0/value")]


def test_a_link_out_of_the_content_is_refused(content: Path, tmp_path: Path) -> None:
    shutil.move(content / RECORD, tmp_path / "elsewhere.json")
    (content / RECORD).symlink_to(tmp_path / "elsewhere.json")
    assert only_problem(content).rule == "outside-content"


def test_a_folder_that_is_a_link_out_of_the_content_is_refused(content: Path, tmp_path: Path) -> None:
    shutil.copytree(content / "topic", tmp_path / "topics")
    (content / "policy").symlink_to(tmp_path / "topics")
    assert (only_problem(content).file, only_problem(content).rule) == ("policy", "outside-content")


def test_a_link_to_nothing_is_refused_and_can_be_named(content: Path) -> None:
    link = content / "topic" / "lost.json"
    link.symlink_to(content / "nowhere.json")
    assert (only_problem(content).file, only_problem(content).rule) == ("topic/lost.json", "unreadable")
    assert [p.file for p in validate(content, (link,)).problems] == ["topic/lost.json"]


def test_a_link_to_itself_is_refused(content: Path) -> None:
    (content / "topic" / "ring.json").symlink_to(content / "topic" / "ring.json")
    assert only_problem(content).rule == "unreadable"


def test_a_pipe_is_refused_and_not_waited_for(content: Path) -> None:
    os.mkfifo(content / "topic" / "pipe.json")
    assert only_problem(content).rule == "unreadable"


def test_a_file_that_may_not_be_read_is_reported_and_still_there_for_others(
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


def test_a_folder_that_may_not_be_read_is_reported(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scandir = os.scandir

    def refuse(path: str | Path) -> object:
        if str(path).endswith("pack"):
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert (only_problem(content).file, only_problem(content).rule) == ("pack", "unreadable")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_no_text_is_shown_as_well_as_can_be(content: Path) -> None:
    name = os.fsdecode(b"caf\xe9\n\x1b[31m.json")
    shutil.copy(content / "topic" / "boats.json", content / "topic" / name)
    problems = validate(content).problems
    assert {p.rule for p in problems} == {"id-is-file-name"}
    assert all(p.file.isprintable() for p in problems)


def test_files_that_tools_leave_behind_are_passed_over(content: Path) -> None:
    (content / ".DS_Store").write_bytes(b"\x00")
    (content / "topic" / ".boats.json.swp").write_bytes(b"\x00")
    assert not validate(content).problems


def test_a_hidden_record_is_not_passed_over(content: Path) -> None:
    (content / "topic" / ".hidden.json").write_text("{}", encoding="utf-8")
    assert validate(content).problems


def test_a_record_in_a_misnamed_folder_is_no_reason_to_call_links_to_it_wrong(content: Path) -> None:
    (content / "measure").rename(content / "measures")
    assert [(p.file, p.rule) for p in validate(content).problems] == [("measures", "unknown-kind")]


def test_a_record_under_a_wrong_file_name_is_no_reason_to_call_links_to_it_wrong(content: Path) -> None:
    (content / "measure" / "float-scale.json").rename(content / "measure" / "floats.json")
    assert [(p.file, p.rule) for p in validate(content).problems] == [("measure/floats.json", "id-is-file-name")]


def test_control_characters_of_the_content_do_not_reach_the_terminal(content: Path) -> None:
    record = (content / RECORD).read_text(encoding="utf-8")
    changed = record.replace('"targeted-selected"', r'"\u001b[31mred"').replace('"beginners"', r'"\u202eid"')
    (content / RECORD).write_text(changed, encoding="utf-8")
    problems = validate(content).problems
    assert problems
    assert all(p.message.isprintable() and p.fix.isprintable() for p in problems)


@pytest.mark.parametrize(
    ("field", "rule"),
    [('"topics": [' + "1, " * 60 + "1]", "wrong-type"), ('"a": 1, ' * 60 + '"a": 1', "repeated-name")],
)
def test_of_many_problems_of_one_kind_in_a_file_the_first_fifty_are_listed(
    content: Path, field: str, rule: str
) -> None:
    (content / RECORD).write_text("{" + field + "}", encoding="utf-8")
    messages = [p.message for p in validate(content).problems if p.rule == rule]
    assert len(messages) == 51
    assert sum("more problems of this kind" in message for message in messages) == 1
