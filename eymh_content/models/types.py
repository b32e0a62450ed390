"""Building blocks for the types of fields: text with limits, optional fields, lists, whole numbers.

Each gives pydantic its core schema directly. ``Field`` can express the same, but takes longer at every import.
"""

from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema
from pydantic_core.core_schema import CoreSchema

T = TypeVar("T")


class _Omittable:
    """Makes a field optional but not nullable: there is only one way to say nothing."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return handler.generate_schema(source.__args__[0])


class Text:
    """The limits of a text, as a core schema: pydantic is slow to process each ``Field``."""

    def __init__(
        self, *, pattern: str | None = None, min_length: int | None = None, max_length: int | None = None
    ) -> None:
        """Set the pattern, and the lengths in characters."""
        self._schema = core_schema.str_schema(
            pattern=pattern, min_length=min_length, max_length=max_length, strict=True
        )

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the text."""
        return self._schema.copy()  # pydantic adds to it


def _unique(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) > 1 and len(set(items)) < len(items):
        twice = next(item for i, item in enumerate(items) if item in items[:i])
        raise PydanticCustomError("not_unique", "{item} is listed twice", {"item": repr(twice)})
    return items


class _Items:
    """Requires a list to have at least one item, and at most ``most``; if ``unique``, no item may appear twice."""

    def __init__(self, *, unique: bool = False, most: int | None = None) -> None:
        self._unique = unique
        self._most = most

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        items = core_schema.tuple_variable_schema(
            handler.generate_schema(source.__args__[0]), min_length=1, max_length=self._most, strict=True
        )
        if not self._unique:
            return items
        extra = {"pydantic_js_extra": {"uniqueItems": True}}
        return core_schema.no_info_after_validator_function(_unique, items, metadata=extra)


def whole(value: Any) -> Any:  # noqa: ANN401
    """Convert 3.0 to 3: JSON Schema accepts both as integers."""
    return int(value) if type(value) is float and value.is_integer() else value


Opt = Annotated[T | None, _Omittable()]
"""An optional field."""
SomeOf = Annotated[tuple[T, ...], _Items()]
"""A list with at least one item."""
UniqueUpToFour = Annotated[tuple[T, ...], _Items(unique=True, most=4)]
"""A list with one to four items, in which no item appears twice."""
UniqueOf = Annotated[tuple[T, ...], _Items(unique=True)]
"""A list with at least one item, in which no item appears twice."""
