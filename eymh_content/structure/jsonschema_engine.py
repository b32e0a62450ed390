"""The engine of jsonschema, the reference implementation. Slow; the tests compare the other one with it."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from eymh_content.schema.store import schema_for
from eymh_content.structure.violations import Violation, violations


def _pattern(_validator: object, pattern: str, value: object, _schema: object) -> Iterator[ValidationError]:
    """Match as ECMA-262 does, which JSON Schema follows: ``$`` is the very end; in Python a line feed may follow."""
    ecma = pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern
    if isinstance(value, str) and not re.search(ecma, value):
        yield ValidationError("wrong form")


_Validator = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


@cache
def _validator(kind: str) -> Any:  # noqa: ANN401
    return _Validator(schema_for(kind))


class Engine:
    """Checks records against the committed schemas."""

    def violations(self, kind: str, data: Any) -> list[Violation]:  # noqa: ANN401
        """Return every violation of the schema of ``kind`` in a record."""
        errors = _validator(kind).iter_errors(data)
        return violations(
            kind, data, [(list(error.absolute_path), list(error.absolute_schema_path)) for error in errors]
        )
