"""Names of records, of places in them and of places in sources: slugs, references, JSON Pointers, anchors."""

import re
from typing import NamedTuple

_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"
_KIND = r"[a-z]+(-[a-z]+)*"
SLUG_PATTERN = rf"^{_SLUG}$"
KIND_PATTERN = rf"^{_KIND}$"
REFERENCE_PATTERN = rf"^{_KIND}/{_SLUG}$"
LAST_LINE = 999_999
"""No source has more lines. What is read as a number has a bound: Python refuses to read one of thousands of digits."""
_LINE = r"[1-9][0-9]{0,5}"
LINES_PATTERN = rf"^{_LINE}(-{_LINE})?$"
ANCHOR_PATTERN = rf"^{_SLUG}:{_LINE}(-{_LINE}|\.{_LINE})?$"
LONGEST = 120
"""Characters of the longest reference or anchor."""

LINK_TARGET = r"\]\(([^)]*)\)"
"""The pattern of the end of a link in prose, from its bracket on. The group is the target."""
RECORD_TARGET = r"\]\((?P<target>[a-z]+(?:-[a-z]+)*/[a-z0-9-]+)\)"
"""The same for a link to a record."""
MARKDOWN_LINK = re.compile(rf"(?<!!)\[([^\]]*){LINK_TARGET}")
"""A link in prose, to whatever: its words and its target. A picture is none."""
_RECORD_TARGET = re.compile(RECORD_TARGET)
_REFERENCE_TO = re.compile(r"\^\(([a-z|-]+)\)/" + re.escape(f"{_SLUG}$"))
_ANCHOR = re.compile(ANCHOR_PATTERN)


class Anchor(NamedTuple):
    """A place in a source: a line, a range of lines, or one segment of a long line. All numbers count from 1."""

    source: str
    first: int
    last: int
    segment: int | None = None

    @classmethod
    def parse(cls, text: str) -> "Anchor":
        """Read ``source:line``, ``source:line-line`` or ``source:line.segment``. ValueError if it is none of them."""
        if not _ANCHOR.fullmatch(text):
            raise ValueError(f"not an anchor: {text!r}")
        source, _, place = text.partition(":")
        lines, _, segment = place.partition(".")
        first, _, last = lines.partition("-")
        return cls(source, int(first), int(last or first), int(segment) if segment else None)

    def meets(self, other: "Anchor") -> bool:
        """Return whether two anchors have lines in common, and are not two segments of one line."""
        near = self.source == other.source and self.first <= other.last and self.last >= other.first
        return near and (None in (self.segment, other.segment) or self.segment == other.segment)

    def __str__(self) -> str:
        """Return the anchor as it is written in a record."""
        if self.segment:
            return f"{self.source}:{self.first}.{self.segment}"
        return f"{self.source}:{self.first}" + (f"-{self.last}" if self.last > self.first else "")


def whole_end(first: str, last: str) -> str:
    """Return the end of a range that may be written short: of 408-10 it is 410."""
    short = len(last) < len(first) and int(last or 0) < int(first)
    return first[: len(first) - len(last)] + last if last and short else last


def kind_of(reference: str) -> str:
    """Return the kind in a reference: ``kind_of("measure/sdq")`` is ``"measure"``."""
    return reference.partition("/")[0]


def kinds_in(pattern: str) -> list[str]:
    """Return the kinds that a pattern made by ``reference_to`` allows; none for another pattern."""
    match = _REFERENCE_TO.fullmatch(pattern)
    return match[1].split("|") if match else []


def reference_to(*kinds: str) -> str:
    """Return the pattern of a reference to a record of some kinds; of any kind if none is named."""
    return rf"^({'|'.join(kinds)})/{_SLUG}$" if kinds else REFERENCE_PATTERN


def links_in(prose: str) -> list[str]:
    """Return the references that prose links to: ``[attachment](term/attachment)``."""
    return _RECORD_TARGET.findall(prose) if "](" in prose else []


def pointer_to(*steps: str | int) -> str:
    """Write steps as a JSON Pointer (RFC 6901)."""
    return "".join(
        [f"/{step.replace('~', '~0').replace('/', '~1') if isinstance(step, str) else step}" for step in steps]
    )


def pointer_steps(pointer: str) -> list[str]:
    """Read the steps of a JSON Pointer (RFC 6901). Indexes stay texts."""
    return [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
