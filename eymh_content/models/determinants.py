"""What shapes a child's mental health: the levels of the socio-ecological model, and risk and protective factors."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Entry, Statement, Topical
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Name,
    Order,
    Paragraphs,
    Prose,
    Short,
    Stated,
    Worded,
)
from eymh_content.roles import Link

LevelLink = Annotated[str, Link("level")]
FactorRole = Literal["risk", "protective", "either", "not-stated"]


class NamedFactor(Entry):
    """A factor that a source names in a list, and of which it says a sentence at most."""

    name: Name
    """Its name."""
    role: FactorRole
    """Whether the source calls it a risk factor, a protective factor, or either; ``not-stated`` if it does not say."""
    role_stated: Opt[Stated] = None
    """The words that state the role: one to eight words, exactly as printed in the segment."""
    text: Opt[Prose] = None
    """The one sentence that the source says of it."""


class Level(Topical, Briefed):
    """One level of the socio-ecological model, or something that applies across its levels."""

    labelled = "about"

    schema_: Literal["../../schema/level.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    framework: Opt[Annotated[str, Link("framework")]] = None
    """The model that it belongs to."""
    order: Order
    """Its position in the model, counted from 1."""
    label: Opt[Stated] = None
    """Its number in the source, as printed."""
    summary: Paragraphs
    """What belongs to this level."""
    mechanism: Opt[SomeOf[Worded]] = None
    """How it affects a child's mental health, in paragraphs."""
    factors_named: Opt[SomeOf[NamedFactor]] = None
    """Factors of this level of which a source says a sentence at most. Others are records of the kind ``factor``."""
    services_can: Opt[SomeOf[Statement]] = None
    """What services can do at this level, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the source says about it, including its cautions."""


class Factor(Topical, Briefed):
    """One thing that makes good mental health more or less likely."""

    labelled = "about"

    schema_: Literal["../../schema/factor.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    short: Opt[Short] = None
    """The factor in at most nine words, for a table."""
    role: FactorRole
    """Whether the source calls it a risk factor, a protective factor, or either; ``not-stated`` if it does not say."""
    role_stated: Opt[Stated] = None
    """The words that state the role: one to eight words, exactly as printed in the segment."""
    levels: Opt[UniqueOf[LevelLink]] = None
    """The levels under which the source names it. Leave out if it names it under none."""
    summary: Opt[Paragraphs] = None
    """What it is, according to the source. Leave out if the message says it."""
    mechanism: Opt[SomeOf[Worded]] = None
    """How it works, in paragraphs. Leave out if the source does not say."""
    depends_on: Opt[SomeOf[Statement]] = None
    """What its effect depends on, where the source does not say in which direction."""
    lessened_by: Opt[SomeOf[Statement]] = None
    """What reduces its effect."""
    strengthened_by: Opt[SomeOf[Statement]] = None
    """What increases its effect."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the source says about it."""
    related: Opt[UniqueOf[Annotated[str, Link("factor")]]] = None
    """Factors that the source names together with it."""
