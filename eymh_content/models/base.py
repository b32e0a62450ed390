"""The record envelope, and the small types that every kind is built from."""

from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

from eymh_content import ids
from eymh_content.models.together import Alternatives, FieldRule
from eymh_content.models.types import Opt, SomeOf, Text, UniqueOf, whole
from eymh_content.roles import Link, Role


class Model(BaseModel):
    """The base of everything in a record: immutable, strict, and closed to unknown fields."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        serialize_by_alias=True,
    )


class Together(Model):
    """The base of objects some of whose fields exclude or need each other."""

    together: ClassVar[FieldRule]
    """Which they are: one declaration for the schema, the model and the message."""

    @model_validator(mode="after")
    def _go_together(self) -> Self:
        if not self.together.holds(self):
            raise PydanticCustomError("together", "{says}", {"says": self.together.says})
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Write the rule into the schema."""
        made = handler(schema)
        handler.resolve_ref_schema(made)["allOf"] = [cls.together.schema()]
        return made


Whole = Annotated[int, Field(ge=0), BeforeValidator(whole)]
Order = Annotated[int, Field(ge=1), BeforeValidator(whole)]
LARGEST = 1e15
"""No figure is larger; a double holds every whole number up to here."""
Number = Annotated[float, Field(ge=-LARGEST, le=LARGEST), Role.NUMBER]

