"""How the small types of records are made: texts with limits, fields that may be left out, lists, whole numbers.

Each gives pydantic its core schema at once. It can also be said with ``Field``, but that takes longer at every start.
"""

from typing import Annotated, Any, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema
from pydantic_core.core_schema import CoreSchema

T = TypeVar("T")


class _Omittable:
    """Lets a field be left out, but never be null: there is one way to say nothing."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        return handler.generate_schema(source.__args__[0])


class Text:
    """The limits of a text. Given as a core schema at once: pydantic takes its time over each ``Field``."""

    def __init__(
        self, *, pattern: str | None = None, min_length: int | None = None, max_length: int | None = None
    ) -> None:
        self._schema = core_schema.str_schema(
            pattern=pattern, min_length=min_length, max_length=max_length, strict=True
        )

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return self._schema.copy()  # pydantic adds to it


def _unique(items: tuple[T, ...]) -> tuple[T, ...]:
    if len(items) > 1 and len(set(items)) < len(items):
        twice = next(item for i, item in enumerate(items) if item in items[:i])
        raise PydanticCustomError("not_unique", "{item} stands here twice", {"item": repr(twice)})
    return items


class _Items:
    """Makes a list one with at least one item; if ``unique``, with none of them twice."""

    def __init__(self, *, unique: bool = False) -> None:
        self._unique = unique

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:  # noqa: ANN401
        items = core_schema.tuple_variable_schema(
            handler.generate_schema(source.__args__[0]), min_length=1, strict=True
        )
        if not self._unique:
            return items
        extra = {"pydantic_js_extra": {"uniqueItems": True}}
        return core_schema.no_info_after_validator_function(_unique, items, metadata=extra)


def whole(value: Any) -> Any:  # noqa: ANN401
    """Take 3.0 for 3, as JSON Schema does."""
    return int(value) if type(value) is float and value.is_integer() else value


Opt = Annotated[T | None, _Omittable()]
"""A field that may be left out."""
SomeOf = Annotated[tuple[T, ...], _Items()]
"""A list with at least one item."""
UniqueOf = Annotated[tuple[T, ...], _Items(unique=True)]
"""A list with at least one item, none of them twice."""
