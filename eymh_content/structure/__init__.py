"""Engines check the structure of a record: its fields, their types, their closed lists.

All say the same. ``quick`` accepts by the published schemas, in Rust, and leaves it to the others to say what is wrong;
``pydantic`` goes by the models; ``jsonschema`` is the reference that keeps both honest.
"""

from importlib import import_module
from typing import Any, Protocol

from eymh_content.errors import UsageError
from eymh_content.structure.violations import Breach

_MODULES = {"quick": "jsonschema_rs_engine", "pydantic": "pydantic_engine", "jsonschema": "jsonschema_engine"}
ENGINES = tuple(_MODULES)


class Engine(Protocol):
    """Checks structure."""

    def check(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401
        """Give every breach of the structure of ``kind`` in a record, which comes as bytes and as data."""
        ...


def engine(name: str) -> Engine:
    """Give an engine; in place of ``quick`` the one of the models, if jsonschema-rs is not installed.

    UsageError if it is not installed.
    """
    try:
        module = import_module(f"eymh_content.structure.{_MODULES[name]}")
    except ImportError as error:
        if name == "quick":
            return engine("pydantic")
        raise UsageError(f"the engine '{name}' cannot be loaded ({error}); try: pip install {name}") from error
    made: Engine = module.Engine()
    return made
