"""What a value in a record is: prose, a name, a link, an anchor, a number, or words quoted as printed.

The roles are attached to the types of the models, and stand in the schemas as ``x-role`` and ``x-link``. ``plan`` reads
them there: rules, coverage and exporters ask the plan what a value is, so none of them keeps a list of field names.
"""

from enum import Enum
from typing import Any

from eymh_content import ids


class Role(Enum):
    """The role of a value."""

    PROSE = "prose"  # restated in our words; inline Markdown; holds figures of the source
    VOICE = "voice"  # our own remark about the source; inline Markdown
    NAME = "name"  # a name, title or label as published; plain text
    STATED = "stated"  # one to eight words as printed in the source
    ANCHOR = "anchor"  # a place in a source
    NUMBER = "number"  # a number that a source states
    DATE = "date"  # a normalised date beside the words that state it
    CSL = "csl"  # an item of CSL-JSON

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:  # noqa: ANN401
        made: dict[str, Any] = handler(schema)
        return made | {"x-role": self.value}


class Link:
    """A reference to a record of one of ``kinds`` (of any kind if none is named).

    Links of a ``tree`` must not run in a circle.
    """

    def __init__(self, *kinds: str, tree: bool = False) -> None:
        self.kinds = kinds
        self.tree = tree

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> Any:  # noqa: ANN401
        from pydantic_core import core_schema  # noqa: PLC0415  # the plan, which holds links too, needs no pydantic

        kinds = rf"^({'|'.join(self.kinds)})/[a-z0-9]+(-[a-z0-9]+)*$"
        extra = {"pydantic_js_extra": {"x-link": {"kinds": list(self.kinds), "tree": self.tree}}}
        return core_schema.str_schema(
            pattern=kinds if self.kinds else ids.REFERENCE_PATTERN, strict=True, metadata=extra
        )
