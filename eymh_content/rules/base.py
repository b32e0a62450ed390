"""What a rule is, and what it sees: one record at a time, or what is known of all of them."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, NamedTuple

from eymh_content.folder import Folder, RecordFile
from eymh_content.models.base import Model
from eymh_content.models.plan import PROSE_LINK, escape
from eymh_content.models.roles import Link
from eymh_content.problems import Fault, Severity
from eymh_content.rules.parts import Parts, Trail, take_apart


class Found(NamedTuple):
    """A fault that a rule of the whole content found, with its file."""

    file: str
    fault: Fault


@dataclass(frozen=True)
class Rule:
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
    signs: tuple[str, ...] = ()
    """Pieces of text without which a file cannot break the rule; the rule is only run where one of them stands."""
    only_if_clean: bool = False
    """Whether it is run only on records in which nothing else is wrong."""
    kind: str | None = None
    """The only kind that it looks at, if there is one."""


def pointer_of(trail: Trail, *below: str | int) -> str:
    """Write a trail as a JSON Pointer."""
    steps = list(reversed(below))
    while trail is not None:
        trail, step = trail
        steps.append(step)
    return "".join("/" + (escape(step) if isinstance(step, str) else str(step)) for step in reversed(steps))


@cache
def _family(model: type[Model]) -> frozenset[type[Model]]:
    """Give a model and all that are made from it."""
    return frozenset({model}.union(*(_family(child) for child in model.__subclasses__())))


class LinkAt(NamedTuple):
    """A link from a record to another."""

    target: str
    trail: Trail
    link: Link | None  # None for a link in prose

    @property
    def pointer(self) -> str:
        """Where it stands."""
        return pointer_of(self.trail)


@dataclass
class Draft:
    """A record as it stands in its file, right or wrong. Rules pass over what does not fit its structure."""

    kind: str
    id: str
    """The id that its file name promises."""
    file: str
    data: dict[str, Any]
    text: str
    content: "Content"
    parts: Parts

    @classmethod
    def of(cls, record: RecordFile, data: dict[str, Any], text: str, content: "Content") -> "Draft":
        """Take a record apart, once for all rules."""
        return cls(record.kind, record.id, record.file, data, text, content, take_apart(data, record.kind))

    @property
    def reference(self) -> str:
        """The reference that its place promises: kind/id."""
        return f"{self.kind}/{self.id}"

    def objects(self, model: type[Model]) -> list[tuple[dict[str, Any], Trail]]:
        """Give all objects in it that should be of ``model`` or of a model made from that."""
        family = _family(model)
        return [found for each, objects in self.parts.objects.items() if each in family for found in objects]

    def links(self) -> Iterator[LinkAt]:
        """Give all links, those in prose included."""
        for text, trail, link in self.parts.links:
            yield LinkAt(text, trail, link)
        if "](" in self.text or "\\" in self.text:
            for text, trail in self.parts.prose:
                for target in PROSE_LINK.findall(text):
                    yield LinkAt(target, trail, None)


@dataclass
class Content:
    """What is known of all records, readable or not."""

    folder: Folder
    known: set[str] = field(default_factory=set)
    """References of all record files; a file that cannot be read counts too."""
    claimed: dict[str, str] = field(default_factory=dict)
    """References under which a record calls itself, with its file."""
    lines: dict[str, int] = field(default_factory=dict)
    """Number of lines of each source that says it."""
    links: dict[str, list[LinkAt]] = field(default_factory=dict)
    """Links of each record that can be read, by reference."""

    whole: bool = True
    """Whether every record could be read and has the structure of its kind."""

    def file_of(self, reference: str) -> str:
        """Give the file of a record."""
        return f"{reference}.json"

    def note(self, record: Draft) -> None:
        """Remember what other records need to know of this one."""
        self.links[record.reference] = list(record.links())
        own = record.data.get("id")
        if isinstance(own, str):
            self.claimed[f"{record.kind}/{own}"] = record.file
        if record.kind == "source" and type(record.data.get("lines")) is int:
            self.lines[record.id] = record.data["lines"]
