"""What a rule is, and what it sees: one record at a time, or what is known of all of them."""

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any, Literal, NamedTuple

from eymh_content.files.discover import Folder, RecordFile
from eymh_content.problems import Fault, Severity
from eymh_content.rules.parts import LinkAt, Trail, family, pointer_of, take_apart
from eymh_content.schema.index import PROSE_LINK

__all__ = ["Content", "Draft", "Found", "LinkAt", "Rule", "Trail", "holds_one", "pointer_of"]


def holds_one(text: str, signs: tuple[str, ...]) -> bool:
    """Say whether one of the signs stands in a text."""
    for sign in signs:  # noqa: SIM110  # runs for many rules on every record; any() takes four times as long
        if sign in text:
            return True
    return False


class Found(NamedTuple):
    """A fault that a rule of the whole content found, with its file."""

    file: str
    fault: Fault


class Rule(NamedTuple):
    """One thing that must hold. Its page in the documentation is made from these fields."""

    name: str
    sentence: str
    """What holds when the rule is kept."""
    why: str
    """What goes wrong for a reader when it is broken."""
    fix: str
    """How it is mended, in general."""
    severity: Severity = "error"
    scope: Literal["file", "structure", "record", "content"] = "record"
    """What it looks at. ``file`` and ``structure`` are checked by the reading and by the engine."""
    check: "Callable[[Draft], Iterable[Fault]] | None" = None
    """Of a rule on records."""
    check_all: "Callable[[Content], Iterable[Found]] | None" = None
    """Of a rule on the whole content."""
    kind: str | None = None
    """The only kind that it looks at, if there is one."""
    models: tuple[str, ...] = ()
    """The models that it looks at, if it looks at certain objects; it is only run where there is one of them."""
    signs: tuple[str, ...] = ()
    """Pieces of text without which a file cannot break the rule; it is only run where one of them stands."""


class Draft:
    """A record as it stands in its file, right or wrong. Rules pass over what does not fit its structure."""

    def __init__(self, record: RecordFile, data: dict[str, Any], text: str, content: "Content") -> None:
        self.kind = record.kind
        self.id = record.id
        """The id that its file name promises."""
        self.file = record.file
        self.data = data
        self.text = text
        self.content = content
        self.parts = take_apart(data, record.kind)
        """The record taken apart, once for all rules."""
        self.models = tuple(self.parts.objects)
        """The models of the objects in it."""

    @property
    def reference(self) -> str:
        """The reference that its place promises: kind/id."""
        return f"{self.kind}/{self.id}"

    @cached_property
    def prose(self) -> str:
        """All its prose, a text in a line: to see at a glance whether there is something to look for."""
        return "\n".join([text for text, _ in self.parts.prose])

    def objects(self, model: str) -> list[tuple[dict[str, Any], Trail]]:
        """Give all objects in it that should be of ``model`` or of a model made from that."""
        return [found for each in family(self.models, model) for found in self.parts.objects[each]]

    def links(self) -> list[LinkAt]:
        """Give all links, those in prose included."""
        if "](" not in self.prose:
            return self.parts.links
        in_prose = [
            LinkAt(target, trail, None)
            for text, trail in self.parts.prose
            if "](" in text
            for target in PROSE_LINK.findall(text)
        ]
        return self.parts.links + in_prose


class Content:
    """What is known of all records, readable or not."""

    def __init__(self, folder: Folder, known: Iterable[str] = (), lines: dict[str, int] | None = None) -> None:
        self.folder = folder
        self.known = set(known)
        """References of all record files; a file that cannot be read counts too."""
        self.claimed: dict[str, str] = {}
        """References under which a record calls itself, with its file."""
        self.lines = lines or {}
        """Number of lines of each source that says it."""
        self.links: dict[str, list[LinkAt]] = {}
        """Links of each record that can be read, by reference."""
        self.whole = True
        """Whether every record could be read and has the structure of its kind."""

    def file_of(self, reference: str) -> str:
        """Give the file of a record."""
        return f"{reference}.json"

    def note(self, record: Draft) -> None:
        """Remember what other records need to know of this one."""
        self.links[record.reference] = record.links()
        own = record.data.get("id")
        if isinstance(own, str):
            self.claimed[f"{record.kind}/{own}"] = record.file
        if record.kind == "source" and type(record.data.get("lines")) is int:
            self.lines[record.id] = record.data["lines"]
