"""The committed schemas are up to date with the models, valid and documented."""

import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from eymh_content.models import KINDS
from eymh_content.paths import content_dir, schema_dir
from eymh_content.schema.editor_help import without_help
from eymh_content.schema.generate import all_texts, schema_of, schema_texts
from eymh_content.schema.store import BUNDLE, LEDGER, LINKS

GENERATED = schema_texts()
ALL = all_texts(content_dir())


def test_there_is_one_committed_schema_for_each_kind() -> None:
    named = {f"{kind}.schema.json" for kind in (*KINDS, LEDGER)}
    assert named | {BUNDLE, LINKS} == {file.name for file in schema_dir().iterdir()}


@pytest.mark.parametrize("name", ALL)
def test_a_committed_schema_is_up_to_date(name: str) -> None:
    assert (schema_dir() / name).read_text(encoding="utf-8") == ALL[name], "run: eymh schema"


@pytest.mark.parametrize("name", GENERATED)
def test_a_schema_is_valid_draft_2020_12_and_rejects_an_empty_object(name: str) -> None:
    schema = json.loads(GENERATED[name])
    Draft202012Validator.check_schema(schema)
    assert not Draft202012Validator(schema).is_valid({})


@pytest.mark.parametrize("kind", KINDS)
def test_help_for_editors_changes_nothing_else(kind: str) -> None:
    made = json.loads(GENERATED[f"{kind}.schema.json"])
    assert made != schema_of(kind)
    assert without_help(made) == schema_of(kind)


@pytest.mark.parametrize("kind", KINDS)
def test_a_plain_validator_accepts_the_records_with_and_without_the_links(kind: str) -> None:
    schema = json.loads(GENERATED[f"{kind}.schema.json"])
    links = Resource.from_contents(json.loads(ALL[LINKS]))
    alone = Draft202012Validator(schema, registry=Registry())
    eager = jsonschema_rs.validator_for(schema, base_uri=(schema_dir() / f"{kind}.schema.json").as_uri())
    joined = Draft202012Validator(_last_first(schema), registry=Registry().with_resource(LINKS, links))
    for file in (content_dir() / kind).glob("*.json"):
        record = json.loads(file.read_bytes())
        assert alone.is_valid(record), file
        assert eager.is_valid(record), file
        assert joined.is_valid(record), file


def _last_first(schema: Any) -> Any:  # noqa: ANN401
    """Put the alternatives that complete a value before the one that allows everything, so that they are looked at."""
    if isinstance(schema, dict):
        return {
            name: child[::-1] if name == "anyOf" and child[0] is True else _last_first(child)
            for name, child in schema.items()
        }
    return [_last_first(child) for child in schema] if isinstance(schema, list) else schema


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
