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
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names as printed."""
    area: Literal[
        "overarching",
        "health-services",
        "health-visiting",
        "early-education",
        "family-support-and-social-care",
        "not-stated",
    ]
    """The area of policy."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """Whose it is."""
    published: Opt[Dated] = None
    """When it came out."""
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
    """Its status as the source states it."""
    status_stated: Opt[Stated] = None
    """The words that state it."""
    goals: Opt[SomeOf[Statement]] = None
    """What it aims at."""
    provisions: Opt[SomeOf[Statement]] = None
    """What it lays down or offers."""
    evaluation: Opt[SomeOf[Statement]] = None
    """What was found about it."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
    documented_in: Opt[UniqueOf[ReferenceLink]] = None
    """The works that set it out."""


class NationValue(Entry):
    """What one nation has for a concept."""

    place: UniqueOf[Place]
    """The nation."""
    value: Literal["stated", "not-stated"]
    """Whether the sources state anything for it."""
    term: Opt[Name] = None
    """Its own term."""
    text: Opt[Prose] = None
    """Its own figure or arrangement, in our words."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records that tell more."""


class Comparison(Topical):
    """One concept across the nations: each nation's own term or figure, or that the sources state none."""

    labelled = "about"

    schema_: Literal["../../schema/comparison.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What is compared."""
    neutral_term: Name
    """The term that the edition for the whole UK prints."""
    nations: SomeOf[NationValue]
    """The nations, each once."""
    comparability: Opt[SomeOf[Voice]] = None
    """What cannot be read from the comparison."""
