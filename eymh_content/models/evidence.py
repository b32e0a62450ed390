"""Figures, the tools that produce them, statements of evidence, and places where sources do not agree."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import (
    Ages,
    Amount,
    AnyLink,
    Dated,
    Entry,
    Envelope,
    Name,
    Number,
    OrganisationLink,
    Paragraphs,
    Prose,
    Quoted,
    Stated,
    Statement,
    Together,
    Topical,
    Voice,
)
from eymh_content.models.together import Alternatives, AtLeastOne
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link

Unit = Literal["percent", "one-in", "count", "gbp", "years", "months", "weeks", "days", "hours", "minutes", "times"]
Qualifier = Literal["about", "over", "under", "at-least", "at-most", "between"]
MeasureLink = Annotated[str, Link("measure")]


class Figure(Together, Entry):
    """One figure, for one group: a value or a range."""

    together = Alternatives("a figure has either 'value', or both 'low' and 'high'", ("value",), ("low", "high"))

    group: Name
    """Whom or what it counts."""
    value: Opt[Number] = None
    """The number: 5.5 in percent for "one in eighteen (5.5%)"; 7 in the unit one-in for "1 in 7"."""
    low: Opt[Number] = None
    """The lower end of a range."""
    high: Opt[Number] = None
    """The upper end of a range."""
    unit: Unit
    """What the number is in."""
    qualifier: Opt[Qualifier] = None
    """The hedge that the source puts before it."""
    stated: Stated
    """One to eight words as printed, the figure with its group where they stand together."""
    ages: Opt[Ages] = None
    """The ages of the group, where they differ from those of the record."""
    denominator: Opt[Amount] = None
    """How many were asked or counted, where that differs from the record."""
    measure: Opt[MeasureLink] = None
    """The tool that was used, where it differs from that of the record."""
    note: Opt[Prose] = None
    """What the source adds about this figure alone."""


class Statistic(Topical):
    """One figure, or a set of figures that belong together."""

    labelled = "figure"

    schema_: Literal["../../schema/statistic.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    figures: SomeOf[Figure]
    """The figures."""
    summary: Paragraphs
    """What they say, in plain words, with the hedges of the source."""
    population: Opt[Prose] = None
    """Who was studied, and how they were found."""
    ages: Opt[Ages] = None
    """The ages of those studied."""
    denominator: Opt[Amount] = None
    """How many were asked or counted."""
    measure: Opt[MeasureLink] = None
    """The tool that was used."""
    reference_period: Opt[Dated] = None
    """When the figures held."""
    published: Opt[Dated] = None
    """When they came out."""
    published_by: Opt[OrganisationLink] = None
    """Who published them."""
    comparability: Opt[SomeOf[Voice]] = None
    """What they can be compared with, and what not."""


class Cost(Quoted):
    """What a tool costs, as a source estimates it."""

    amount: Opt[Number] = None
    """The amount, or the lower end."""
    to: Opt[Number] = None
    """The upper end of a range."""
    currency: Opt[Literal["GBP", "USD", "EUR"]] = None
    """The currency."""
    qualifier: Opt[Qualifier] = None
    """The hedge that the source puts before it."""
    per: Opt[Prose] = None
    """What it is for: a manual, a person trained, a set of forms."""


class Measure(Topical):
    """A tool that assesses children, parents or their relationship."""

    labelled = "about"

    schema_: Literal["../../schema/measure.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    names: Opt[UniqueOf[Name]] = None
    """Abbreviations and other names as printed."""
    attribution: Opt[Name] = None
    """Who made it."""
    purpose: Opt[Prose] = None
    """What it is for."""
    ages: Opt[Ages] = None
    """The ages for which it is made."""
    items: Opt[Amount] = None
    """How many questions or observations it holds."""
    length: Opt[Quoted] = None
    """Its length as printed."""
    format: Opt[Literal["questionnaire", "observation", "interview", "profile"]] = None
    """How it is done."""
    rater: Opt[Prose] = None
    """Who fills it in."""
    training: Opt[Prose] = None
    """The training that it needs."""
    interpretation: Opt[Prose] = None
    """How its results are read."""
    costs: Opt[SomeOf[Cost]] = None
    """What it costs."""
    covers: Opt[SomeOf[Statement]] = None
    """The areas that it looks at, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
    variant_of: Opt[Annotated[str, Link("measure", tree=True)]] = None
    """The tool of which it is a version."""


class Finding(Together, Topical):
    """A statement of evidence, or of a mapping exercise, that is no figure and no programme."""

    together = AtLeastOne("a finding has 'summary', 'statements' or both", "summary", "statements")

    labelled = "example"

    schema_: Literal["../../schema/finding.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Opt[Paragraphs] = None
    """The finding as a whole."""
    statements: Opt[SomeOf[Statement]] = None
    """Its single points, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and bodies that it names."""


class Recommendation(Topical):
    """What should be done, and by whom, as a source recommends it."""

    labelled = "example"

    schema_: Literal["../../schema/recommendation.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What should be done."""
    label: Opt[Stated] = None
    """Its number or label as printed."""
    actors: Opt[UniqueOf[Name]] = None
    """Who should do it, as named."""
    made_by: Opt[UniqueOf[OrganisationLink]] = None
    """Who recommends it."""
    theme: Opt[Name] = None
    """The heading under which it stands."""
    rationale: Opt[Paragraphs] = None
    """Why."""
    statements: Opt[SomeOf[Statement]] = None
    """Its single points, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and bodies that it names."""


class Reading(Entry):
    """One of the readings that do not agree."""

    text: Prose
    """What this place says."""


class Discrepancy(Envelope):
    """Two places that can both be cited and do not agree."""

    labelled = "about"

    schema_: Literal["../../schema/discrepancy.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    readings: SomeOf[Reading]
    """Each reading with its anchors."""
    why: Voice
    """Why they cannot both hold, so that a reader who is no statistician understands it."""
    treatment: Voice
    """How this package shows them, and what a reader should not do."""
    about: Opt[UniqueOf[AnyLink]] = None
    """Records that it touches."""
