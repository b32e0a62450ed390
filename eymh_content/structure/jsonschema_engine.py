"""Structure by the published schemas, with the reference implementation. Slow; it keeps the models honest."""

import math
import re
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from eymh_content.schema.store import schema_for
from eymh_content.structure.violations import Breach, plain, value_at

_CONDITIONS = {"then", "else", "anyOf", "oneOf", "not", "dependentRequired"}


def _is_infinite(value: object) -> bool:
    """Whether it is a number that no double can hold: 1e999 is read as infinity."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isinf(float(value))
    except OverflowError:
        return True


def _type(validator: Any, wanted: str, value: object, schema: Any) -> Iterator[ValidationError]:  # noqa: ANN401
    if wanted == "number" and _is_infinite(value):
        yield ValidationError("too large")
    else:
        yield from _TYPE(validator, wanted, value, schema)


def _pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    """In ECMA-262, which JSON Schema follows, ``$`` is the very end; in Python a line feed may follow."""
    ecma = pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern
    if isinstance(value, str) and not re.search(ecma, value):
        yield ValidationError("wrong form")


_TYPE = Draft202012Validator.VALIDATORS["type"]
_Validator = extend(Draft202012Validator, {"pattern": _pattern, "type": _type})  # type: ignore[no-untyped-call]


class Engine:
    """Checks records with the schemas."""

    def __init__(self) -> None:
        self._validators: dict[str, Any] = {}

    def check(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401, ARG002  # as in the protocol
        """Give every breach of the structure of ``kind``."""
        if kind not in self._validators:
            self._validators[kind] = _Validator(schema_for(kind))
        errors = self._validators[kind].iter_errors(data)
        return plain(breach for error in errors for breach in _breaches(error, data))


def _breaches(error: ValidationError, data: object) -> Iterator[Breach]:
    path = tuple(error.absolute_path)
    keyword, schema = str(error.validator), error.schema
    wanted: Any = error.validator_value
    value: Any = error.instance
    if _CONDITIONS & set(error.schema_path):
        yield Breach(path if isinstance(value_at(data, path), dict) else path[:-1], "together")
    elif keyword == "required":
        # jsonschema reports each missing field by itself, without naming it; all are named each time, and kept once.
        yield from (Breach(path, "required", name) for name in wanted if name not in value)
    elif keyword == "additionalProperties" and isinstance(schema, dict):
        yield from (Breach(path, keyword, name) for name in value if name not in schema.get("properties", {}))
    elif keyword == "type" and wanted == "number" and _is_infinite(value):
        yield Breach(path, "finite")
    else:
        yield Breach(path, keyword)
