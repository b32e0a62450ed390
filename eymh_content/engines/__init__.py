"""Engines check the structure of a record: its fields, their types, their closed lists.

Two do the same work. ``pydantic`` is the quick one; ``jsonschema`` reads the published schemas and keeps it honest.
"""

from importlib import import_module
from typing import Any, Protocol

from eymh_content.engines.breaches import Breach
from eymh_content.errors import UsageError

ENGINES = ("pydantic", "jsonschema")


class Engine(Protocol):
    """Checks structure."""

    def check(self, kind: str, raw: bytes, data: Any) -> list[Breach]:  # noqa: ANN401
        """Give every breach of the structure of ``kind`` in a record, which comes as bytes and as data."""
        ...


def engine(name: str) -> Engine:
    """Give an engine. UsageError if it is not installed."""
    try:
        module = import_module(f"eymh_content.engines.{name}_engine")
    except ImportError as error:
        raise UsageError(f"the engine '{name}' cannot be loaded ({error}); try: pip install {name}") from error
    made: Engine = module.Engine()
    return made
