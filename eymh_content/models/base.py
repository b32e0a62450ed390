"""The fields that all entries and all records share."""

from collections.abc import Iterator
from typing import Any, ClassVar, Literal, get_args

from pydantic import ConfigDict

from eymh_content.models.types import Opt, SomeOf, UniqueOf, UniqueUpToFour
from eymh_content.models.values import (
    Anchors,
    AnyLink,
    Applies,
    Caveat,
    Dated,
    Derived,
    Model,
    Name,
    Places,
    Prose,
    ReferenceLink,
    Slug,
    TopicLink,
    Worded,
)


class Entry(Model):
    """A list item with its own id and anchors, and its own place or date if they differ from those of the record."""

    id: Slug
    """Unique in the record; never reuse it."""
    at: Anchors
    """The segments that state it."""
    context: Opt[Anchors] = None
    """Segments that give context only. They do not count as covered by it."""
    cites: Opt[UniqueOf[ReferenceLink]] = None
    """Works that the source cites for it."""
    place: Opt[Places] = None
    """The places it is about, as ISO 3166 codes. Leave out if they are those of the record."""
    locality: Opt[Name] = None
    """The town, region or area within the place."""
    as_of: Opt[Dated] = None
    """The date for which it is true. Leave out if that is the date of the record, or if no source says."""
    caveats: Opt[SomeOf[Caveat]] = None
    """Warnings for the reader."""
    derived: Opt[SomeOf[Derived]] = None
    """Numbers in it that we computed."""


class SubStatement(Entry):
    """A sub-item of a statement."""

    text: Prose
    """What the source says, in our own words."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and organisations that it names."""


class Statement(SubStatement):
    """One thing that a source says: an action, a list item, a provision, an aim or a limitation."""

    groups: Opt[UniqueOf[Name]] = None
    """The groups of people that it names, as printed."""
    items: Opt[SomeOf[SubStatement]] = None
    """Its sub-items, in order."""


class Record(Model):
    """The fields that every record has."""

    model_config = ConfigDict(defer_build=True)

    kind: ClassVar[str]
    """The name of its folder and of its schema: ``statistic``."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401  # as pydantic declares it
        """Read the kind of a model from its ``$schema``, the only place that declares it."""
        super().__pydantic_init_subclass__(**kwargs)
        if "schema_" in cls.model_fields:
            (path,) = get_args(cls.model_fields["schema_"].annotation)
            cls.kind = path.rpartition("/")[2].partition(".")[0]

    @property
    def ref(self) -> str:
        """The reference of the record: kind/id."""
        return f"{self.kind}/{self.id}"

    def __repr_args__(self) -> Iterator[tuple[str, str]]:
        """Print reference and title, and no more: a record may have hundreds of lines."""
        yield from (("ref", self.ref), ("title", self.title))

    id: Slug
    """The name of the file without ``.json``. Never change or reuse it."""
    title: Name
    """The title that readers see."""


class Envelope(Record):
    """A record that is based on sources."""

    labelled: ClassVar[Literal["example", "about", "figure"]]
    """How the record is labelled for another nation: "Example from Scotland", "About Scotland", "Scotland's figure"."""

    context: Opt[Anchors] = None
    """Segments that give context only. They do not count as covered by it."""
    cites: Opt[UniqueOf[ReferenceLink]] = None
    """Works that the source cites for it."""
    place: Opt[Places] = None
    """The places it is about: GB (the whole UK), GB-ENG, GB-SCT, GB-WLS, GB-NIR, or other ISO 3166 codes."""
    locality: Opt[Name] = None
    """The town, region or area within the place."""
    as_of: Opt[Dated] = None
    """The date for which it is true; without ``stated``, that of the source. Packs print it. Leave out if none."""
    caveats: Opt[SomeOf[Caveat]] = None
    """Warnings for the reader."""
    derived: Opt[SomeOf[Derived]] = None
    """Numbers in it that we computed."""
    applicability: Opt[SomeOf[Applies]] = None
    """Exceptions for single nations to what follows from the place."""


class Sourced(Envelope):
    """A record with text of its own, and the segments that support it."""

    at: Anchors
    """The segments that support its own text."""


class Briefed(Sourced):
    """A record that a briefing prints in one sentence."""

    message: Worded
    """What a briefing prints of it: one sentence of at most 35 words that stands alone, with its place and date."""


class Topical(Sourced):
    """A record that readers can find by topic."""

    topics: UniqueUpToFour[TopicLink]
    """Its topics, one to four of those in ``content/topic/``."""
