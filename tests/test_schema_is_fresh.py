"""The committed schemas agree with the models, and are schemas worth having."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eymh_content.models import KINDS
from eymh_content.paths import schema_dir
from eymh_content.schema.generate import bundle_text, schema_texts
from eymh_content.schema.store import BUNDLE

MADE = schema_texts()


def test_every_kind_has_a_committed_schema_and_no_other_is_there() -> None:
    assert {f"{kind}.schema.json" for kind in KINDS} | {BUNDLE} == {file.name for file in schema_dir().iterdir()}


@pytest.mark.parametrize("name", MADE)
def test_a_committed_schema_is_the_one_that_the_models_give(name: str) -> None:
    assert (schema_dir() / name).read_text(encoding="utf-8") == MADE[name], "run: eymh schema"


def test_the_committed_bundle_is_the_one_that_the_models_give() -> None:
    assert (schema_dir() / BUNDLE).read_text(encoding="utf-8") == bundle_text(), "run: eymh schema"


@pytest.mark.parametrize("name", MADE)
def test_a_schema_is_valid_draft_2020_12_and_rejects_an_empty_object(name: str) -> None:
    schema = json.loads(MADE[name])
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({})


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(child)


@pytest.mark.parametrize("name", MADE)
def test_a_schema_names_what_it_requires_where_it_requires_it(name: str) -> None:
    """Or strict validators, such as Ajv with ``strict: true``, refuse the schema."""
    for part in _objects(json.loads(MADE[name])):
        if isinstance(part.get("required"), list):
            assert set(part["required"]) <= set(part["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_is_described(kind: str) -> None:
    schema = json.loads(MADE[f"{kind}.schema.json"])
    for model in [schema, *schema.get("$defs", {}).values()]:
        assert model["description"]
        for name, child in model.get("properties", {}).items():
            assert child.get("description"), f"{model.get('title')}.{name} has no docstring"


@pytest.mark.parametrize("name", MADE)
def test_a_schema_never_allows_null(name: str) -> None:
    assert '"null"' not in MADE[name]
