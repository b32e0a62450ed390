"""Programmes delivered to families, what studies found about them, and local examples."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Entry, Statement, SubStatement, Topical
from eymh_content.models.determinants import LevelLink
from eymh_content.models.frameworks import FrameworkElementLink
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Ages,
    AnyLink,
    Name,
    OrganisationLink,
    Paragraphs,
    Prose,
    Quoted,
    Stated,
    WhatItIs,
)
from eymh_content.roles import Link

Format = Literal["group", "one-to-one", "home-visits", "video-feedback", "online", "telephone"]


class Study(Entry):
    """What a study or evaluation found, including that it found no effect."""

    text: Prose
    """What was found, with the qualifiers of the source."""
    result: Literal["positive", "mixed", "no-effect", "negative", "qualitative", "ongoing", "not-stated"]
    """The direction of the result, as the source states it; ``not-stated`` if it does not."""
    design: Opt[Prose] = None
    """The type of study. Leave out if the source does not say."""
    size: Opt[Prose] = None
    """The number of participants, in words. Leave out if the source does not say."""


class LevelOfNeed(Quoted):
    """The level of need that a programme is offered for."""

    value: Literal["universal", "targeted-selected", "targeted-indicated", "specialist", "not-stated"]
    """The level of need."""
    element: Opt[FrameworkElementLink] = None
    """The record that defines the level."""


class Delivery(Entry):
    """How a programme is delivered."""

    formats: Opt[UniqueOf[Format]] = None
    """Its formats. Leave out if the source does not say."""
    text: Opt[Prose] = None
    """What happens, in words."""
    setting: Opt[Prose] = None
    """Where it is delivered."""
    sessions: Opt[Prose] = None
    """The number of sessions, how often they take place, and how long each is."""
    length: Opt[Prose] = None
    """The period from the first session to the last."""
    who: Opt[Prose] = None
    """Who delivers it."""


class Variant(Entry):
    """A version of a programme."""

    title: Name
    """Its name."""
    text: Prose
    """How it differs from the programme."""


class Availability(Entry):
    """Whether a programme is available in a place, as a source states it."""

    value: Literal["delivered", "delivered-in-places", "not-delivered", "trial", "unclear", "not-stated"]
    """The availability; ``not-stated`` if no source says. ``delivered`` in the UK means somewhere in the UK."""
    stated: Opt[Stated] = None
    """One to eight words, exactly as printed in the segment. Leave out if the source has no such words."""
    text: Opt[Prose] = None
    """What the source adds."""


class EvidenceRating(Entry):
    """How strong the evidence is, according to a source: the rating, who gave it, and when."""

    rating: Literal["high-quality", "preliminary", "to-be-confirmed", "no-effect", "not-stated"]
    """The rating."""
    stated: Opt[Stated] = None
    """One to eight words, exactly as printed in the segment. Leave out if the text has lost the rating."""
    element: Opt[FrameworkElementLink] = None
    """The record that defines the rating."""
    rated_by: Opt[OrganisationLink] = None
    """Who rated it. Leave out if it is who gives the ratings of the framework."""
    limits: Opt[SomeOf[SubStatement]] = None
    """What limits the rating: a trial without an effect, studies only from abroad, small numbers."""
    outcome: Opt[Prose] = None
    """The outcomes that the rating is for."""


class Intervention(Topical, Briefed):
    """One programme delivered to families."""

    labelled = "example"

    schema_: Literal["../../schema/intervention.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names and abbreviations, as printed."""
    what_it_is: WhatItIs
    """What it is and for whom in at most fourteen words, for a table."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """The organisation responsible for it. Leave out if no source says."""
    level_of_need: Opt[LevelOfNeed] = None
    """The level of need that it is offered for."""
    for_whom: Opt[SomeOf[Statement]] = None
    """Who it is for."""
    ages: Opt[Ages] = None
    """The ages at which it is delivered."""
    delivery: Opt[SomeOf[Delivery]] = None
    """How it is delivered."""
    variants: Opt[SomeOf[Variant]] = None
    """Its versions."""
    variant_of: Opt[Annotated[str, Link("intervention", tree=True)]] = None
    """The programme that it is a version of."""
    related: Opt[UniqueOf[AnyLink]] = None
    """Programmes that it builds on or is part of."""
    availability: Opt[SomeOf[Availability]] = None
    """Where it is available."""
    evidence: Opt[SomeOf[EvidenceRating]] = None
    """Ratings of the evidence for it."""
    findings: Opt[SomeOf[Study]] = None
    """What studies found."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""


class Example(Topical, Briefed):
    """A case study or local example, with its own label in the source."""

    labelled = "example"

    schema_: Literal["../../schema/example.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    label: Opt[Stated] = None
    """The label of its box, as printed: "A local example"."""
    level: Opt[LevelLink] = None
    """The level of the socio-ecological model that it is listed under."""
    summary: Paragraphs
    """What it is an example of."""
    background: Opt[SomeOf[Statement]] = None
    """The situation before."""
    story: Opt[SomeOf[SubStatement]] = None
    """What happened, as a text: one paragraph each."""
    done: Opt[SomeOf[Statement]] = None
    """A list of what is being done or was done, in order."""
    outcomes: Opt[SomeOf[Statement]] = None
    """Its results."""
    findings: Opt[SomeOf[Study]] = None
    """What studies or evaluations found."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of the programmes, services, resources and organisations that it names."""