Slug = Annotated[str, Text(pattern=ids.SLUG_PATTERN, max_length=80)]
Name = Annotated[str, Text(min_length=1, max_length=300), Role.NAME]
Prose = Annotated[str, Text(min_length=1, max_length=600), Role.PROSE]
Voice = Annotated[str, Text(min_length=1, max_length=600), Role.VOICE]
Stated = Annotated[str, Text(min_length=1, max_length=120, pattern=r"^[^ ]+( [^ ]+){0,7}$"), Role.STATED]
AnchorText = Annotated[str, Text(pattern=ids.ANCHOR_PATTERN), Role.ANCHOR]
Anchors = UniqueOf[AnchorText]
Paragraphs = SomeOf[Prose]
Place = Annotated[str, Text(pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$"), Role.PLACE]
Places = UniqueOf[Place]
When = Annotated[str, Text(pattern=r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?|/[0-9]{2})?$")]
"""A year, month, day, or a year that runs from one calendar year into the next: 2019, 2019-07, 2019-07-01, 2018/19."""
WebAddress = Annotated[str, Text(pattern=r"^https?://[^ ]+$", max_length=500)]


AnyLink = Annotated[str, Link()]
ReferenceLink = Annotated[str, Link("reference")]
TopicLink = Annotated[str, Link("topic")]
NationLink = Annotated[str, Link("nation")]
OrganisationLink = Annotated[str, Link("organisation")]
DiscrepancyLink = Annotated[str, Link("discrepancy")]


class Caveat(Together):
    """A warning that stands beside a statement: its own words, or a link to the discrepancy that tells it."""

    together = Alternatives(
        "a caveat has either 'see' and nothing else, or both 'kind' and 'note'", ("see",), ("kind", "note"), ("at",)
    )

    kind: Opt[Literal["contradiction", "error-in-source", "missing-from-source", "outdated", "scope", "inference"]] = (
        None
    )
    """What sort of warning it is. An ``inference`` is ours, not the source's, and begins "Believed to be"."""
    note: Opt[Voice] = None
    """What a reader should know, in plain words."""
    at: Opt[Anchors] = None
    """Where the trouble shows."""
    see: Opt[DiscrepancyLink] = None
    """The discrepancy that explains it, instead of kind and note."""


class Applies(Model):
    """Where a nation departs from what the place of a statement gives."""

    nation: NationLink
    """The nation."""
    status: Literal["applies", "differs", "does-not-apply"]
    """Whether the statement holds there."""
    note: Voice
    """What differs, or why."""
    at: Opt[Anchors] = None
    """Where a source says so."""


class Quoted(Model):
    """A value beside the words that state it."""

    stated: Stated
    """One to eight words as printed, standing literally in the segment."""
    at: Opt[Anchors] = None
    """Its own segment, where that is not the segment of the entry around it."""


class Dated(Quoted):
    """A date or period beside the words that state it."""

    when: Annotated[When, Role.DATE]
    """The same, normalised: 2019, 2019-07, 2018/19."""


class Amount(Quoted):
    """A number beside the words that state it."""

    value: Number
    """The number."""


class Age(Model):
    """One end of an age range."""

    value: Annotated[float, Field(ge=0, le=LARGEST), Role.NUMBER]
    """How many units."""
    unit: Literal["days", "weeks", "gestation-weeks", "months", "years"]
    """The unit that the source uses; months are computed."""
    through: Opt[bool] = None
    """True where the source counts the whole of that year, up to the next birthday."""


class Ages(Quoted):
    """An age or a range of ages. A missing end is open, or is named by the stage."""

    from_: Annotated[Opt[Age], Field(alias="from")] = None
    """The youngest age."""
    to: Opt[Age] = None
    """The oldest age."""
    stage: Opt[Literal["pregnancy", "later-pregnancy", "pregnancy-onwards", "birth", "school-entry"]] = None
    """A stage of life that the source names instead of, or beside, an age."""


class Derived(Model):
    """A number that stands in no source because we computed it."""

    pointer: Annotated[str, Text(pattern=r"^(/[^ ]+)*$")]
    """JSON Pointer of the number or text, from the entry or record that holds this."""
    how: Voice
    """How it was computed."""


class Entry(Model):
    """Something stated in a list: it has its own id, its own anchors, and its own place or date where they differ."""

    id: Slug
    """Unique in the record, never reused."""
    at: Anchors
    """The segments that state it."""
    context: Opt[Anchors] = None
    """Segments that only frame it; they are not covered by it."""
    cites: Opt[UniqueOf[ReferenceLink]] = None
    """Works that the source cites there."""
    place: Opt[Places] = None
    """What it is about, where that differs from the record."""
    locality: Opt[Name] = None
    """The town, region or area within the place."""
    as_of: Opt[When] = None
    """When it held, where that differs from the record."""
    caveats: Opt[SomeOf[Caveat]] = None
    """What a reader should know beside it."""
    derived: Opt[SomeOf[Derived]] = None
    """Numbers in it that we computed."""


class SubStatement(Entry):
    """A bullet under a bullet."""

    text: Prose
    """What is said, in our own words."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and bodies that it names."""


class Statement(SubStatement):
    """One thing that a source says: an action, a bullet, a provision, an aim, a limit."""

    groups: Opt[UniqueOf[Name]] = None
    """Groups of people that it names, as it names them."""
    items: Opt[SomeOf[SubStatement]] = None
    """Its sub-bullets, in order."""


class Record(Model):
    """What every record has."""

    model_config = ConfigDict(defer_build=True)

    kind: ClassVar[str]
    """The name of its folder, as ``$schema`` gives it: ``statistic``."""

    @classmethod
    def __pydantic_init_subclass__(cls, **kwargs: Any) -> None:  # noqa: ANN401  # as pydantic declares it
        """Read the kind of a model from its ``$schema``, the one place that declares it."""
        super().__pydantic_init_subclass__(**kwargs)
        if "schema_" in cls.model_fields:
            (path,) = get_args(cls.model_fields["schema_"].annotation)
            cls.kind = path.rpartition("/")[2].removesuffix(".schema.json")

    @property
    def ref(self) -> str:
        """The reference of the record: kind/id."""
        return f"{self.kind}/{self.id}"

    id: Slug
    """The name of the record: its file name without ``.json``, never reused."""
    title: Name
    """The name that a reader sees."""


class Envelope(Record):
    """A record that rests on sources."""

    labelled: ClassVar[Literal["example", "about", "figure"]]
    """How the record is labelled for another nation: "Example from Scotland", "About Scotland", "Scotland's figure"."""

    context: Opt[Anchors] = None
    """Segments that only frame it; they are not covered by it."""
    cites: Opt[UniqueOf[ReferenceLink]] = None
    """Works that the source cites there."""
    place: Opt[Places] = None
    """What it is about: GB (the whole UK), GB-ENG, GB-SCT, GB-WLS, GB-NIR, or another ISO 3166 code."""
    locality: Opt[Name] = None
    """The town, region or area within the place."""
    as_of: Opt[When] = None
    """When it held, where that is not the source's own date."""
    caveats: Opt[SomeOf[Caveat]] = None
    """What a reader should know beside it."""
    derived: Opt[SomeOf[Derived]] = None
    """Numbers in it that we computed."""
    applicability: Opt[SomeOf[Applies]] = None
    """Nations for which it departs from what place and nation profile give."""


class Sourced(Envelope):
    """A record with prose of its own, and the anchors on which that rests."""

    at: Anchors
    """The segments on which its own prose rests."""


class Topical(Sourced):
    """A record that readers find by topic."""

    topics: UniqueOf[TopicLink]
    """What it is about, from the controlled list in ``content/topic/``."""
