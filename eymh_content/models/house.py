"""Our own records: topics, nations, and the recipes of the packs."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from eymh_content.models.base import Model, Name, Record, Slug, Voice
from eymh_content.models.roles import Link
from eymh_content.models.types import Opt, SomeOf, UniqueOf, whole

Kind = Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]


class Topic(Record):
    """A topic of the controlled list. Fields are named after SKOS."""

    schema_: Literal["../../schema/topic.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    scope_note: Voice
    """What belongs under it, and what does not."""
    alt_labels: Opt[UniqueOf[Name]] = None
    """Other words by which a reader may look for it."""
    broader: Opt[Annotated[str, Link("topic", tree=True)]] = None
    """The wider topic."""
    related: Opt[UniqueOf[Annotated[str, Link("topic")]]] = None
    """Topics beside it."""


class Nation(Record):
    """The profile of one nation: how it is coded, and how its statements are labelled elsewhere."""

    schema_: Literal["../../schema/nation.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    code: Literal["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"]
    """Its ISO 3166-2 code."""
    lang: Annotated[str, Field(pattern=r"^[a-z]{2}-GB-u-sd-gb[a-z]{3}$")]
    """The BCP 47 tag of text localised for it."""
    order: Annotated[int, Field(ge=1, le=4), BeforeValidator(whole)]
    """Its place where nations are listed."""
    possessive: Name
    """As in "England's figure"."""


class Section(Model):
    """One section of a pack."""

    id: Slug
    """Unique in the pack."""
    heading: Name
    """Its heading."""
    intro: Opt[SomeOf[Voice]] = None
    """A few words to the reader."""
    kinds: UniqueOf[Kind]
    """The kinds of record that it shows."""
    topics: Opt[UniqueOf[Annotated[str, Link("topic")]]] = None
    """Only records on one of these topics."""


class Pack(Record):
    """The recipe of a Word pack."""

    schema_: Literal["../../schema/pack.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    purpose: Voice
    """What it is for."""
    audience: Voice
    """For whom it is."""
    sections: SomeOf[Section]
    """Its sections, in order."""
