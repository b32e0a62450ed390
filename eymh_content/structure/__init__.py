"""The structure of a record: its fields, their types, their closed lists, as the committed schemas have them.

jsonschema-rs checks it; jsonschema, the reference implementation, is slower, and the tests compare the first with it.
What either finds is worded in ``messages``.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol

from eymh_content.errors import EymhError
from eymh_content.problems import Fault
from eymh_content.schema.store import WRITE

if TYPE_CHECKING:
    from eymh_content.files.discover import ContentFolder, RecordFile
    from eymh_content.structure.violations import Violation

ENGINES = {"jsonschema-rs": "jsonschema_rs_engine", "jsonschema": "jsonschema_engine"}
"""The module of each engine, by the name of its library."""
DEFAULT = "jsonschema-rs"


class Engine(Protocol):
    """Checks records against the committed schemas."""

    def violations(self, kind: str, data: Any) -> "list[Violation]":  # noqa: ANN401
        """Return every violation of the schema of ``kind`` in a record."""
        ...


def engine(name: str = DEFAULT) -> Engine:
    """Return an engine, by the name of its library. EymhError if it cannot use the schemas.

    KeyError if there is none of that name.
    """
    module = import_module(f"eymh_content.structure.{ENGINES[name]}")
    try:
        made: Engine = module.Engine()
    except ValueError as error:
        reason = str(error).partition("\n")[0]
        raise EymhError(f"the bundle of the schemas cannot be used: {reason}; {WRITE}") from error
    return made


def structure_faults(
    engine: Engine,
    file: "RecordFile",
    data: Any,  # noqa: ANN401
    folder: "ContentFolder | None" = None,
) -> list[Fault]:
    """Return every fault in the structure of a record, in words. Fixes name records of the folder that it is in."""
    violations = engine.violations(file.kind, data)
    if not violations:
        return []
    from eymh_content.files.names import Names  # noqa: PLC0415  # only where there is something to say
    from eymh_content.structure.corrections import Around  # noqa: PLC0415
    from eymh_content.structure.messages import faults  # noqa: PLC0415

    return faults(file.kind, violations, Around(folder.names if folder else Names(), file.id, data))
