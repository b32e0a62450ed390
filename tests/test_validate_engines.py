"""All engines say the same of every record, good or bad. Records changed at random are for ``fuzz.py``."""

import sys
from pathlib import Path
from typing import Any

import jiter
import pytest

from eymh_content.paths import content_dir
from eymh_content.schema.store import kinds
from eymh_content.structure import ENGINES, engine
from eymh_content.structure.violations import Breach
from eymh_content.validation import validate

MADE = {name: engine(name) for name in ENGINES}
DATA = Path(__file__).parent / "data"
REAL = sorted(file for kind in kinds() for file in (content_dir() / kind).glob("*.json"))
INVENTED = sorted(file for file in DATA.rglob("*.json") if file.is_file() and file.parent.name in kinds())


def verdicts(kind: str, raw: bytes) -> list[set[Any]]:
    """Give the places that each engine objects to."""
    data = jiter.from_json(raw)
    return [{breach.path for breach in each.check(kind, raw, data)} for each in MADE.values()]


@pytest.mark.parametrize("file", [*REAL, *INVENTED], ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_all_engines_object_to_the_same_places(file: Path) -> None:
    raw = file.read_bytes()
    try:
        jiter.from_json(raw, allow_inf_nan=False)
    except ValueError:
        pytest.skip("not JSON, so no engine sees it")
    first, *others = verdicts(file.parent.name, raw)
    assert all(other == first for other in others)


@pytest.mark.parametrize("kind", kinds())
def test_all_engines_refuse_a_record_that_holds_nothing(kind: str) -> None:
    assert verdicts(kind, b"{}") == [{()}] * len(ENGINES)


class _Accepts:
    def check(self, _kind: str, _raw: bytes, _data: Any) -> list[Breach]:  # noqa: ANN401
        return []


class _Refuses:
    def check(self, _kind: str, _raw: bytes, _data: Any) -> list[Breach]:  # noqa: ANN401
        return [Breach(("title",), "maxLength")]


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Let the models accept what the schema of topics refuses."""
    monkeypatch.setattr("eymh_content.structure.pydantic_engine.Engine", _Accepts)
    return monkeypatch


def test_where_the_models_accept_what_the_schema_refuses_the_reference_explains(refused: pytest.MonkeyPatch) -> None:
    refused.setattr("eymh_content.structure.jsonschema_engine.Engine", _Refuses)
    assert engine("quick").check("topic", b"{}", {}) == [Breach(("title",), "maxLength")]


def test_what_the_schema_refuses_and_nobody_else_is_told_in_its_own_words(refused: pytest.MonkeyPatch) -> None:
    refused.setattr("eymh_content.structure.jsonschema_engine.Engine", _Accepts)
    assert engine("quick").check("topic", b"{}", {})
    content = DATA / "rejected" / "null-for-a-text"
    assert "wrong-value" in {problem.rule for problem in validate(content, (), "quick").problems}


def test_without_jsonschema_rs_the_models_check(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    monkeypatch.delitem(sys.modules, "eymh_content.structure.jsonschema_rs_engine", raising=False)
    assert type(engine("quick")) is type(engine("pydantic"))
