"""What a rule is, and what it sees: one record at a time, or what is known of all of them."""

import itertools
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any, AnyStr, NamedTuple

from eymh_content.files.discover import ContentFolder, RecordFile
from eymh_content.ids import LAST_LINE
from eymh_content.problems import Fault, Rule
from eymh_content.roles import Link, Role
from eymh_content.schema.walk import Visit, Walk

__all__ = [
    "ADDRESSES",
    "Content",
    "ContentRule",
    "Fault",
    "LinkUse",
    "RawRecord",
    "RecordRule",
    "Visit",
    "contains_any",
    "in_words",
]


_SHORT, _LONG, _LONG_WITH_ENTRIES = 30, 350, 160
"""Characters. What is said of two things alike is shorter: of anything, of things that a source lists, and of those if
they have entries."""
_LISTED = frozenset(
    {"entitlement", "factor", "intervention", "measure", "organisation", "policy", "resource", "service"}
)
"""The kinds of what a source may list in one line, and say the same of."""
DISCREPANCY = ("discrepancy",)
"""The kinds of a link to a discrepancy."""
LinkUse = tuple[str, Visit]
"""A link to a record: its reference, and where the link is. ``visit.node.link`` is None for a link in prose."""


def in_words(visit: Visit) -> str:
    """Say where a value is as an editor would: "item 2 of 'figures'"."""
    steps = [around.step for around in visit.to_root()]
    items = [f"item {step + 1} of '{field}'" for step, field in itertools.pairwise(steps) if isinstance(step, int)]
    return " in ".join(items) or "the record"


_ORDINARY = bytes(
    byte for byte in range(256) if byte > ord("~") or chr(byte).isalnum() or chr(byte) in " \n.,;()'\"%-"
).replace(b"X", b"")
"""What most sentences have, and all that is not ASCII. XXX is what people write for something else."""
_APART = bytes(byte if byte > ord("~") or chr(byte).isalnum() else ord(" ") for byte in range(256))
"""Sets words apart: a space for everything of ASCII but letters and digits."""
ADDRESSES = ("URL", "DOI")
"""The texts of a work that are not drawn as text."""


def contains_any(text: AnyStr, pieces: Iterable[AnyStr]) -> bool:
    """Return whether a text contains one of some pieces. A search for one character is by far the fastest."""
    for piece in pieces:  # noqa: SIM110  # runs for many rules on every record; any() takes four times as long
        if piece in text:
            return True
    return False


class RawRecord:
    """A record as it is in its file, valid or not. Rules pass over what does not fit its structure."""

    def __init__(self, file: RecordFile, data: dict[str, Any], raw: bytes, content: "Content") -> None:
        """Take a record as data and as the bytes of its file, and walk over it."""
        self.kind = file.kind
        self.id = file.id
        """The id that its file name gives."""
        self.file = file.file
        self.data = data
        self.raw = raw
        """The bytes of its file."""
        self.is_ascii = raw.isascii() and b"\\" not in raw
        """Whether its file has no character but those of ASCII, and none escaped."""
        self.content = content
        self.walk = Walk(data, file.kind)
        self.paragraphs: list[str] = self.walk.values(Role.PROSE, Role.VOICE)
        """All its prose, the source's and our own, as plain texts."""
        self.distinct = frozenset(self.paragraphs)
        """The same, each text once."""
        self.prose_text = "\n".join(self.paragraphs)
        """All its prose, one text to a line: one look tells whether a rule has anything to search for."""
        names = self.walk.values(Role.NAME, Role.STATED)
        self.name_text = "\n".join(names)
        """The same for its names and words as printed."""
        cited = self.walk.values(Role.CSL) if file.kind == "reference" else ()
        drawn = (*self.paragraphs, *names, *(text for text in cited if isinstance(text, str)))
        self.drawn_text = "\n".join(drawn)
        """All that a pack can draw."""
        self.signs = frozenset(self.drawn_text.encode("utf-8", "replace").translate(None, _ORDINARY).decode())
        """The uncommon characters of ASCII in it: a sound record has few, and most rules look for one of them."""
        self.begins_with = "".join(next(zip(*self.paragraphs, *names, strict=False), "\n"))
        """The first characters of its prose, names and words as printed."""

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its prose, with their capitals: one look tells which phrases it may have."""
        return frozenset(self.prose_text.encode("utf-8", "replace").translate(_APART).decode().split())

    @property
    def prose(self) -> list[Visit]:
        """All its prose, the source's and our own."""
        return self.walk.of(Role.PROSE, Role.VOICE)

    def drawn(self, pieces: Iterable[str]) -> list[Visit]:
        """Return what a pack can draw (prose, names, words as printed, works) and has one of some pieces.

        It looks at every text: look into ``drawn_text`` before.
        """
        return [
            visit
            for visit in self.walk.of(Role.PROSE, Role.VOICE, Role.NAME, Role.STATED, Role.CSL)
            if isinstance(visit.value, str) and contains_any(visit.value, pieces) and visit.step not in ADDRESSES
        ]

    @property
    def ref(self) -> str:
        """The reference that its path gives: kind/id."""
        return f"{self.kind}/{self.id}"


