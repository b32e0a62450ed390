"""The JSON Schemas (draft 2020-12), generated from the models."""

import json
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from eymh_content.models import KINDS

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class _Generator(GenerateJsonSchema):
    """Leaves out what says nothing: defaults of fields that may be left out, and titles made from field names."""

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: object) -> bool:  # noqa: ARG002
        return False

    def generate(self, schema: core_schema.CoreSchema, mode: str = "validation") -> JsonSchemaValue:
        return {"$schema": self.schema_dialect} | super().generate(schema, mode=mode)  # type: ignore[arg-type]


def schema_of(kind: str) -> dict[str, Any]:
    """Give the schema of a kind as data."""
    made = KINDS[kind].model_json_schema(schema_generator=_Generator)
    return {"$schema": DIALECT, "$id": f"{kind}.schema.json"} | made


def schema_texts() -> dict[str, str]:
    """Give every schema as the text of its file, by file name."""
    return {
        f"{kind}.schema.json": json.dumps(schema_of(kind), indent=2, ensure_ascii=False) + "\n"
        for kind in sorted(KINDS)
    }
