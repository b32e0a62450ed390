"""The format of record files: how their text is laid out, and that no value changes."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.files.format import WIDTH, formatted

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=30,
)


@given(st.dictionaries(st.text(), VALUES, max_size=6))
def test_formatting_changes_no_value_and_is_idempotent(record: dict[str, object]) -> None:
    text = formatted(json.dumps(record))
    assert json.loads(text) == record
    assert list(json.loads(text)) == list(record)
    assert formatted(text) == text


@given(st.dictionaries(st.text(st.characters(codec="ascii"), max_size=9), st.lists(st.integers()), max_size=6))
def test_lines_of_short_values_stay_within_the_width(record: dict[str, object]) -> None:
    for line in formatted(json.dumps(record)).splitlines():
        assert len(line) <= WIDTH


@pytest.mark.parametrize(
    "number", ["0", "-0", "1.10", "1E5", "1e+05", "-0.0", "12345678901234567890123.0", "9" * 9_000]
)
def test_a_number_keeps_the_digits_with_which_it_is_written(number: str) -> None:
    assert formatted(f'{{"a":{number}}}') == f'{{\n  "a": {number}\n}}\n'
    assert formatted(f'{{"a":[{{"b":[{number[:9]}]}}]}}') == f'{{\n  "a": [{{"b": [{number[:9]}]}}]\n}}\n'


def test_an_object_that_fits_is_written_on_one_line() -> None:
    assert formatted('{"id":"a","ages":{"from":2,"to":4},"none":{},"no":[]}') == (
        '{\n  "id": "a",\n  "ages": {"from": 2, "to": 4},\n  "none": {},\n  "no": []\n}\n'
    )


def test_a_list_fits_if_its_line_with_a_comma_has_120_columns() -> None:
    """The 119 columns before the comma: 2 blanks, the name and colon, and the list."""
    longest = 119 - len('  "a": [""]')
    assert formatted(json.dumps({"a": ["x" * longest]})).count("\n") == 3
    assert formatted(json.dumps({"a": ["x" * (longest + 1)]})).count("\n") == 5


def test_an_empty_record_is_an_empty_object() -> None:
    assert formatted(" { } ") == "{}\n"
