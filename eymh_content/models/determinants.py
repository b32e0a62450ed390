"""What shapes a child's mental health: the levels of the socio-ecological model, and risk and protective factors."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Order, Paragraphs, Stated, Statement, Topical
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link

LevelLink = Annotated[str, Link("level")]


class Level(Topical):
    """One level of the socio-ecological model, or what crosses the levels."""

    labelled = "about"

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

    labelled = "about"

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
