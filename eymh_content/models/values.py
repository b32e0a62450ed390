"""The types that fields are built from: texts, links, dates, ages, caveats."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic_core import PydanticCustomError, core_schema

from eymh_content import forms, ids
from eymh_content.models.together import Alternatives, FieldRule
from eymh_content.models.types import Numeric, Opt, SomeOf, Text, UniqueOf, whole
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
Short = Annotated[str, Text(pattern=forms.SHORT.pattern, max_length=120), Role.PROSE]
"""What a cell of a table holds: one to nine words."""
WhatItIs = Annotated[str, Text(pattern=forms.WHAT_IT_IS.pattern, max_length=160), Role.PROSE]
Place = Annotated[str, Text(pattern=forms.PLACE.pattern), Role.PLACE]
Places = UniqueOf[Place]
When = Annotated[str, Text(pattern=forms.WHEN.pattern)]
"""A year, quarter, month, day, or year across two: 2019, 2019-Q3, 2019-07, 2019-07-01, 2018/19, 2018/19-Q4."""
WebAddress = Annotated[str, Text(pattern=forms.WEB_ADDRESS.pattern, max_length=500), Role.ADDRESS]


AnyLink = Annotated[str, Link()]
ReferenceLink = Annotated[str, Link("reference")]
TopicLink = Annotated[str, Link("topic")]
NationLink = Annotated[str, Link("nation")]
NationCode = Literal["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"]
SearchWord = Annotated[str, Text(min_length=1, max_length=60, pattern=forms.NOT_BLANK.pattern)]
SourceLink = Annotated[str, Link("source")]
OrganisationLink = Annotated[str, Link("organisation")]
DiscrepancyLink = Annotated[str, Link("discrepancy")]


class Caveat(Together):
    """A warning about a statement: in its own words, or as a link to the discrepancy that explains it."""

    together = Alternatives(
        "a caveat has either 'see' and nothing else, or both 'kind' and 'note'",
        ("see",),
        ("kind", "note"),
        ("at", "for"),
    )

    kind: Opt[Literal["contradiction", "error-in-source", "missing-from-source", "outdated", "scope", "inference"]] = (
        None
    )
    """The type of warning. An ``inference`` is ours, not the source's, and its note begins "Believed to be"."""
    note: Opt[Voice] = None
    """What a reader should know, in plain English."""
    for_: Annotated[Opt[Literal["editors"]], Field(alias="for")] = None
    """``editors`` for a note on how a place in the source was read. Packs and the site do not print it."""
    at: Opt[Anchors] = None
    """The segments that show the problem."""
    see: Opt[DiscrepancyLink] = None
    """The discrepancy that explains it. Use it instead of kind and note."""


class Searched(Model):
    """A search that found nothing: what was searched, and for which words."""

    sources: UniqueOf[SourceLink]
    """The sources whose whole text was searched."""
    words: UniqueOf[SearchWord]
    """The words that were searched for."""


class Applies(Model):
    """An exception for some nations to what follows from the place of a statement."""

    nations: UniqueOf[NationCode]
    """The nations, as ISO 3166-2 codes."""
    status: Literal["applies", "differs", "does-not-apply", "not-stated"]
    """Whether the statement is true there; ``not-stated`` if the sources are silent."""
    note: Voice
    """What is different, or why."""
    at: Opt[Anchors] = None
    """The segments that say so. Leave out if no source does."""
    searched: Opt[Searched] = None
    """Where the silence of the sources was searched."""


class Quoted(Model):
    """A value, with the words that state it."""

    stated: Stated
    """One to eight words, exactly as printed in the segment."""
    at: Opt[Anchors] = None
    """The segments that print the words. Leave out if they are the segments of the entry or record around it."""


class Dated(Model):
    """A date or period, with the words that state it."""

    when: Annotated[When, Role.DATE]
    """The date in normal form: 2019, 2019-07, 2019-07-01, 2018/19 for a year across two; -Q1 to -Q4 for a quarter."""
    stated: Opt[Stated] = None
    """One to eight words, exactly as printed in the segment. Leave out only if it is the date of the source itself."""
    at: Opt[Anchors] = None
    """The segments that print the words. Leave out if they are the segments of the entry or record around it."""


class Worded(Model):
    """A text with segments of its own."""

    text: Prose
    """The text, in our own words."""
    at: Anchors
    """The segments that state it."""


class Comparability(Model):
    """How far figures, or the arrangements of nations, can be compared."""

    level: Literal["direct", "meaningful", "conceptual", "none"]
    """The level: compare them as they are, with care, as ideas only, or not at all."""
    text: SomeOf[Voice]
    """What differs, and what they can and cannot be compared with."""
    at: Opt[Anchors] = None
    """The segments that say so. Leave out if they are those of the record."""


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
    """True if the source includes the whole of that year, up to the next birthday; false if it excludes it: "<5"."""
    approximate: Opt[Literal[True]] = None
    """True if the source gives it as rough: "around 2"."""
    some_only: Opt[Literal[True]] = None
    """True if it is for some of the people only: a visit in pregnancy to mothers expecting their first child."""
    some_only_stated: Opt[Stated] = None
    """The words that say for whom, exactly as printed. Leave out if they are in the words beside the ages."""


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
