"""What shapes a child's mental health: levels and factors; local examples; one concept across the nations."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import (
    AnyLink,
    Entry,
    Name,
    Order,
    Paragraphs,
    Place,
    Prose,
    Stated,
    Statement,
    Topical,
    Voice,
)
from eymh_content.models.practice import Study
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link

LevelLink = Annotated[str, Link("level")]


class Level(Topical):
    """One level of the socio-ecological model, or what crosses the levels."""

    schema_: Literal["../../schema/level.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    framework: Opt[Annotated[str, Link("framework")]] = None
    """The model that it belongs to."""
    order: Order
    """Its place in the model, from 1."""
    label: Opt[Stated] = None
    """How it is numbered in the source."""
    summary: Paragraphs
    """What lies on this level."""
    mechanism: Opt[Paragraphs] = None
    """How it works on a child's mental health."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the source says of it, its cautions among them."""


class Factor(Topical):
    """One thing that raises or lowers the likelihood of good mental health."""

    schema_: Literal["../../schema/factor.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    role: Literal["risk", "protective", "either", "not-stated"]
    """Whether the source names it as a risk, as protective, or as working either way."""
    levels: Opt[UniqueOf[LevelLink]] = None
    """The levels under which the source names it; left out where it names it under none."""
    summary: Paragraphs
    """What it is, as the source tells it."""
    mechanism: Opt[Paragraphs] = None
    """How it works, where the source says so."""
    lessened_by: Opt[SomeOf[Statement]] = None
    """What lessens its effect."""
    strengthened_by: Opt[SomeOf[Statement]] = None
    """What makes its effect stronger."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the source says of it."""
    related: Opt[UniqueOf[Annotated[str, Link("factor")]]] = None
    """Factors that the source names with it."""


class Example(Topical):
    """A case study or local example, with its own label in the source."""

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
