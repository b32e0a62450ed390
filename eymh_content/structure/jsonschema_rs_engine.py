"""Structure by the published schemas, in Rust. It only says yes or no: what it refuses, another engine explains."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

from eymh_content.errors import UsageError
from eymh_content.schema.store import Schema, kinds, schema_for
from eymh_content.structure.violations import Breach

if TYPE_CHECKING:
    from eymh_content.structure import Engine as AnyEngine

_ONLY_TOLD = {"$schema", "$id", "$defs", "title", "description", "$comment"}
_LARGEST = 1.7976931348623157e308


class Engine:
    """Accepts records by the schemas; loads the models only where it refuses one."""

    def __init__(self) -> None:
        self._accepts = Draft202012Validator(_one_schema()).is_valid

    def check(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401
        """Give every breach of the structure of ``kind``. What is refused here never comes back without a breach."""
        try:
            if self._accepts({kind: data}):
                return []
        except ValueError:  # it holds something that Rust cannot take over, such as half a character
            pass
        return self._models.check(kind, raw, data) or self._reference(kind, raw, data) or _unexplained(kind, data)

    @cached_property
    def _models(self) -> "AnyEngine":
        from eymh_content.structure import pydantic_engine  # noqa: PLC0415  # only where something is wrong

        return pydantic_engine.Engine()

    def _reference(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401
        try:
            from eymh_content.structure import jsonschema_engine  # noqa: PLC0415  # only where the models disagree
        except ImportError:
            return []
        return jsonschema_engine.Engine().check(kind, raw, data)


def _unexplained(kind: str, data: Any) -> list[Breach]:  # noqa: ANN401
    """Say it in the words of jsonschema-rs where neither of the others finds anything wrong."""
    try:
        errors = list(Draft202012Validator(schema_for(kind)).iter_errors(data))
    except ValueError as error:
        return [Breach((), "schema", detail=str(error))]
    found = [Breach(tuple(error.instance_path), "schema", detail=error.message) for error in errors]
    return found or [Breach((), "schema", detail=f"its schema, {kind}.schema.json, does not accept it")]


def _one_schema() -> Schema:
    """Put the schemas of all kinds into one, for ``{kind: record}``: a third of the time that one for each takes."""
    shared: dict[str, Schema] = {}
    for kind in kinds():
        schema = schema_for(kind)
        for name, definition in schema.get("$defs", {}).items():
            if shared.setdefault(name, definition) != definition:
                raise UsageError(f"the schemas of two kinds say different things of {name}; mend it with: eymh schema")
        shared[kind] = schema
    return {
        "$defs": {name: _lean(schema) for name, schema in shared.items()},
        "properties": {kind: {"$ref": f"#/$defs/{kind}"} for kind in kinds()},
        "additionalProperties": False,
    }


def _lean(schema: Any) -> Any:  # noqa: ANN401
    """Leave out what only tells a reader something, and bound each number by what a double holds, as the models do."""
    if isinstance(schema, list):
        return [_lean(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    made: Schema = {"minimum": -_LARGEST, "maximum": _LARGEST} if schema.get("type") == "number" else {}
    for keyword, value in schema.items():
        if keyword == "properties":
            made[keyword] = {name: _lean(child) for name, child in value.items()}
        elif keyword not in _ONLY_TOLD:
            made[keyword] = _lean(value)
    return made