class Gist(NamedTuple):
    """What is kept of a record to find its copies."""

    ref: str
    title: str
    """In small letters."""
    text: int
    """A hash of its prose, in any order; 0 if it has none."""
    own: bool
    """Whether what it says can be said of no other record."""

    @classmethod
    def of(cls, record: RawRecord, ref: str) -> "Gist":
        """Take it from a record."""
        title = record.data.get("title")
        title = title.lower() if isinstance(title, str) else ""
        length = len(record.prose_text)
        most = _LONG_WITH_ENTRIES if "Entry" in record.walk.models else _LONG
        own = length > (most if record.kind in _LISTED else _SHORT)
        cited = record.kind == "reference"  # what tells one from another is the work that it cites
        return cls(ref, title, hash(record.distinct) if length and not cited else 0, own)


def _concerns_others(link: Link | None) -> bool:
    return link is not None and (link.tree or link.kinds == DISCREPANCY)


def identities(item: object) -> Iterator[tuple[str, str]]:
    """Yield what identifies the work of a CSL item: its DOI, and its title, author and date; each with its pointer."""
    if not isinstance(item, dict):
        return
    if isinstance(item.get("DOI"), str):
        yield item["DOI"].lower(), "/csl/DOI"
    if item.get("title"):
        yield f"{item['title']} {item.get('author')} {item.get('issued')}".lower(), "/csl/title"


class Content:
    """What is known of all records, readable or not."""

    def __init__(self, folder: ContentFolder, known: Iterable[str] = (), lines: dict[str, int] | None = None) -> None:
        """Take the files of the content, the references of its records, and the lengths of its sources."""
        self.folder = folder
        self.known = set(known)
        """References of all record files, unreadable ones included."""
        self.claimed: dict[str, str] = {}
        """The file of each reference that a record gives as its own, although its file has another name."""
        self.lines = lines or {}
        """The number of lines of each source."""
        self.dates: dict[str, str] = {}
        """The date of each source that prints one, in normal form."""
        self.nations: set[str] = set()
        """The codes of the nations that have a record."""
        self.sound_anchors: set[str] = set()
        """Anchors that were checked and found right: many occur again and again."""
        self.read: set[str] = set()
        """References of the records that could be read."""
        self.links: dict[str, list[LinkUse]] = {}
        """By the reference of a record, its links that concern other records too: to no record file, upwards in a tree,
        to a discrepancy, or to itself. The others are not kept: each would keep the whole of its record in memory."""
        self.gists: dict[str, list[Gist]] = {}
        """By kind, what is kept of its records to find copies."""
        self.works: dict[str, list[tuple[str, str]]] = {}
        """By what identifies a cited work, the references to it, each with the pointer of what does."""
        self.related: dict[str, list[Any]] = {}
        """By the reference of a record, what it lists under ``related``."""
        self.about: dict[str, list[Any]] = {}
        """By the reference of a discrepancy, the records that it names under ``about``."""
        self.complete = True
        """Whether every record could be read and has the structure of its kind."""

    def add(self, record: RawRecord) -> None:
        """Add what other records need to know of this one."""
        ref, data, known = record.ref, record.data, self.known
        self.read.add(ref)
        links = [
            *record.walk.targets(lambda target, link: target not in known or target == ref or _concerns_others(link))
        ]
        if links:
            self.links[ref] = links
        if isinstance(related := data.get("related"), list):
            self.related[ref] = list(related)
        if record.kind == DISCREPANCY[0] and isinstance(about := data.get("about"), list):
            self.about[ref] = list(about)
        own = data.get("id")
        if own == record.id:
            self._add_gist(record, ref)
        elif isinstance(own, str):
            self.claimed[f"{record.kind}/{own}"] = record.file
        if record.kind == "nation" and isinstance(code := record.data.get("code"), str):
            self.nations.add(code)
        lines: Any = record.data.get("lines")
        if record.kind == "source" and type(lines) in (int, float) and 1 <= lines <= LAST_LINE:
            self.lines[record.id] = int(lines)  # the structure accepts 120.0 too
        if record.kind == "source" and isinstance(dated := data.get("dated"), dict):
            self.dates[record.id] = str(dated.get("when"))

    def _add_gist(self, record: RawRecord, ref: str) -> None:
        """Add what finds the copies of a record. One with the id of another is reported as such."""
        self.gists.setdefault(record.kind, []).append(Gist.of(record, ref))
        if "csl" in record.data:
            for key, pointer in identities(record.data["csl"]):
                self.works.setdefault(key, []).append((ref, pointer))


RecordRule = Rule[RawRecord]
"""A rule on single records."""
ContentRule = Rule[Content]
"""A rule on the content as a whole. Its faults name their file."""
