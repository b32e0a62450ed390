"""The JSON Schemas (draft 2020-12), generated from the models."""

import ast
import inspect
import json
import sys
from functools import cache
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from eymh_content.models import KINDS, Ledger
from eymh_content.models.values import Model, Together
from eymh_content.roles import MADE_FROM
from eymh_content.schema.editor_help import with_help
from eymh_content.schema.links import links_text
from eymh_content.schema.store import BUNDLE, DIALECT, LEDGER, LINKS, SUFFIX

_SCHEMAS: dict[str, type[Model]] = {**KINDS, LEDGER: Ledger}
_FOR_READERS = {"$schema", "$id", "description"}


class _Generator(GenerateJsonSchema):
    """Leaves out what says nothing: defaults of fields that may be left out, and titles made from field names."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False

    def generate(self, schema: core_schema.CoreSchema, mode: str = "validation") -> JsonSchemaValue:
        return {"$schema": self.schema_dialect} | super().generate(schema, mode=mode)  # type: ignore[arg-type]


@cache
def _docstrings(module: str) -> dict[str, dict[str, str]]:
    """Return the docstrings below the fields of each class. Pydantic could read them, but at every start."""
    found: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(sys.modules[module])).body:
        if isinstance(node, ast.ClassDef):
            found[node.name] = {
                field.target.id: inspect.cleandoc(below.value.value)
                for field, below in zip(node.body, node.body[1:], strict=False)
                if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
                if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant)
                if isinstance(below.value.value, str)
            }
    return found


def _models(model: type[Model]) -> dict[str, type[Model]]:
    """Return a model and all that are made from it, by name."""
    found = {model.__name__: model}
    for child in model.__subclasses__():
        found |= _models(child)
    return found


def _describe(schema: dict[str, Any], model: type[Model]) -> None:
    """Put the docstring of each field beside it, and say from which models this one is made."""
    bases = [base.__name__ for base in model.__mro__[1:] if issubclass(base, Model) and base not in (Model, Together)]
    if bases:
        schema["$comment"] = MADE_FROM + ", ".join(bases)
    texts: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if base.__module__.startswith("eymh_content."):
            texts |= _docstrings(base.__module__).get(base.__name__, {})
    for name, info in model.model_fields.items():
        key = info.alias or name
        described = schema["properties"][key] | {"description": texts[name]} if name in texts else {}
        schema["properties"][key] = dict(sorted((schema["properties"][key] | described).items()))


def schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a kind, or of ledger files, as data."""
    made = _SCHEMAS[kind].model_json_schema(schema_generator=_Generator)
    models = _models(Model)
    for schema in (made, *made.get("$defs", {}).values()):
        _describe(schema, models[schema["title"]])
    return {"$schema": DIALECT, "$id": f"{kind}{SUFFIX}"} | made


def schema_texts() -> dict[str, str]:
    """Return every schema as the text of its file, by file name: those of kinds with help for editors."""
    made = {kind: with_help(schema_of(kind)) for kind in sorted(KINDS)} | {LEDGER: schema_of(LEDGER)}
    return {f"{name}{SUFFIX}": json.dumps(schema, indent=2, ensure_ascii=False) + "\n" for name, schema in made.items()}


def all_texts(content: Path) -> dict[str, str]:
    """Return the text of every file of the folder of schemas, by name. Links are completed from ``content``."""
    return schema_texts() | {LINKS: links_text(content, KINDS), BUNDLE: bundle_text()}


def bundle_text() -> str:
    """Return the text of the bundle: the schemas of all kinds, and of ledger files, as one, for ``{kind: record}``.

    Descriptions are left out, since only messages need them; each definition is on one line.
    """
    definitions: dict[str, Any] = {}
    for kind in sorted(_SCHEMAS):
        schema = schema_of(kind)
        definitions |= schema.pop("$defs", {}) | {kind: schema}
    lines = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(_without_annotations(definitions[name]))}" for name in sorted(definitions)
    )
    references = {kind: {"$ref": f"#/$defs/{kind}"} for kind in sorted(_SCHEMAS)}
    head = {"$schema": DIALECT, "properties": references, "additionalProperties": False}
    return f'{json.dumps(head)[:-1]}, "$defs": {{\n{lines}\n}}}}\n'


def _without_annotations(schema: Any) -> Any:  # noqa: ANN401
    """Leave out what only readers need."""
    if isinstance(schema, list):
        return [_without_annotations(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {key: _without_annotations(value) for key, value in schema.items() if key not in _FOR_READERS}
    if "properties" in schema:
        kept["properties"] = {name: _without_annotations(child) for name, child in schema["properties"].items()}
    return kept
