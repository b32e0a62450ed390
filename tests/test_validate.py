"""Validation: every case in tests/data gives exactly the expected problems. The rules on voice are in test_voice."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from eymh_content.errors import ContentError, UsageError
from eymh_content.library import load
from eymh_content.problems import Problem
from eymh_content.rules import NEEDED_TO_LOAD, RULES
from eymh_content.rules.structural import FILES, STRUCTURE
from eymh_content.schema.store import kinds
from eymh_content.structure import ENGINES
from eymh_content.validation import check, validate

DATA = Path(__file__).parent / "data"
ACCEPTED = DATA / "accepted"
CASES = sorted(folder.name for folder in (DATA / "rejected").iterdir())
EXPECTED_FIELDS = ("file", "rule", "pointer", "line", "column", "severity", "message", "fix")
EXPECTED = {
    case: json.loads((DATA / "rejected" / case / "expected.json").read_text().replace("{kinds}", ", ".join(kinds())))
    for case in CASES
}


def content_with(case: str, folder: Path) -> Path:
    """Copy the accepted content and add the files of a rejected case."""
    content = folder / "content"
    shutil.copytree(ACCEPTED, content)
    shutil.copytree(DATA / "rejected" / case, content, dirs_exist_ok=True)
    (content / "expected.json").unlink()
    return content


def as_expected(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in EXPECTED_FIELDS}


def reported(content: Path, engine: str) -> list[dict[str, Any]]:
    return [as_expected(problem) for problem in check(content, engine).report().problems]


@pytest.mark.parametrize("engine", ENGINES)
def test_accepted_content_has_no_problems(engine: str) -> None:
    report = validate(ACCEPTED, (), engine)
    assert not report.problems
    assert report.valid
    assert report.checked == len(list(ACCEPTED.glob("*/*.json")))


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("case", CASES)
def test_a_rejected_case_gives_exactly_its_expected_problems(case: str, engine: str, tmp_path: Path) -> None:
    expected = EXPECTED[case]
    assert reported(content_with(case, tmp_path), engine) == expected


@pytest.mark.parametrize("case", CASES)
def test_a_message_is_a_sentence_without_jargon_and_has_a_fix(case: str) -> None:
    for problem in EXPECTED[case]:
        assert problem["message"].endswith(".")
        assert problem["fix"]
        ours = problem["message"].replace("'None'", "")  # as the content has it
        for jargon in ("Traceback", "NoneType", "dict", "str_", "regex", "object at", "None"):
            assert jargon not in ours + problem["fix"]


def test_every_rule_has_a_rejected_case() -> None:
    # in test_validate_bad_input, "wrong-value" in test_library, and "portable-id" in test_portable
    tested_elsewhere = {"too-large", "too-deep", "outside-content", "wrong-value", "portable-id"}
    broken = {problem["rule"] for expected in EXPECTED.values() for problem in expected}
    assert tested_elsewhere.isdisjoint(broken)
    assert {rule.name for rule in RULES} == broken | tested_elsewhere


def test_every_rule_has_a_unique_name_a_sentence_a_reason_and_a_fix() -> None:
    names = [rule.name for rule in RULES]
    assert len(names) == len(set(names))
    for rule in RULES:
        assert rule.sentence.endswith(".")
        assert rule.why.endswith(".")
        assert rule.fix.endswith(".")


@pytest.mark.parametrize("case", CASES)
def test_loading_a_case_fails_if_something_is_not_read_or_breaks_the_schema(case: str, tmp_path: Path) -> None:
    content = content_with(case, tmp_path)
    structural = {rule.name for rule in (*FILES, *STRUCTURE, *NEEDED_TO_LOAD)}
    expected = [p for p in EXPECTED[case] if (content / p["file"]).is_file() and p["file"].count("/") == 1]
    broken_structure = structural & {p["rule"] for p in expected if p["rule"] != "stray-file"}
    raw_control = any(p["rule"] == "control-character" and not p["pointer"] for p in expected)
    misplaced = any(
        p["rule"] in ("unknown-kind", "content-version")
        or (p["rule"] == "stray-file" and not p["file"].endswith(".txt"))
        for p in EXPECTED[case]
    )
    if broken_structure or raw_control or misplaced or case == "folder-named-like-a-record":
        with pytest.raises(ContentError) as error:
            load(content)
        assert error.value.problems
    else:
        assert load(content)


def test_only_problems_in_the_given_paths_are_reported(tmp_path: Path) -> None:
    content = content_with("many-at-once", tmp_path)
    (content / "topic" / "boats.json").write_text("{", encoding="utf-8")
    assert {p.file for p in check(content).problems} == {"statistic/boats-scotland-2018.json", "topic/boats.json"}
    report = validate(content, (content / "topic",))
    assert [p.file for p in report.problems] == ["topic/boats.json"]
    assert report.checked == 2
    assert not validate(content, (content / "measure" / "float-scale.json",)).problems


def test_references_are_checked_against_all_content_for_any_path(tmp_path: Path) -> None:
    content = content_with("unknown-reference", tmp_path)
    valid, invalid = content / "statistic", content / "intervention" / "learn-to-row.json"
    assert not validate(content, (valid,)).problems
    rules = [p.rule for p in validate(content, (invalid,)).problems]
    assert [rule for rule in rules if not rule.startswith("voice-")] == ["unknown-reference"]


def test_a_folder_without_records_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="has no records"):
        validate(tmp_path)
    with pytest.raises(UsageError, match="no folder of content"):
        validate(tmp_path / "nowhere")
