"""Which fields of an object exclude or need each other: declared once, for the schema, the model and the message.

Each rule gives its condition as JSON Schema, with the sentence under ``$comment``, and checks an object of a model.
"""

from typing import Any, Protocol

from pydantic import BaseModel


class FieldRule(Protocol):
    """A rule on the fields of one object."""

    says: str
    """The rule as a sentence without its full stop."""

    def schema(self) -> dict[str, Any]:
        """Give the condition as JSON Schema."""
        ...

    def holds(self, value: BaseModel) -> bool:
        """Whether an object of a model keeps the rule."""
        ...


def _required(*names: str) -> dict[str, Any]:
    """Require fields. They are named as properties too: strict validators want them beside ``required``."""
    return {"required": list(names), "properties": {name: {} for name in names}}


class Alternatives:
    """Either the fields of ``one``, or those of ``other``, which may bring ``other_may`` with them."""

    def __init__(
        self, says: str, one: tuple[str, ...], other: tuple[str, ...], other_may: tuple[str, ...] = ()
    ) -> None:
        self.says, self.one, self.other, self.other_may = says, one, other, other_may

    def schema(self) -> dict[str, Any]:
        """Give the condition as JSON Schema."""
        never = dict.fromkeys((*self.other, *self.other_may), False)
        return {
            "$comment": self.says,
            "if": _required(*self.one),
            "then": {"properties": never},
            "else": _required(*self.other),
        }

    def holds(self, value: BaseModel) -> bool:
        """Whether an object of a model keeps the rule."""
        held = value.model_fields_set
        return not held & {*self.other, *self.other_may} if held >= {*self.one} else held >= {*self.other}


class AtLeastOne:
    """One of some fields, or several of them."""

    def __init__(self, says: str, *names: str) -> None:
        self.says, self.names = says, names

    def schema(self) -> dict[str, Any]:
        """Give the condition as JSON Schema."""
        return {"$comment": self.says, "anyOf": [_required(name) for name in self.names]}

    def holds(self, value: BaseModel) -> bool:
        """Whether an object of a model keeps the rule."""
        return bool(value.model_fields_set & {*self.names})


class OnlyWith:
    """A field that is required where another has a certain value, and forbidden elsewhere."""

    def __init__(self, says: str, name: str, other: str, value: str) -> None:
        self.says, self.name, self.other, self.value = says, name, other, value

    def schema(self) -> dict[str, Any]:
        """Give the condition as JSON Schema."""
        return {
            "$comment": self.says,
            "if": {"required": [self.other], "properties": {self.other: {"const": self.value}}},
            "then": _required(self.name),
            "else": {"properties": {self.name: False}},
        }

    def holds(self, value: BaseModel) -> bool:
        """Whether an object of a model keeps the rule."""
        wanted: bool = getattr(value, self.other) == self.value
        return wanted == (self.name in value.model_fields_set)
