"""Records of our own, not from sources: topics, nations, and the recipes of the packs."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from eymh_content import forms
from eymh_content.models.base import Entry, Record
from eymh_content.models.together import OnlyWith
from eymh_content.models.types import Opt, SomeOf, UniqueOf, whole
from eymh_content.models.values import (
    AnyLink,
    Model,
    Name,
    NationLink,
    Prose,
    Slug,
    Together,
    Voice,
)
from eymh_content.roles import Link

Kind = Annotated[str, Field(pattern=forms.KIND.pattern)]


class Topic(Record):
    """A topic of the controlled list. Its fields have the names of SKOS; ``aliases`` are its altLabel."""

    schema_: Literal["../../schema/topic.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    scope_note: Voice
    """What belongs to the topic, and what does not."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other words that a reader may search for."""
    broader: Opt[Annotated[str, Link("topic", tree=True)]] = None
    """The broader topic."""
    related: Opt[UniqueOf[Annotated[str, Link("topic")]]] = None
    """Related topics."""


class Nation(Record):
    """The profile of one nation: its codes, and how its statements are labelled in other editions."""

    schema_: Literal["../../schema/nation.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    code: Literal["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"]
    """Its ISO 3166-2 code."""
    lang: Annotated[str, Field(pattern=forms.LANGUAGE.pattern)]
    """The BCP 47 language tag of text localised for it: ``en-GB-u-sd-gbsct``."""
    order: Annotated[int, Field(ge=1, le=4), BeforeValidator(whole)]
    """Its position in lists of nations, from 1 to 4."""
    possessive: Name
    """The possessive form of its name, as in "England's figure"."""


class Rating(Model):
    """A rating that can be selected in a form."""

    name: Name
    """The name in the list: "Green"."""
    meaning: Voice
    """What it means, in words, so that a colour is never the only signal."""


class Section(Together):
    """One section of a pack."""

    together = OnlyWith(
        "a section has 'ratings' where its 'layout' is 'self-assessment', and nowhere else",
        "ratings",
        "layout",
        "self-assessment",
    )

    id: Slug
    """Unique in the pack."""
    heading: Name
    """Its heading."""
    intro: Opt[SomeOf[Voice]] = None
    """Introductory paragraphs for the reader."""
    kinds: UniqueOf[Kind]
    """The kinds of record that it shows."""
    topics: Opt[UniqueOf[Annotated[str, Link("topic")]]] = None
    """Show only records on one of these topics. Leave out to show all topics."""
    records: Opt[UniqueOf[AnyLink]] = None
    """Show only these records, and the elements of any frameworks among them. Leave out to show all records."""
    whose: Opt[UniqueOf[Literal["own", "shared", "others"]]] = None
    """Show only records about the pack's nation (``own``), the whole UK or no place (``shared``), or ``others``."""
    detail: Literal["full", "summary", "names"] = "full"
    """Whether to show records in full, in a line or two each, or by name only."""
    layout: Opt[Literal["a-to-z", "self-assessment"]] = None
    """An alphabetical list, or a form to rate each element. Leave out for the usual layout of the kind."""
    ratings: Opt[SomeOf[Rating]] = None
    """The ratings of a self-assessment, lowest first."""


class PackMessage(Entry):
    """A message of a briefing."""

    text: Prose
    """The message: one sentence that stands alone."""
    confidence: Literal["high", "medium", "low"]
    """High: stated outright and not contradicted. Medium: with reservations, or one study. Low: one local example."""
    rests_on: Opt[UniqueOf[AnyLink]] = None
    """The records that it rests on."""


class PackQuestion(Model):
    """A question to ask officials. It states nothing."""

    id: Slug
    """Unique in the pack."""
    text: Voice
    """The question."""
    prompted_by: UniqueOf[AnyLink]
    """The records whose gap or caveat it comes from."""


class Priority(Model):
    """A record that a pack shows before others."""

    record: AnyLink
    """The record."""
    reason: Voice
    """Why it comes first."""


class Pack(Record):
    """The recipe of a Word pack."""

    schema_: Literal["../../schema/pack.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    purpose: Voice
    """Its purpose."""
    audience: Voice
    """Who it is for."""
    full_text: Opt[Annotated[str, Link("pack")]] = None
    """The pack that gives in full what this pack summarises."""
    nation: Opt[NationLink] = None
    """The nation that it is written for. Leave out if it is made for each nation."""
    messages: Opt[SomeOf[PackMessage]] = None
    """Its key messages, in order."""
    questions: Opt[SomeOf[PackQuestion]] = None
    """Questions to ask officials, in order."""
    priority: Opt[SomeOf[Priority]] = None
    """The records that come before others, the first one first."""
    sections: SomeOf[Section]
    """Its sections, in order."""
