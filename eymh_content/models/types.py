"""Building blocks for the types of fields: text with limits, optional fields, lists, whole numbers.

Each gives pydantic its core schema directly. ``Field`` can express the same, but takes longer at every import.
"""

from collections.abc import Mapping
from typing import Annotated, Any, NoReturn, TypeVar

from pydantic import GetCoreSchemaHandler
from pydantic_core import PydanticCustomError, core_schema
from pydantic_core.core_schema import CoreSchema

T = TypeVar("T")


class ReadOnlyDict(dict[str, Any]):
    """An object of a record that has no model: nobody can change it. ``dict(…)`` makes a copy of its first level."""

    @classmethod
    def of(cls, value: Any) -> Any:  # noqa: ANN401
        """Make objects read-only, and lists tuples, at every level of a JSON value."""
        if isinstance(value, dict):
            return cls({key: cls.of(child) for key, child in value.items()})
        return tuple(map(cls.of, value)) if isinstance(value, list) else value

    def _refuse(self, *_arguments: object, **_more: object) -> NoReturn:
        raise TypeError("records cannot be changed; library.raw() returns a copy")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse

    def __hash__(self) -> int:  # type: ignore[override]
        """Hash the content, as other immutable values do."""
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy and pickle as a whole."""
        return type(self), (dict(self),)


class _ReadOnly:
    """Makes an object of any fields read-only."""

    def __get_pydantic_core_schema__(self, _source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        objects = handler.generate_schema(dict[str, Any])
        return core_schema.no_info_after_validator_function(ReadOnlyDict.of, objects)


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


class Numeric:
    """The limits of a number, as a core schema. A whole number becomes an int, any other a float."""

    def __init__(self, *, ge: float, le: float) -> None:
        """Set the smallest and the largest number."""
        self._schema = core_schema.float_schema(ge=ge, le=le, allow_inf_nan=False, strict=True)

    def __get_pydantic_core_schema__(self, _source: object, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the number."""
        as_it_is = core_schema.simple_ser_schema("any")  # as a float, 3 would be written as 3.0
        return core_schema.no_info_after_validator_function(whole, self._schema.copy(), serialization=as_it_is)


def whole(value: Any) -> Any:  # noqa: ANN401
    """Convert 3.0 to 3: JSON Schema accepts both as integers."""
    return int(value) if type(value) is float and value.is_integer() else value


AnyObject = Annotated[Mapping[str, Any], _ReadOnly()]
"""An object with any fields."""
Opt = Annotated[T | None, _Omittable()]
"""An optional field."""
SomeOf = Annotated[tuple[T, ...], _Items()]
"""A list with at least one item."""
UniqueUpToFour = Annotated[tuple[T, ...], _Items(unique=True, most=4)]
"""A list with one to four items, in which no item appears twice."""
UniqueOf = Annotated[tuple[T, ...], _Items(unique=True)]
"""A list with at least one item, in which no item appears twice."""
