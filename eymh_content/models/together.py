"""Rules on which fields of an object exclude or need each other, declared once for schema, model and message.

Each rule returns its condition as JSON Schema, with the sentence as ``$comment``, and checks an object of a model.
"""

from typing import Any, Protocol

from pydantic import BaseModel


class FieldRule(Protocol):
    """A rule on the fields of one object."""

    sentence: str
    """The rule as a sentence, without a full stop."""

    def schema(self) -> dict[str, Any]:
        """Return the condition as JSON Schema."""
        ...

    def holds(self, value: BaseModel) -> bool:
        """Return whether an object of a model follows the rule."""
        ...


def _required(*names: str) -> dict[str, Any]:
    """Require fields. They are listed as properties too: strict validators expect that of ``required``."""
    return {"required": list(names), "properties": {name: {} for name in names}}


class Alternatives:
    """Either the fields of ``one``, or those of ``other``, which allow the optional fields of ``other_may``."""

    def __init__(
        self, sentence: str, one: tuple[str, ...], other: tuple[str, ...], other_may: tuple[str, ...] = ()
    ) -> None:
        """Name the fields, and state the rule."""
        self.sentence, self.one, self.other, self.other_may = sentence, one, other, other_may

    def schema(self) -> dict[str, Any]:
        """Return the condition as JSON Schema."""
        never = dict.fromkeys((*self.other, *self.other_may), False)
        return {
            "$comment": self.sentence,
            "if": _required(*self.one),
            "then": {"properties": never},
            "else": _required(*self.other),
        }

    def holds(self, value: BaseModel) -> bool:
        """Return whether an object of a model follows the rule."""
        held = value.model_fields_set
        return not held & {*self.other, *self.other_may} if held >= {*self.one} else held >= {*self.other}


class NotBoth:
    """Two fields that exclude each other."""

    def __init__(self, sentence: str, one: str, other: str) -> None:
        """Name the fields, and state the rule."""
        self.sentence, self.one, self.other = sentence, one, other

    def schema(self) -> dict[str, Any]:
        """Return the condition as JSON Schema."""
        return {"$comment": self.sentence, "if": _required(self.one), "then": {"properties": {self.other: False}}}

    def holds(self, value: BaseModel) -> bool:
        """Return whether an object of a model follows the rule."""
        return not value.model_fields_set >= {self.one, self.other}


class Only:
    """Fields that are allowed only if another has one of certain values."""

    def __init__(self, sentence: str, names: tuple[str, ...], other: str, values: tuple[str, ...]) -> None:
        """Name the fields, and the other field with its values, and state the rule."""
        self.sentence, self.names, self.other, self.values = sentence, names, other, values

    def schema(self) -> dict[str, Any]:
        """Return the condition as JSON Schema."""
        return {
            "$comment": self.sentence,
            "if": {"required": [self.other], "properties": {self.other: {"enum": list(self.values)}}},
            "else": {"properties": dict.fromkeys(self.names, False)},
        }

    def holds(self, value: BaseModel) -> bool:
        """Return whether an object of a model follows the rule."""
        return getattr(value, self.other) in self.values or not value.model_fields_set & {*self.names}


class OnlyWith:
    """A field that is required if another has a certain value, and forbidden if not."""

    def __init__(self, sentence: str, name: str, other: str, value: str) -> None:
        """Name the field, and the other field with its value, and state the rule."""
        self.sentence, self.name, self.other, self.value = sentence, name, other, value

    def schema(self) -> dict[str, Any]:
        """Return the condition as JSON Schema."""
        return {
            "$comment": self.sentence,
            "if": {"required": [self.other], "properties": {self.other: {"const": self.value}}},
            "then": _required(self.name),
            "else": {"properties": {self.name: False}},
        }

    def holds(self, value: BaseModel) -> bool:
        """Return whether an object of a model follows the rule."""
        wanted: bool = getattr(value, self.other) == self.value
        return wanted == (self.name in value.model_fields_set)
