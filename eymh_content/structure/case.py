"""A violation with what the wording of it needs."""

import math
import re
from typing import Any, NamedTuple

from eymh_content.files.suggest import nearest
from eymh_content.ids import pointer_to
from eymh_content.problems import Fault, quoted
from eymh_content.schema.snippets import alternatives
from eymh_content.schema.store import Schema, schema_at, schema_for
from eymh_content.structure.corrections import Around
from eymh_content.structure.skeletons import written
from eymh_content.structure.violations import Path


class Case(NamedTuple):
    """A violation with what the wording of it needs."""

    kind: str
    path: Path
    field: str
    keyword: str
    condition: str
    value: Any
    schema: Schema
    around: Around

    @property
    def named(self) -> str:
        """The value at fault, by its field, or as an item of the list that holds it."""
        return place_in_words(self.path)

    @property
    def required(self) -> bool:
        """Whether the value at fault is in a field that may not be left out."""
        *around, last = self.path
        return last in schema_at(self.kind, around).get("required", [])

    @property
    def free(self) -> list[str]:
        """The fields that the object does not have yet."""
        held = self.value if isinstance(self.value, dict) else {}
        return [name for name in self.schema.get("properties", {}) if name not in held]

    @property
    def meant(self) -> str | None:
        """The field that an unknown one was probably meant to be."""
        tidy = re.sub(r"[\s-]+", "_", self.field.strip()).casefold()
        exact = next((name for name in (tidy, f"{tidy}s", tidy.removesuffix("s")) if name in self.free), None)
        return exact or nearest(tidy, self.free) or self._lacking

    @property
    def _lacking(self) -> str | None:
        """The one field that the group lacks and that can hold what the unknown field has."""
        value, held = self.value[self.field], self.value.keys()
        unknown = [name for name in held if name not in self.schema.get("properties", {})]
        ways = [[*self.schema.get("required", ()), *more] for more in alternatives(self.schema)]
        lacking = {name for way in ways for name in way if name not in held and fits(self._field(name), value)}
        return lacking.pop() if len(lacking) == 1 == len(unknown) else None

    def _field(self, name: str) -> Schema:
        return schema_at(self.kind, (*self.path, name))

    def written(self, path: Path, value: str | float | None = None) -> str:
        """Return how a value at a place is written as JSON, with "…" for what is to be filled in."""
        return written(schema_at(self.kind, path), schema_for(self.kind), value)

    def fault(self, rule: str, message: str, fix: str) -> Fault:
        """Return a fault at this place."""
        unknown = self.keyword == "additionalProperties"
        steps = (*self.path, self.field) if unknown else self.path
        return Fault(pointer_to(*steps), message, fix, rule, at_key=unknown)


_TYPES = {"string": str, "array": list, "object": dict, "number": int | float, "integer": int, "boolean": bool}


def fits(schema: Schema, value: Any) -> bool:  # noqa: ANN401
    """Return whether a value has the type of a field, and if it is a text, its form."""
    wanted = _TYPES.get(schema.get("type", ""))
    if wanted is None or not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
        return False
    return not isinstance(value, str) or ("enum" not in schema and bool(re.search(schema.get("pattern", ""), value)))


def place_in_words(path: Path) -> str:
    """Name a place in a record: a field, an item of a list, or the record."""
    names = [step for step in path if isinstance(step, str)]
    if not names:
        return "The record"
    place = path[-1]
    return f"Item {place + 1} of '{names[-1]}'" if isinstance(place, int) else f"'{names[-1]}'"


def described(value: Any) -> str:  # noqa: ANN401, PLR0911  # one answer for each type of JSON
    """Say what a value is: "the text 'x'", "a list in [ ]"."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float() if math.isinf(value):
            return "a number too large to be stored"
        case int() | float():
            return f"the number {str(value)[:40]}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return "a list in [ ]"
        case _:
            return "a group of fields in { }"
