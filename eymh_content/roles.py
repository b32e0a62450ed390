"""What a value in a record is: prose, a name, a link, an anchor, a number, or words quoted as printed.

Roles are attached to the types of the models, and written into the schemas under ``$comment``, the only keyword that
every validator ignores: ``role: prose``, ``link: topic (tree)``. ``schema.index`` reads them there, so no rule and no
exporter keeps a list of field names.
"""

from enum import Enum
from typing import Any

from eymh_content import ids

ROLE, LINK, TREE, ANY, MADE_FROM = "role: ", "link: ", " (tree)", "any kind", "made from: "
"""The pieces that such comments are made of."""


class Role(Enum):
    """The role of a value."""

    PROSE = "prose"  # restated in our words; inline Markdown; holds figures of the source
    VOICE = "voice"  # our own remark about the source; inline Markdown
    NAME = "name"  # a name, title or label as published; plain text
    STATED = "stated"  # one to eight words as printed in the source
    ANCHOR = "anchor"  # a place in a source
    NUMBER = "number"  # a number that a source states
    DATE = "date"  # a normalised date beside the words that state it
    PLACE = "place"  # the ISO 3166 code of what a statement is about
    ADDRESS = "address"  # a web address
    CSL = "csl"  # an item of CSL-JSON, and everything in it

    def __str__(self) -> str:
        """Return the role as it is written in a schema."""
        return f"{ROLE}{self.value}"

    __hash__ = object.__hash__  # that of Enum is written in Python, and roles are looked up for every record

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:  # noqa: ANN401
        """Write the role into the schema of a value."""
        made: dict[str, Any] = handler(schema)
        return made | {"$comment": str(self)}


class Link:
    """A reference to a record of one of ``kinds`` (of any kind if none is named).

    Links of a ``tree`` must not lead in a circle.
    """

    def __init__(self, *kinds: str, tree: bool = False) -> None:
        """Allow records of ``kinds``."""
        self.kinds = kinds
        self.tree = tree

    def __str__(self) -> str:
        """Return the link as it is written in a schema."""
        return f"{LINK}{', '.join(self.kinds) or ANY}{TREE if self.tree else ''}"

    @classmethod
    def parse(cls, comment: str) -> "Link | None":
        """Read a link from a comment in a schema; None if the comment is about something else."""
        if not comment.startswith(LINK):
            return None
        kinds = comment.removeprefix(LINK).removesuffix(TREE)
        return cls(*(() if kinds == ANY else kinds.split(", ")), tree=comment.endswith(TREE))

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> Any:  # noqa: ANN401
        """Return the type of a link: a text with the pattern of a reference."""
        from pydantic_core import core_schema  # noqa: PLC0415  # the index of the schemas needs no pydantic

        extra = {"pydantic_js_extra": {"$comment": str(self)}}
        return core_schema.str_schema(
            pattern=ids.reference_to(*self.kinds), max_length=ids.LONGEST, strict=True, metadata=extra
        )
