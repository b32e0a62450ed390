"""What is done for families: frameworks and their elements, programmes, services, money, publications, policies."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import (
    Ages,
    AnyLink,
    Dated,
    Entry,
    Name,
    Order,
    OrganisationLink,
    Paragraphs,
    Prose,
    Quoted,
    ReferenceLink,
    Stated,
    Statement,
    Topical,
    WebAddress,
)
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link

FrameworkElementLink = Annotated[str, Link("framework-element")]


class Framework(Topical):
    """An ordered set of elements with a name: a model, a scale, a list of areas."""

    schema_: Literal["../../schema/framework.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What it is and what it is for."""
    body: Opt[OrganisationLink] = None
    """Whose it is."""
    statements: Opt[SomeOf[Statement]] = None
    """What the sources say of it as a whole: principles, limits, how to use it."""


class FrameworkElement(Topical):
    """One element of a framework."""

    schema_: Literal["../../schema/framework-element.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    framework: Annotated[str, Link("framework")]
    """The framework that it belongs to."""
    order: Order
    """Its place in the framework, from 1."""
    label: Opt[Stated] = None
    """How it is printed, where that differs from the title."""
    summary: Opt[Paragraphs] = None
    """What it is."""
    actions: Opt[SomeOf[Statement]] = None
    """What should be done or borne in mind, in order."""
    examples: Opt[SomeOf[Statement]] = None
    """Examples of approaches, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


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


class Intervention(Topical):
    """One programme delivered to families."""

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


class Resource(Topical):
    """A publication, site, training or tool that a source points to."""

    schema_: Literal["../../schema/resource.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names as printed."""
    form: Literal[
        "publication",
        "website",
        "app",
        "training",
        "programme",
        "tool",
        "approach",
        "framework",
        "network",
        "not-stated",
    ]
    """What sort of thing it is."""
    summary: Paragraphs
    """What the source says that it is for."""
    audience: Opt[Prose] = None
    """For whom."""
    publishers: Opt[UniqueOf[OrganisationLink]] = None
    """Who publishes it, where a source says so."""
    published: Opt[Dated] = None
    """When it came out, where a source says so."""
    url: Opt[WebAddress] = None
    """Its address, where a source prints one."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Service(Topical):
    """A team or kind of provision."""

    schema_: Literal["../../schema/service.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names as printed."""
    summary: Paragraphs
    """What it is and does."""
    body: Opt[OrganisationLink] = None
    """Who runs it."""
    for_whom: Opt[Prose] = None
    """Whom it serves."""
    ages: Opt[Ages] = None
    """The ages that it serves."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Entitlement(Topical):
    """A grant, benefit or funded hours."""

    schema_: Literal["../../schema/entitlement.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """Who grants it."""
    for_whom: Opt[Prose] = None
    """Who may have it."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Policy(Topical):
    """An act, strategy, government programme, review or inquiry."""

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
