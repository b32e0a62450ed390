"""Programmes delivered to families, what studies found about them, and local examples."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import (
    Ages,
    AnyLink,
    Entry,
    Name,
    OrganisationLink,
    Paragraphs,
    Prose,
    Quoted,
    Stated,
    Statement,
    Topical,
)
from eymh_content.models.determinants import LevelLink
from eymh_content.models.frameworks import FrameworkElementLink
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link


class Study(Entry):
    """What a study or evaluation found; null results too."""

    text: Prose
    """What was found, with the hedges of the source."""
    result: Literal["positive", "mixed", "no-effect", "negative", "qualitative", "ongoing", "not-stated"]
    """The direction of the result as the source tells it."""
    design: Opt[Prose] = None
    """The kind of study."""
    size: Opt[Prose] = None
    """How many took part."""


class LevelOfNeed(Quoted):
    """The level of need at which a programme is offered."""

    value: Literal["universal", "targeted-selected", "targeted-indicated", "specialist", "not-stated"]
    """The level."""
    element: Opt[FrameworkElementLink] = None
    """The definition of the level."""


class Delivery(Entry):
    """How a programme is given."""

    format: Opt[Prose] = None
    """In groups, one to one, through the day, by video."""
    setting: Opt[Prose] = None
    """Where."""
    sessions: Opt[Prose] = None
    """How many, how often, how long each."""
    length: Opt[Prose] = None
    """Over what time."""
    who: Opt[Prose] = None
    """Who gives it."""


class Variant(Entry):
    """A version of a programme."""

    title: Name
    """Its name."""
    text: Prose
    """How it differs."""


class Availability(Entry):
    """Whether a programme is to be had in a place, as a source states it."""

    value: Literal["delivered", "not-delivered", "some-sites", "trial", "unclear", "not-stated"]
    """The state of it."""
    stated: Opt[Stated] = None
    """As printed."""
    text: Opt[Prose] = None
    """What the source adds."""


class EvidenceRating(Entry):
    """How strong a source says the evidence is: as rated, by whom, when."""

    rating: Literal["high-quality", "preliminary", "to-be-confirmed", "no-effect", "not-stated"]
    """The rating."""
    stated: Opt[Stated] = None
    """As printed; left out where the rating is lost."""
    element: Opt[FrameworkElementLink] = None
    """The definition of the rating."""
    rated_by: Opt[Prose] = None
    """Who rated it."""
    outcome: Opt[Prose] = None
    """For what outcomes."""


class Intervention(Topical):
    """One programme delivered to families."""

    labelled = "example"

    schema_: Literal["../../schema/intervention.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names and abbreviations as printed."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """Whose programme it is, where a source says so."""
    level_of_need: Opt[LevelOfNeed] = None
    """The level at which it is offered."""
    for_whom: Opt[SomeOf[Statement]] = None
    """Whom it is for."""
    ages: Opt[Ages] = None
    """The ages at which it is delivered."""
    delivery: Opt[SomeOf[Delivery]] = None
    """How it is given."""
    variants: Opt[SomeOf[Variant]] = None
    """Its versions."""
    variant_of: Opt[Annotated[str, Link("intervention", tree=True)]] = None
    """The programme of which it is a version."""
    related: Opt[UniqueOf[AnyLink]] = None
    """Programmes that it builds on or is built into."""
    availability: Opt[SomeOf[Availability]] = None
    """Where it is to be had."""
    evidence: Opt[SomeOf[EvidenceRating]] = None
    """How strong the evidence is, as rated."""
    findings: Opt[SomeOf[Study]] = None
    """What studies found."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Example(Topical):
    """A case study or local example, with its own label in the source."""

    labelled = "example"

    schema_: Literal["../../schema/example.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    label: Opt[Stated] = None
    """The label of its box: "A local example"."""
    level: Opt[LevelLink] = None
    """The level of the model under which it stands."""
    summary: Paragraphs
    """What it is an example of."""
    background: Opt[SomeOf[Statement]] = None
    """How things were before."""
    done: Opt[SomeOf[Statement]] = None
    """What is or was done, in order."""
    outcomes: Opt[SomeOf[Statement]] = None
    """What came of it."""
    findings: Opt[SomeOf[Study]] = None
    """What studies or evaluations found."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and bodies that it names."""
