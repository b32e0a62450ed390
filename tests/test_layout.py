"""``eymh format``: one layout for every record file."""

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
def test_laying_out_changes_no_value_and_is_done_once(record: dict[str, object]) -> None:
    text = formatted(record)
    assert json.loads(text) == record
    assert list(json.loads(text)) == list(record)
    assert formatted(json.loads(text)) == text


@given(st.dictionaries(st.text(st.characters(codec="ascii"), max_size=9), st.lists(st.integers()), max_size=6))
def test_a_line_stays_within_the_width_unless_it_is_one_value(record: dict[str, object]) -> None:
    for line in formatted(record).splitlines():
        assert len(line) <= WIDTH


def test_what_fits_stands_on_one_line() -> None:
    assert (
        formatted({"id": "a", "ages": {"from": 2, "to": 4}}) == '{\n  "id": "a",\n  "ages": {"from": 2, "to": 4}\n}\n'
    )


def test_checking_tells_of_a_file_and_leaves_it_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1}', encoding="utf-8")
    run = CliRunner().invoke(main, ["format", "--check", str(tmp_path)])
    assert run.exit_code == 1
    assert "eymh format" in run.output
    assert file.read_text(encoding="utf-8") == '{"b":1}'


def test_a_file_without_a_last_line_feed_is_not_laid_out(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text(formatted({"b": 1}).removesuffix("\n"), encoding="utf-8")
    assert CliRunner().invoke(main, ["format", "--check", str(tmp_path)]).exit_code == 1


def test_formatting_lays_a_file_out(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1}', encoding="utf-8")
    assert CliRunner().invoke(main, ["format", str(file)]).exit_code == 0
    assert file.read_text(encoding="utf-8") == '{\n  "b": 1\n}\n'


def test_a_file_that_is_no_json_is_left_alone_and_named(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text('{"b":1,}', encoding="utf-8")
    run = CliRunner().invoke(main, ["format", str(file)])
    assert "eymh validate" in run.output
    assert run.exit_code == 1
    assert file.read_text(encoding="utf-8") == '{"b":1,}'
