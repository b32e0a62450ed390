"""Policies, and one concept compared across the four nations."""

from typing import Literal

from pydantic import Field

from eymh_content.models.base import (
    AnyLink,
    Dated,
    Entry,
    Name,
    OrganisationLink,
    Paragraphs,
    Place,
    Prose,
    ReferenceLink,
    Stated,
    Statement,
    Topical,
    Voice,
)
from eymh_content.models.types import Opt, SomeOf, UniqueOf


class Policy(Topical):
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
    status: Literal[
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
    """Its status, as the source states it; ``not-stated`` if it does not."""
    status_stated: Opt[Stated] = None
    """The words that state it: one to eight words, exactly as printed in the segment."""
    goals: Opt[SomeOf[Statement]] = None
    """What it aims to achieve."""
    provisions: Opt[SomeOf[Statement]] = None
    """What it requires, provides or offers."""
    evaluation: Opt[SomeOf[Statement]] = None
    """What evaluations of it found."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
    documented_in: Opt[UniqueOf[ReferenceLink]] = None
    """The works that set it out."""


class NationValue(Entry):
    """The term, figure or arrangement of one nation for a concept."""

    place: UniqueOf[Place]
    """The nation."""
    value: Literal["stated", "not-stated"]
    """Whether the sources state anything for this nation."""
    term: Opt[Name] = None
    """The term that the nation uses."""
    text: Opt[Prose] = None
    """The nation's figure or arrangement, in our own words."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records with more details."""


class Comparison(Topical):
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
    comparability: Opt[SomeOf[Voice]] = None
    """What the comparison does not show."""
