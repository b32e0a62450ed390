"""Policies, and one concept compared across the four nations."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Entry, Statement, Topical
from eymh_content.models.evidence import Qualifier
from eymh_content.models.together import Only
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Ages,
    AnyLink,
    Comparability,
    Dated,
    Name,
    Number,
    OrganisationLink,
    Paragraphs,
    Place,
    Prose,
    ReferenceLink,
    Searched,
    Short,
    Stated,
    Together,
)
from eymh_content.roles import Link

PolicyLink = Annotated[str, Link("policy", tree=True)]
Status = Literal[
    "in-force",
    "draft",
    "consultation",
    "pilot",
    "expired",
    "superseded",
    "announced",
    "proposed",
    "not-stated",
]


class Provision(Statement):
    """One thing that a policy requires, provides or offers."""

    stated_as: Opt[Literal["duty", "aim", "test"]] = None
    """Whether the source states it as a duty, an aim, or something that is tested. Leave out if it does not say."""


class Policy(Topical, Briefed):
    """An act, strategy, government programme, review or inquiry."""

    labelled = "example"

    schema_: Literal["../../schema/policy.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names, as printed."""
    area: Literal[
        "overarching",
        "health-services",
        "health-visiting",
        "early-education",
        "family-support-and-social-care",
        "not-stated",
    ]
    """The policy area; ``not-stated`` if the source does not say."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """The organisation responsible for it. Leave out if no source says."""
    published: Opt[Dated] = None
    """When it was published. Leave out if no source says."""
    status: Status
    """Its status, as the source states it; ``not-stated`` if it does not."""
    status_stated: Opt[Stated] = None
    """The words that state it: one to eight words, exactly as printed in the segment."""
    superseded_by: Opt[PolicyLink] = None
    """The policy that replaced it."""
    ages: Opt[Ages] = None
    """The ages that it is for. Leave out if no source says."""
    goals: Opt[SomeOf[Statement]] = None
    """What it aims to achieve."""
    provisions: Opt[SomeOf[Provision]] = None
    """What it requires, provides or offers."""
    evaluation: Opt[SomeOf[Statement]] = None
    """What evaluations of it found."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
    documented_in: Opt[UniqueOf[ReferenceLink]] = None
    """The works that set it out."""


class NationPart(Entry):
    """One part of a nation's figure or arrangement, with its own number and ages."""

    text: Prose
    """The part, as a sentence that names the nation."""
    number: Opt[Number] = None
    """The part of the figure."""
    counts: Opt[Name] = None
    """What it counts. Leave out if it is what the whole counts."""
    qualifier: Opt[Qualifier] = None
    """The qualifier that the source puts before the number. Leave out if there is none."""
    stated: Opt[Stated] = None
    """One to eight words, exactly as printed: the number with what it counts."""
    ages: Opt[Ages] = None
    """The ages that it is for."""


class NationValue(Together, Entry):
    """The term, figure or arrangement of one nation for a concept."""

    together = Only(
        "a nation has a term, figure, status or date only where its 'value' is 'stated' or 'source-says-none'",
        (
            "term",
            "abbreviation",
            "number",
            "counts",
            "qualifier",
            "ages",
            "status",
            "status_stated",
            "published",
            "body",
            "parts",
            "delivered_by",
        ),
        "value",
        ("stated", "source-says-none"),
    )

    place: UniqueOf[Place]
    """The nation."""
    value: Literal["stated", "source-says-none", "not-stated"]
    """Whether the sources state something for this nation, state that there is nothing, or are silent."""
    searched: Opt[Searched] = None
    """Of ``not-stated``, where it was searched."""
    short: Opt[Short] = None
    """The nation's answer in at most nine words, for a table."""
    term: Opt[Name] = None
    """The term that the nation uses, in full."""
    abbreviation: Opt[Name] = None
    """The abbreviation of the term."""
    number: Opt[Number] = None
    """The nation's figure."""
    counts: Opt[Name] = None
    """What the figure counts: "home visits", "hours a week"."""
    qualifier: Opt[Qualifier] = None
    """The qualifier that the source puts before the number: "about", "over". Leave out if there is none."""
    stated: Opt[Stated] = None
    """One to eight words, exactly as printed: the figure with what it counts."""
    ages: Opt[Ages] = None
    """The ages that it is for."""
    status: Opt[Status] = None
    """Its status, as the source states it."""
    status_stated: Opt[Stated] = None
    """The words that state it: one to eight words, exactly as printed in the segment."""
    published: Opt[Dated] = None
    """When the law, strategy or programme was published."""
    body: Opt[OrganisationLink] = None
    """The organisation responsible for it."""
    text: Opt[Prose] = None
    """The nation's figure or arrangement, in our own words."""
    parts: Opt[SomeOf[NationPart]] = None
    """Its parts, in order of age: 8 visits in the first year, 3 reviews after it."""
    delivered_by: Opt[Prose] = None
    """Who delivers it, as a sentence. Leave out if no source says."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records with more details."""


class Comparison(Topical, Briefed):
    """One concept compared across the nations: each nation's own term or figure, or that the sources state none."""

    labelled = "about"

    schema_: Literal["../../schema/comparison.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What is compared."""
    neutral_term: Name
    """The term used in the edition for the whole UK."""
    nations: SomeOf[NationValue]
    """The nations. Each must appear only once."""
    comparability: Opt[Comparability] = None
    """How far the nations can be compared, and what differs."""
