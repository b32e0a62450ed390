"""Positions of values and keys are correct in any format and with characters of any width."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from eymh_content.files.positions import Scan, line_and_column
from eymh_content.files.read import parse

SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4), max_leaves=25
)
TEXTS = st.builds(json.dumps, VALUES, ensure_ascii=st.booleans(), indent=st.sampled_from([None, 0, 2, "\t"]))


def at_pointer(value: Any, pointer: str) -> Any:  # noqa: ANN401
    for step in pointer.split("/")[1:]:
        key = step.replace("~1", "/").replace("~0", "~")
        value = value[int(key)] if isinstance(value, list) else value[key]
    return value


def count(value: Any) -> int:  # noqa: ANN401
    children = list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []
    return 1 + sum(count(child) for child in children)


@given(TEXTS)
def test_the_position_of_every_value_and_key_is_correct(text: str) -> None:
    value, scan = json.loads(text), Scan(text)
    assert scan.stop is None
    assert len(scan.values) == count(value)
    for pointer, offset in scan.values.items():
        assert json.JSONDecoder().raw_decode(text, offset)[0] == at_pointer(value, pointer)
    for pointer, offset in scan.keys.items():
        key = json.JSONDecoder().raw_decode(text, offset)[0]
        assert pointer.endswith("/" + key.replace("~", "~0").replace("/", "~1"))


@given(TEXTS, st.data())
def test_a_text_is_rejected_if_and_only_if_python_rejects_it(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    piece = data.draw(
        st.sampled_from(["", ",", "}", "]", "{", "[", ":", '"', "1", "-", ".", "e", "\\", "\n", "\x00", "tru"])
    )
    damaged = text[:at] + piece + text[at + data.draw(st.integers(0, 2)) :]
    try:
        json.loads(damaged, parse_constant=int)  # NaN and Infinity are rejected too
    except ValueError:
        rejected = True
    else:
        rejected = any(0xD800 <= ord(char) <= 0xDFFF for char in json.dumps(json.loads(damaged), ensure_ascii=False))
    stop = Scan(damaged).stop
    if not rejected:
        assert stop is None
        return
    assert stop is not None
    assert 0 <= stop.offset <= len(damaged)


@given(st.text(alphabet="{}[]:,\"\\ \n-+.0123456789eEtrufalsn'ŵ😀/#\x00\t\u2028", max_size=40))
def test_any_text_is_read_or_explained(text: str) -> None:
    reading = parse(text.encode(), "x.json")
    for problem in reading.problems:
        assert 1 <= problem.line <= text.count("\n") + 1
        assert 1 <= problem.column <= max(map(len, text.split("\n"))) + 1
        assert problem.message.endswith(".")
        assert problem.fix
    assert reading.usable or reading.problems


@given(st.binary(max_size=40))
def test_any_bytes_are_read_or_explained(raw: bytes) -> None:
    reading = parse(raw, "x.json")
    assert reading.usable or reading.problems


def test_lines_and_columns_count_code_points_from_one() -> None:
    text = 'ŵ😀\n\t{"é": 1}'
    assert line_and_column(text, 0) == (1, 1)
    assert line_and_column(text, 2) == (1, 3)
    assert line_and_column(text, text.index("{")) == (2, 2)
    assert line_and_column(text, text.index("1")) == (2, 8)
