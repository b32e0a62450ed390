"""Structure by the models: quick, and what ``load`` itself relies on."""

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from eymh_content.models import KINDS
from eymh_content.structure.violations import Breach, plain, value_at

_SORTS = {
    "finite_number": "finite",
    "greater_than_equal": "minimum",
    "less_than_equal": "maximum",
    "string_pattern_mismatch": "pattern",
    "string_too_long": "maxLength",
    "string_too_short": "minLength",
    "too_short": "minItems",
    "not_unique": "uniqueItems",
}


class Engine:
    """Checks records with the models."""

    def __init__(self) -> None:
        for model in KINDS.values():
            model.model_rebuild()
        self._validators = {kind: model.__pydantic_validator__ for kind, model in KINDS.items()}

    def check(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401
        """Give every breach of the structure of ``kind``."""
        try:
            self._validators[kind].validate_json(raw)
        except ValidationError as error:
            items = error.errors(include_url=False, include_input=False)
            return plain(_breach(item["type"], item["loc"], item["msg"], data) for item in items if _true(item, data))
        return []


def _true(item: ErrorDetails, data: Any) -> bool:  # noqa: ANN401
    """Whether pydantic is right: it calls a list too short if it holds enough items, but wrong ones."""
    return item["type"] != "too_short" or not value_at(data, item["loc"])


def _breach(sort: str, path: tuple[str | int, ...], message: str, data: Any) -> Breach:  # noqa: ANN401
    if sort == "missing":
        return Breach(path[:-1], "required", str(path[-1]))
    if sort == "extra_forbidden":
        return Breach(path[:-1], "additionalProperties", str(path[-1]))
    if sort == "literal_error":
        return Breach(path, "const" if path == ("$schema",) else "enum")
    if sort in _SORTS:
        return Breach(path, _SORTS[sort])
    if sort.endswith(("_type", "_parsing", "_from_float", "_parsing_size")):
        return Breach(path, "type")
    return (
        Breach(path, "together", detail=message)
        if isinstance(value_at(data, path), dict)
        else Breach(path, sort, detail=message)
    )
