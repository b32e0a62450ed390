"""The fields that all records share, and the small types that every kind is built from."""

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal, Self, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

from eymh_content import forms, ids
from eymh_content.models.together import Alternatives, FieldRule
from eymh_content.models.types import Numeric, Opt, SomeOf, Text, UniqueOf, UniqueUpToFour, whole
from eymh_content.roles import Link, Role


class Model(BaseModel):
    """The base of every object in a record: immutable, strict, and without unknown fields."""

    model_config = ConfigDict(
        extra="forbid",
        strict=True,
        frozen=True,
        allow_inf_nan=False,
        serialize_by_alias=True,
    )


class Together(Model):
    """The base of objects in which some fields exclude or need each other."""

    together: ClassVar[FieldRule]
    """The rule for those fields: one declaration for the schema, the model and the message."""

    @model_validator(mode="after")
    def _go_together(self) -> Self:
        if not self.together.holds(self):
            raise PydanticCustomError("together", "{sentence}", {"sentence": self.together.sentence})
        return self

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Add the rule to the schema."""
        made = handler(schema)
        handler.resolve_ref_schema(made)["allOf"] = [cls.together.schema()]
        return made


Order = Annotated[int, Field(ge=1, le=ids.LAST_LINE), BeforeValidator(whole)]
Depth = Annotated[int, Field(ge=1, le=9), BeforeValidator(whole)]
Number = Annotated[int | float, Numeric(ge=-forms.LARGEST, le=forms.LARGEST), Role.NUMBER]
"""An int where the number is whole, otherwise a float: 1463, 5.5."""

Slug = Annotated[str, Text(pattern=forms.SLUG.pattern, max_length=80)]
Name = Annotated[str, Text(min_length=1, max_length=300, pattern=forms.NOT_BLANK.pattern), Role.NAME]
_PARAGRAPH = Text(min_length=1, max_length=forms.PARAGRAPH, pattern=forms.NOT_BLANK.pattern)
Prose = Annotated[str, _PARAGRAPH, Role.PROSE]
Voice = Annotated[str, _PARAGRAPH, Role.VOICE]
Stated = Annotated[str, Text(min_length=1, max_length=120, pattern=forms.STATED.pattern), Role.STATED]
AnchorText = Annotated[str, Text(pattern=forms.ANCHOR.pattern, max_length=ids.LONGEST), Role.ANCHOR]
Anchors = UniqueOf[AnchorText]
Paragraphs = SomeOf[Prose]
Place = Annotated[str, Text(pattern=forms.PLACE.pattern), Role.PLACE]
Places = UniqueOf[Place]
When = Annotated[str, Text(pattern=forms.WHEN.pattern)]
"""A year, month, day, or year across two calendar years: 2019, 2019-07, 2019-07-01, 2018/19."""
WebAddress = Annotated[str, Text(pattern=forms.WEB_ADDRESS.pattern, max_length=500), Role.ADDRESS]


AnyLink = Annotated[str, Link()]
ReferenceLink = Annotated[str, Link("reference")]
TopicLink = Annotated[str, Link("topic")]
NationLink = Annotated[str, Link("nation")]
OrganisationLink = Annotated[str, Link("organisation")]
DiscrepancyLink = Annotated[str, Link("discrepancy")]


class Caveat(Together):
    """A warning about a statement: in its own words, or as a link to the discrepancy that explains it."""

    together = Alternatives(
        "a caveat has either 'see' and nothing else, or both 'kind' and 'note'", ("see",), ("kind", "note"), ("at",)
    )

    kind: Opt[Literal["contradiction", "error-in-source", "missing-from-source", "outdated", "scope", "inference"]] = (
        None
    )
    """The type of warning. An ``inference`` is ours, not the source's, and its note begins "Believed to be"."""
    note: Opt[Voice] = None
    """What a reader should know, in plain English."""
    at: Opt[Anchors] = None
    """The segments that show the problem."""
    see: Opt[DiscrepancyLink] = None
    """The discrepancy that explains it. Use it instead of kind and note."""


class Applies(Model):
    """An exception for one nation to what follows from the place of a statement."""

    nation: NationLink
    """The nation."""
    status: Literal["applies", "differs", "does-not-apply"]
    """Whether the statement is true there."""
    note: Voice
    """What is different, or why."""
    at: Opt[Anchors] = None
    """The segments that say so. Leave out if no source does."""


class Quoted(Model):
    """A value, with the words that state it."""

    stated: Stated
    """One to eight words, exactly as printed in the segment."""
    at: Opt[Anchors] = None
    """The segments that print the words. Leave out if they are the segments of the entry or record around it."""


class Dated(Quoted):
    """A date or period, with the words that state it."""

    when: Annotated[When, Role.DATE]
    """The date in normal form: 2019, 2019-07, 2019-07-01, or 2018/19 for a year across two calendar years."""


class Amount(Quoted):
    """A number, with the words that state it."""

    value: Number
    """The number."""


class Age(Model):
    """One end of an age range."""

    value: Annotated[int | float, Numeric(ge=0, le=forms.LARGEST), Role.NUMBER]
    """The number of units."""
    unit: Literal["days", "weeks", "gestation-weeks", "months", "years"]
    """The unit that the source uses. Do not convert it: programs compute months."""
    through: Opt[bool] = None
    """True if the source includes the whole of that year, up to the next birthday."""


class Ages(Quoted):
    """An age or a range of ages. If an end is left out, it is open, or the stage names it."""

    from_: Annotated[Opt[Age], Field(alias="from")] = None
    """The lowest age."""
    to: Opt[Age] = None
    """The highest age."""
    stage: Opt[Literal["pregnancy", "later-pregnancy", "pregnancy-onwards", "birth", "school-entry"]] = None
    """A stage of life that the source names instead of an age, or as well as one."""


class Derived(Model):
    """A number that no source states, because we computed it."""

    pointer: Annotated[str, Text(pattern=forms.POINTER.pattern)]
    """The JSON Pointer of the number or text, relative to the entry or record that has this field."""
    how: Voice
    """How it was computed."""


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
    as_of: Opt[When] = None
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
    as_of: Opt[When] = None
    """The date for which it is true. Leave out if that is the date of the source, or if no source says."""
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


class Topical(Sourced):
    """A record that readers can find by topic."""

    topics: UniqueUpToFour[TopicLink]
    """Its topics, one to four of those in ``content/topic/``."""
