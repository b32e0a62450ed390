"""The engine of jsonschema-rs. One validator, compiled from the bundle of all schemas, checks records of every kind."""

import decimal  # noqa: F401  # jsonschema_rs imports it later on, and panics if that is interrupted
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

from eymh_content.schema.store import bundle

if TYPE_CHECKING:
    from eymh_content.structure.violations import Violation


class Engine:
    """Checks records against the committed schemas."""

    def __init__(self) -> None:
        """Compile the schemas."""
        self._validator = Draft202012Validator(bundle())

    def violations(self, kind: str, data: Any) -> "list[Violation]":  # noqa: ANN401
        """Return every violation of the schema of ``kind`` in a record."""
        record = {kind: data}
        if self._validator.is_valid(record):
            return []
        from eymh_content.structure.violations import violations  # noqa: PLC0415  # only where something is wrong

        errors = self._validator.iter_errors(record)
        return violations(kind, data, ((error.instance_path[1:], error.schema_path) for error in errors))
