"""What a fix proposes can be pasted: put in the place of the fault, it leaves none there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from eymh_content.files.suggest import nearest
from eymh_content.ids import pointer_steps
from eymh_content.problems import Problem
from eymh_content.validation import check
from tests.test_validate import CASES, EXPECTED, content_with

Value: TypeAlias = Any  # of JSON
_MEANT = re.compile(r"[Dd]id you mean ('[^']*'(?: or '[^']*')*)\?")
_QUOTED = re.compile(r"'([^']*)'")
_PUT = re.compile(r"(?:Put .* into square brackets[^:]*|Write a group of fields): (.*?)\.(?: It may also have .*)?")
_ADD = re.compile(r'Add (".*"): (.*?) to it\.')
_WRITE = re.compile(r"""Write (?:'([^']*)'(?: here|, with single spaces)?|(-?[0-9.]+|true|false|"[^"]*"))(?:\.|,)""")
_OBJECTS = re.compile(r"Write (\{.*\})\.")
_FIELD = re.compile(r'Write ("[^"]*": .*)\.')
_IN_PROSE = re.compile(r"(\(([^()\n]*)\))[^\n]*\n.*(?:leads|links) to '\2'")
"""A link in a text that a message names."""
_CERTAIN = 30
"""Of the rejected cases, at least so many have a fix that can be pasted."""


def proposals(problem: Problem) -> Iterator[tuple[str, Value]]:
    """Yield what a fix proposes: how, and the value. What has an ellipsis is to be filled in, and is passed over."""
    if match := _MEANT.search(problem.fix):
        how = "key" if problem.rule in ("unknown-field", "csl-field") else "value"
        yield from ((how, text) for text in _QUOTED.findall(match[1]))
    elif match := _PUT.fullmatch(problem.fix):
        yield from (("value", json.loads(match[1])) for _ in "x" if "…" not in match[1])
    elif match := _ADD.match(problem.fix):
        yield from (("member", json.loads(f"{{{match[1]}: {match[2]}}}")) for _ in "x" if "…" not in match[2])
    elif match := _OBJECTS.fullmatch(problem.fix):
        yield from (("objects", json.loads(f"[{match[1]}]")) for _ in "x" if "YEAR" not in match[1])
    elif match := _FIELD.fullmatch(problem.fix):
        yield from (("field", json.loads(f"{{{match[1]}}}")) for _ in "x" if problem.rule == "csl-field")
    elif match := _WRITE.match(problem.fix):
        wrong = _QUOTED.match(problem.message)
        is_key = wrong and problem.pointer.endswith(f"/{wrong[1]}")
        yield "key" if is_key else "value", json.loads(match[2]) if match[2] else match[1]


def pasted(data: Value, problem: Problem, how: str, value: Value) -> Value:
    """Return a record with what is proposed in its place."""
    *around, last = pointer_steps(problem.pointer) or [""]
    holder = data
    for step in around:
        holder = holder[int(step) if isinstance(holder, list) else step]
    place: Value = int(last) if isinstance(holder, list) else last
    if how == "key":
        holder[value] = holder.pop(place)
    elif how == "objects" and isinstance(holder, list):
        holder[place : place + 1] = value
    elif how == "objects":
        (holder[place],) = value
    elif how == "field":
        del holder[place]
        holder.update(value)
    elif how == "member":
        (holder[place] if problem.pointer else holder).update(value)
    elif isinstance(value, str) and (
        target := re.search(r"leads? (?:to )?'([^']*)'|links to '([^']*)'", problem.message)
    ):
        old = next(group for group in target.groups() if group)
        holder[place] = holder[place].replace(f"({old})", f"({value})") if f"({old})" in holder[place] else value
    else:
        holder[place] = value
    return data


def fixes() -> Iterator[tuple[str, int, str, Value]]:
    for case in CASES:
        for number, problem in enumerate(EXPECTED[case]):
            for how, value in proposals(Problem(**problem)):
                yield case, number, how, value


FIXES = [*fixes()]


def test_many_fixes_can_be_pasted() -> None:
    assert len({case for case, *_ in FIXES}) >= _CERTAIN


@pytest.mark.parametrize(("case", "number", "how", "value"), FIXES)
def test_what_a_fix_proposes_leaves_no_fault_there(
    case: str, number: int, how: str, value: Value, tmp_path: Path
) -> None:
    content = content_with(case, tmp_path)
    problem = Problem(**EXPECTED[case][number])
    file = content / problem.file
    if not file.is_file() or file.suffix != ".json":
        assert problem.rule == "unknown-kind"
        return
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except ValueError:
        return  # what is said of a file that is no JSON is checked in test_validate_bad_input
    file.write_text(json.dumps(pasted(data, problem, how, value)), encoding="utf-8")
    after = check(content).problems
    assert not [one for one in after if one.file == problem.file and one.pointer.startswith(problem.pointer or "/")]


@pytest.mark.parametrize(
    ("word", "names", "meant"),
    [
        ("sumary", ["summary", "country"], "summary"),
        ("itmes", ["items", "cites"], "items"),
        ("items", ["cites"], None),
        ("infant-mental-health", ["perinatal-mental-health"], None),
        ("disorder-england-2018", ["disorder-england-2017"], None),
        ("organization", ["organisation"], "organisation"),
        ("abc", ["xyz"], None),
        ("", ["a"], None),
    ],
)
def test_a_name_is_proposed_only_if_it_is_a_slip_away(word: str, names: list[str], meant: str | None) -> None:
    assert nearest(word, names) == meant
