"""Names of records and of places in sources: slugs, references, anchors."""

import re
from typing import NamedTuple

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
REFERENCE_PATTERN = r"^[a-z]+(-[a-z]+)*/[a-z0-9]+(-[a-z0-9]+)*$"
ANCHOR_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*:[1-9][0-9]*(-[1-9][0-9]*|\.[1-9][0-9]*)?$"

_ANCHOR = re.compile(r"([a-z0-9-]+):([0-9]+)(?:-([0-9]+)|\.([0-9]+))?")


class Anchor(NamedTuple):
    """A place in a source: a line, a range of lines, or one segment of a long line. All numbers count from 1."""

    source: str
    first: int
    last: int
    segment: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Anchor":
        """Read ``source:line``, ``source:line-line`` or ``source:line.segment``. ValueError if it is none of them."""
        match = _ANCHOR.fullmatch(text)
        if not match:
            raise ValueError(f"not an anchor: {text!r}")
        source, first, last, segment = match.groups()
        return cls(source, int(first), int(last or first), int(segment) if segment else None)

    def __str__(self) -> str:
        """Write the anchor as it stands in a record."""
        if self.segment:
            return f"{self.source}:{self.first}.{self.segment}"
        return f"{self.source}:{self.first}" + (f"-{self.last}" if self.last > self.first else "")


def kind_of(reference: str) -> str:
    """Give the kind in a reference: ``kind_of("measure/sdq")`` is ``"measure"``."""
    return reference.partition("/")[0]
