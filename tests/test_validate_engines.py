"""Both engines and the models agree on every record, valid or not. ``fuzz.py`` compares them on random changes."""

import json
from pathlib import Path
from typing import Any

import jiter
import pytest
from pydantic import ValidationError

from eymh_content.files.discover import RecordFile
from eymh_content.models import KINDS
from eymh_content.paths import content_dir
from eymh_content.schema.store import bundle, kinds
from eymh_content.structure import DEFAULT, ENGINES, engine, structure_faults
from eymh_content.structure.violations import TOGETHER

BUILT = {name: engine(name) for name in ENGINES}
DATA = Path(__file__).parent / "data"
REAL = sorted(file for kind in kinds() for file in (content_dir() / kind).glob("*.json"))
TEST_DATA = sorted(file for file in DATA.rglob("*.json") if file.is_file() and file.parent.name in kinds())


def accepted_by_model(kind: str, raw: bytes) -> bool:
    try:
        KINDS[kind].model_validate_json(raw)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("file", [*REAL, *TEST_DATA], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_the_engines_report_the_same_violations_and_the_model_agrees(file: Path) -> None:
    raw, kind = file.read_bytes(), file.parent.name
    try:
        data = jiter.from_json(raw, allow_inf_nan=False)
    except ValueError:
        pytest.skip("not JSON, so no engine reads it")
    first, second = (each.violations(kind, data) for each in BUILT.values())
    assert set(first) == set(second)
    assert accepted_by_model(kind, raw) == (not first)


@pytest.mark.parametrize("kind", kinds())
def test_both_engines_reject_an_empty_record(kind: str) -> None:
    for each in BUILT.values():
        violations = each.violations(kind, {})
        assert {violation.path for violation in violations} == {()}
        assert "id" in {violation.field for violation in violations}
    assert not accepted_by_model(kind, b"{}")


def keywords(schema: Any) -> set[str]:  # noqa: ANN401
    """Return the keywords of a schema that a record can violate."""
    if isinstance(schema, list):
        return {keyword for item in schema for keyword in keywords(item)}
    if not isinstance(schema, dict):
        return set()
    names = schema.get("properties", {})
    found = {keyword for child in names.values() for keyword in keywords(child)}
    for key, child in schema.items():
        if key not in ("properties", "allOf"):  # allOf contains a condition, which has one message
            found |= {key} | keywords(child)
    return found


def test_every_schema_keyword_has_a_rejected_record_and_a_message() -> None:
    used = {keyword for schema in bundle()["$defs"].values() for keyword in keywords(schema)}
    never_violated = {"$ref", "$comment", "title", "items"}
    violated = set()
    for file in TEST_DATA:
        try:
            data = jiter.from_json(file.read_bytes(), allow_inf_nan=False)
        except ValueError:
            continue
        violations = BUILT[DEFAULT].violations(file.parent.name, data)
        violated |= {violation.keyword for violation in violations}
        assert bool(
            structure_faults(BUILT[DEFAULT], RecordFile(file.parent.name, file.stem, str(file), ""), data)
        ) == bool(violations)
    assert used - never_violated | {TOGETHER} == violated


def test_validating_an_unknown_kind_is_a_key_error() -> None:
    record = json.loads(REAL[0].read_bytes())
    with pytest.raises(KeyError):
        engine("jsonschema").violations("no-such-kind", record)
