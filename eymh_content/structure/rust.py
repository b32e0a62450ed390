"""The engine of jsonschema-rs. One validator, compiled from the bundle of all schemas, checks records of every kind."""

from typing import Any

from jsonschema_rs import Draft202012Validator

from eymh_content.schema.store import bundle
from eymh_content.structure.violations import Violation, violations


class Engine:
    """Checks records against the committed schemas."""

    def __init__(self) -> None:
        self._validator = Draft202012Validator(bundle())

    def violations(self, kind: str, data: Any) -> list[Violation]:  # noqa: ANN401
        """Return every violation of the schema of ``kind`` in a record."""
        record = {kind: data}
        if self._validator.is_valid(record):
            return []
        errors = self._validator.iter_errors(record)
        return violations(kind, data, ((error.instance_path[1:], error.schema_path) for error in errors))
