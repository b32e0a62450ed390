"""``eymh format``: one format for every record file."""

import json
from pathlib import Path

from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.cli import main
from eymh_content.files.format import WIDTH, formatted

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=30,
)


@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_formatting_changes_no_value_and_is_idempotent(record: dict[str, object]) -> None:
    text = formatted(record)
    assert json.loads(text) == record
    assert list(json.loads(text)) == list(record)
    assert formatted(json.loads(text)) == text


@given(st.dictionaries(st.text(st.characters(codec="ascii"), max_size=9), st.lists(st.integers()), max_size=6))
def test_lines_of_short_values_stay_within_the_width(record: dict[str, object]) -> None:
    for line in formatted(record).splitlines():
        assert len(line) <= WIDTH


def test_an_object_that_fits_is_written_on_one_line() -> None:
    assert (
        formatted({"id": "a", "ages": {"from": 2, "to": 4}}) == '{\n  "id": "a",\n  "ages": {"from": 2, "to": 4}\n}\n'
    )


def test_check_reports_an_unformatted_file_and_does_not_change_it(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1}', encoding="utf-8")
    run = CliRunner().invoke(main, ["format", "--check", str(tmp_path)])
    assert run.exit_code == 1
    assert "eymh format" in run.output
    assert file.read_text(encoding="utf-8") == '{"b":1}'


def test_a_file_without_a_final_newline_is_not_formatted(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(formatted({"b": 1}).removesuffix("\n"), encoding="utf-8")
    assert CliRunner().invoke(main, ["format", "--check", str(tmp_path)]).exit_code == 1


def test_a_file_is_formatted_in_place(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1}', encoding="utf-8")
    assert CliRunner().invoke(main, ["format", str(file)]).exit_code == 0
    assert file.read_text(encoding="utf-8") == '{\n  "b": 1\n}\n'


def test_a_file_that_is_not_json_is_reported_and_not_changed(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1,}', encoding="utf-8")
    run = CliRunner().invoke(main, ["format", str(file)])
    assert "eymh validate" in run.output
    assert run.exit_code == 1
    assert file.read_text(encoding="utf-8") == '{"b":1,}'
