"""The committed schemas are up to date with the models, valid and documented."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from eymh_content.models import KINDS
from eymh_content.paths import schema_dir
from eymh_content.schema.generate import bundle_text, schema_texts
from eymh_content.schema.store import BUNDLE

GENERATED = schema_texts()


def test_there_is_one_committed_schema_for_each_kind() -> None:
    assert {f"{kind}.schema.json" for kind in KINDS} | {BUNDLE} == {file.name for file in schema_dir().iterdir()}


@pytest.mark.parametrize("name", GENERATED)
def test_a_committed_schema_is_up_to_date(name: str) -> None:
    assert (schema_dir() / name).read_text(encoding="utf-8") == GENERATED[name], "run: eymh schema"


def test_the_committed_bundle_is_up_to_date() -> None:
    assert (schema_dir() / BUNDLE).read_text(encoding="utf-8") == bundle_text(), "run: eymh schema"


@pytest.mark.parametrize("name", GENERATED)
def test_a_schema_is_valid_draft_2020_12_and_rejects_an_empty_object(name: str) -> None:
    schema = json.loads(GENERATED[name])
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({})


def _objects(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(child)


@pytest.mark.parametrize("name", GENERATED)
def test_required_properties_are_declared_next_to_required(name: str) -> None:
    """Strict validators, such as Ajv with ``strict: true``, refuse any other schema."""
    for part in _objects(json.loads(GENERATED[name])):
        if isinstance(part.get("required"), list):
            assert set(part["required"]) <= set(part["properties"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_and_field_has_a_description(kind: str) -> None:
    schema = json.loads(GENERATED[f"{kind}.schema.json"])
    for model in [schema, *schema.get("$defs", {}).values()]:
        assert model["description"]
        for name, child in model.get("properties", {}).items():
            assert child.get("description"), f"{model.get('title')}.{name} has no docstring"


@pytest.mark.parametrize("name", GENERATED)
def test_a_schema_never_allows_null(name: str) -> None:
    assert '"null"' not in GENERATED[name]
