"""CSL items that are right, however rare, are not reported; wrong ones are cases in tests/data/rejected."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from eymh_content.rules.csl import TYPES
from eymh_content.rules.csl_fields import DATES, FIELDS, NAMES, TEXTS, meant
from eymh_content.validation import validate

ACCEPTED = Path(__file__).parent / "data" / "accepted"
RECORD = "reference/smith-2018-oars.json"


def problems(tmp_path: Path, **fields: object) -> list[tuple[str, str]]:
    """Validate a work with some more fields, and return rules and pointers."""
    content = shutil.copytree(ACCEPTED, tmp_path / "content")
    record: dict[str, Any] = json.loads((content / RECORD).read_bytes())
    record["csl"].update(fields)
    (content / RECORD).write_text(json.dumps(record), encoding="utf-8")
    return [(problem.rule, problem.pointer) for problem in validate(content).problems]


def test_every_field_of_csl_json_is_accepted(tmp_path: Path) -> None:
    texts: dict[str, object] = dict.fromkeys(TEXTS, "Oars")
    names = {field: [{"family": "Smith", "given": "A.", "comma-suffix": True}] for field in NAMES}
    dates = {field: {"date-parts": [[2018]], "circa": True} for field in DATES}
    others = {"URL": "https://harbour.example", "DOI": "10.1000/182", "categories": ["boats"], "custom": {"x": 1}}
    assert {*texts, *names, *dates, *others, "id", "type"} == FIELDS
    assert problems(tmp_path, **texts, **names, **dates, **others) == []


@pytest.mark.parametrize(
    "name",
    [
        {"family": "Wolpert"},
        {"family": "van den Heijkant", "given": "S. C."},
        {"family": "St. John", "given": "A."},
        {"family": "Li", "given": "J"},
        {"family": "O", "given": "Min-Jun"},
        {"family": "King", "given": "M. L.", "suffix": "Jr."},
        {"family": "Coral", "given": "Al"},
        {"literal": "et al."},
        {"literal": "et al. on behalf of the Harbour Board"},
        {"literal": "and others"},
        {"literal": "..."},
        {"literal": "Department of Boats and Oars"},
        {"literal": "Department of Boats, U.K."},
        {"literal": "Quays, Boats & Sails"},
        {"literal": "Sailors’ Board NI, Rowers UK and Team A"},
        {"literal": "Working Group for Oars (CH), and Sails"},
    ],
)
def test_a_name_that_may_be_right_is_accepted(tmp_path: Path, name: dict[str, str]) -> None:
    assert problems(tmp_path, author=[name]) == []


@pytest.mark.parametrize("page", ["5-24", "655-64", "e78185", "S12–S19", "12-4", "1-2-1", "9, 3–5", "10.9-10.2", 253])
def test_pages_that_may_be_right_are_accepted(tmp_path: Path, page: object) -> None:
    assert problems(tmp_path, page=page) == []


@pytest.mark.parametrize("title", ["OARS UK", "NHS UK: a report on oars", "RNLI, RYA, RYC"])
def test_a_title_of_abbreviations_is_accepted(tmp_path: Path, title: str) -> None:
    assert problems(tmp_path, title=title) == []


@pytest.mark.parametrize("date", [{"year": 2018, "month": 5, "day": 3}, {"date": "2018-05-03"}, {"year": "2018-05-03"}])
def test_a_date_in_fields_of_its_own_is_told_once_and_whole(tmp_path: Path, date: dict[str, object]) -> None:
    content = shutil.copytree(ACCEPTED, tmp_path / "content")
    record = json.loads((content / RECORD).read_bytes())
    del record["csl"]["issued"]
    record["csl"].update(date)
    (content / RECORD).write_text(json.dumps(record), encoding="utf-8")
    (problem,) = validate(content).problems
    assert problem.fix == 'Write "issued": {"date-parts": [[2018, 5, 3]]}.'


@pytest.mark.parametrize(("word", "field"), [("CONTAINER TITLE", "container-title"), ("urls", "URL"), ("", None)])
def test_a_field_is_found_by_its_letters(word: str, field: str | None) -> None:
    assert meant(word, FIELDS, {}) == field


def test_what_is_meant_is_a_field_or_type_of_csl() -> None:
    from eymh_content.rules import csl, csl_fields  # noqa: PLC0415

    assert set(csl._ALSO.values()) <= TYPES  # noqa: SLF001
    for group in (csl_fields._ITEM, csl_fields._NAME, csl_fields._DATE):  # noqa: SLF001
        assert set(group.also.values()) <= group.fields
        assert not group.also.keys() & group.fields
