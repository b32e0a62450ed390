"""Figures, the tools that produce them, statements of evidence, and disagreements between sources."""

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
    """One figure for one group: a value or a range."""

    together = Alternatives("a figure has either 'value', or both 'low' and 'high'", ("value",), ("low", "high"))

    group: Name
    """The people or things that it counts."""
    value: Opt[Number] = None
    """The number, in the given unit: 5.5 percent for "one in eighteen (5.5%)"; 7 with the unit one-in for "1 in 7"."""
    low: Opt[Number] = None
    """The lower end of a range, in the given unit."""
    high: Opt[Number] = None
    """The upper end of a range, in the given unit."""
    unit: Unit
    """The unit of the number or range."""
    qualifier: Opt[Qualifier] = None
    """The qualifier that the source puts before the number: "about", "over". Leave out if there is none."""
    stated: Stated
    """One to eight words, exactly as printed: the figure, with its group if they are next to each other."""
    ages: Opt[Ages] = None
    """The ages of the group. Leave out if they are those of the record."""
    denominator: Opt[Amount] = None
    """The number asked or counted. Leave out if it is that of the record."""
    measure: Opt[MeasureLink] = None
    """The tool that was used. Leave out if it is that of the record."""
    note: Opt[Prose] = None
    """What the source adds about this figure only."""


class Statistic(Topical):
    """One figure, or a set of figures that belong together."""

    labelled = "figure"

    schema_: Literal["../../schema/statistic.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    figures: SomeOf[Figure]
    """The figures."""
    summary: Paragraphs
    """What they show, in plain English, with the qualifiers of the source."""
    population: Opt[Prose] = None
    """Who was studied, and how they were recruited or selected."""
    ages: Opt[Ages] = None
    """The ages of the people studied."""
    denominator: Opt[Amount] = None
    """The number asked or counted. Leave out if no source says."""
    measure: Opt[MeasureLink] = None
    """The tool that was used."""
    reference_period: Opt[Dated] = None
    """The date or period that the figures describe. Leave out if no source says."""
    published: Opt[Dated] = None
    """When they were published. Leave out if no source says."""
    published_by: Opt[OrganisationLink] = None
    """The organisation that published them. Leave out if no source says."""
    comparability: Opt[SomeOf[Voice]] = None
    """What they can and cannot be compared with."""


class Cost(Quoted):
    """The cost of a tool, as a source estimates it."""

    amount: Opt[Number] = None
    """The amount, or the lower end of a range, in the given currency."""
    to: Opt[Number] = None
    """The upper end of a range, in the given currency."""
    currency: Opt[Literal["GBP", "USD", "EUR"]] = None
    """The currency, as an ISO 4217 code."""
    qualifier: Opt[Qualifier] = None
    """The qualifier that the source puts before the number: "about", "over". Leave out if there is none."""
    per: Opt[Prose] = None
    """What the amount pays for: a manual, training for one person, a set of forms."""


class Measure(Topical):
    """A tool that assesses children, parents or their relationship."""

    labelled = "about"

    schema_: Literal["../../schema/measure.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    names: Opt[UniqueOf[Name]] = None
    """Abbreviations and other names, as printed."""
    attribution: Opt[Name] = None
    """Who developed it, as printed."""
    purpose: Opt[Prose] = None
    """Its purpose."""
    ages: Opt[Ages] = None
    """The ages that it is designed for."""
    items: Opt[Amount] = None
    """The number of questions or observations."""
    length: Opt[Quoted] = None
    """Its length, as printed."""
    format: Opt[Literal["questionnaire", "observation", "interview", "profile"]] = None
    """How it is carried out."""
    rater: Opt[Prose] = None
    """Who completes it."""
    training: Opt[Prose] = None
    """The training that it requires."""
    interpretation: Opt[Prose] = None
    """How to interpret its results."""
    costs: Opt[SomeOf[Cost]] = None
    """Its costs."""
    covers: Opt[SomeOf[Statement]] = None
    """The areas that it assesses, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
    variant_of: Opt[Annotated[str, Link("measure", tree=True)]] = None
    """The tool that it is a version of."""


class Finding(Together, Topical):
    """A statement of evidence or of a mapping exercise that is neither a figure nor about one programme."""

    together = AtLeastOne("a finding has 'summary', 'statements' or both", "summary", "statements")

    labelled = "example"

    schema_: Literal["../../schema/finding.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Opt[Paragraphs] = None
    """The finding as a whole."""
    statements: Opt[SomeOf[Statement]] = None
    """Its individual points, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and organisations that it names."""


class Recommendation(Topical):
    """What a source recommends, and who should do it."""

    labelled = "example"

    schema_: Literal["../../schema/recommendation.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What should be done."""
    label: Opt[Stated] = None
    """Its number or label, as printed."""
    actors: Opt[UniqueOf[Name]] = None
    """Who should do it, as printed."""
    made_by: Opt[UniqueOf[OrganisationLink]] = None
    """The organisations that recommend it."""
    theme: Opt[Name] = None
    """The heading that it is under, as printed."""
    rationale: Opt[Paragraphs] = None
    """The reasons for it."""
    statements: Opt[SomeOf[Statement]] = None
    """Its individual points, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and organisations that it names."""


class Reading(Entry):
    """One of the versions that disagree."""

    text: Prose
    """What the source says in this place."""


class Discrepancy(Envelope):
    """Places in the sources that disagree, each of which could be cited."""

    labelled = "about"

    schema_: Literal["../../schema/discrepancy.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    readings: SomeOf[Reading]
    """Each version, with its segments."""
    why: Voice
    """Why they cannot all be true, in words for a reader who is not a statistician."""
    treatment: Voice
    """How this package shows them, and what a reader should not do."""
    about: Opt[UniqueOf[AnyLink]] = None
    """Records that it affects."""
