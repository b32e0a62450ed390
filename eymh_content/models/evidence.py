"""Figures, the tools that produce them, statements of evidence, and disagreements between sources."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Entry, Envelope, Statement, Topical
from eymh_content.models.together import Alternatives, NotBoth
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Ages,
    Amount,
    Anchors,
    AnyLink,
    Comparability,
    Dated,
    Model,
    Name,
    Number,
    OrganisationLink,
    Paragraphs,
    Prose,
    Quoted,
    Searched,
    Slug,
    Stated,
    Together,
    Voice,
    Worded,
)
from eymh_content.roles import Link

Unit = Literal["percent", "one-in", "count", "gbp", "years", "months", "weeks", "days", "hours", "minutes", "times"]
Qualifier = Literal["about", "over", "under", "at-least", "at-most", "between"]
MeasureLink = Annotated[str, Link("measure")]


class ComparedWith(Model):
    """What a multiple is a multiple of: four times as many as in this group."""

    group: Name
    """The people or things that it is compared with."""
    quantity: Opt[Name] = None
    """What was counted or measured for them. Leave out if it is the quantity of the figure."""


class DoNotQuote(Model):
    """Why a figure must not be quoted."""

    reason: Voice
    """The reason, as a sentence for a reader who was about to quote it."""
    at: Opt[Anchors] = None
    """The segments that show it. Leave out if they are those of the figure or record."""


class Figure(Together, Entry):
    """One figure for one group: a value or a range."""

    together = Alternatives("a figure has either 'value', or both 'low' and 'high'", ("value",), ("low", "high"))

    group: Name
    """The people or things that it counts. It is different for every figure, and stands alone: "boys aged 2 to 4"."""
    quantity: Opt[Name] = None
    """What is counted or measured. Leave out if it is that of the record."""
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
    """The number of this group that was asked or counted. Leave out if no source says."""
    reference_period: Opt[Dated] = None
    """The date or period that it describes. Leave out if it is that of the record."""
    compared_with: Opt[ComparedWith] = None
    """Of a multiple, what it is compared with. Leave out if no source says."""
    do_not_quote: Opt[DoNotQuote] = None
    """Why this figure must not be quoted."""
    measure: Opt[MeasureLink] = None
    """The tool that was used. Leave out if it is that of the record."""
    note: Opt[Prose] = None
    """What the source adds about this figure only."""


class Statistic(Topical, Briefed):
    """One figure, or a set of figures that belong together."""

    labelled = "figure"

    schema_: Literal["../../schema/statistic.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    quantity: Name
    """What the figures count or measure: "children with an identifiable mental disorder"."""
    figures: SomeOf[Figure]
    """The figures."""
    series: Opt[UniqueOf[Slug]] = None
    """The ids of figures that measure the same thing in the same way at different times, the earliest first."""
    do_not_quote: Opt[DoNotQuote] = None
    """Why none of the figures must be quoted."""
    summary: Paragraphs
    """What they show, in plain English, with the qualifiers of the source."""
    population: Opt[Prose] = None
    """Who was studied, and how they were recruited or selected."""
    ages: Opt[Ages] = None
    """The ages of the people studied."""
    denominator: Opt[Amount] = None
    """The number asked or counted in all. It is not that of a single figure. Leave out if no source says."""
    measure: Opt[MeasureLink] = None
    """The tool that was used."""
    reference_period: Opt[Dated] = None
    """The date or period that the figures describe. Leave out if no source says."""
    published: Opt[Dated] = None
    """When they were published. Leave out if no source says."""
    published_by: Opt[OrganisationLink] = None
    """The organisation that published them. Leave out if no source says."""
    comparability: Opt[Comparability] = None
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


class Measure(Topical, Briefed):
    """A tool that assesses children, parents or their relationship."""

    labelled = "about"

    schema_: Literal["../../schema/measure.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Abbreviations and other names, as printed."""
    attribution: Opt[Name] = None
    """Who developed it, as printed."""
    purpose: Opt[Prose] = None
    """Its purpose."""
    ages: Opt[Ages] = None
    """The ages that it is designed for."""
    number_of_items: Opt[Amount] = None
    """The number of questions or observations."""
    length: Opt[Quoted] = None
    """Its length, as printed."""
    formats: Opt[UniqueOf[Literal["questionnaire", "observation", "interview", "profile"]]] = None
    """What it consists of."""
    rater: Opt[Prose] = None
    """Who completes it."""
    training: Opt[Prose] = None
    """The training that it requires."""
    interpretation: Opt[Prose] = None
    """How to interpret its results."""
    costs: Opt[SomeOf[Cost]] = None
    """Its costs."""
    covers: Opt[SomeOf[Statement]] = None
    """What it looks at, in order."""
    procedure: Opt[SomeOf[Statement]] = None
    """How it is carried out, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
    variant_of: Opt[Annotated[str, Link("measure", tree=True)]] = None
    """The tool that it is a version of."""


class Finding(Topical, Briefed):
    """A statement of evidence or of a mapping exercise that is neither a figure nor about one programme."""

    labelled = "example"

    schema_: Literal["../../schema/finding.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Opt[Paragraphs] = None
    """The finding as a whole. Leave out if the message says it."""
    statements: Opt[SomeOf[Statement]] = None
    """Its individual points, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and organisations that it names."""


class Response(Entry):
    """What a government or another body answered to a recommendation."""

    text: Prose
    """The answer."""
    by: Opt[OrganisationLink] = None
    """Who answered. Leave out if no source says."""
    published: Opt[Dated] = None
    """When it was published. Leave out if no source says."""


class Recommendation(Together, Topical, Briefed):
    """What a source recommends, and who should do it."""

    together = NotBoth(
        "a recommendation has 'actors', or 'actors_not_stated' if the source names nobody",
        "actors",
        "actors_not_stated",
    )

    labelled = "example"

    schema_: Literal["../../schema/recommendation.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What should be done."""
    label: Opt[Stated] = None
    """Its number or label, as printed."""
    actors: Opt[UniqueOf[Name]] = None
    """Who should do it, as printed."""
    actors_not_stated: Opt[Literal[True]] = None
    """True if the source does not say who should do it."""
    force: Opt[Literal["must", "should", "could", "imperative"]] = None
    """How strongly it is recommended, as the source words it; ``imperative`` for an instruction ("Keep it short")."""
    force_stated: Opt[Stated] = None
    """The words that state it: one to eight words, exactly as printed in the segment."""
    made_by: Opt[UniqueOf[Annotated[str, Link("organisation", "policy", "source")]]] = None
    """The organisations, the policy or the review that recommend it."""
    response: Opt[SomeOf[Response]] = None
    """What governments and others answered."""
    theme: Opt[Name] = None
    """The heading that it is under, as printed."""
    rationale: Opt[SomeOf[Worded]] = None
    """The reasons for it, in paragraphs."""
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
    weight: Literal["substance", "naming"]
    """``substance`` if it bears on what is said, ``naming`` if only on a name, title or spelling."""
    advice: Voice
    """One sentence for a briefing that says what to do, without the values that disagree."""
    about: UniqueOf[AnyLink]
    """Every record that it affects."""
    searched: Searched
    """Where further versions were searched."""
