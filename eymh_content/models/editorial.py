"""Our own records: topics, nations, and the recipes of the packs."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

from eymh_content.models.base import AnyLink, Model, Name, Record, Slug, Together, Voice
from eymh_content.models.together import OnlyWith
from eymh_content.models.types import Opt, SomeOf, UniqueOf, whole
from eymh_content.roles import Link

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


class Rating(Model):
    """A rating that may be chosen in a form."""

    name: Name
    """As it stands in the list: "Green"."""
    meaning: Voice
    """What it means, in words, so that the name of a colour is never the only signal."""


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
    """A few words to the reader."""
    kinds: UniqueOf[Kind]
    """The kinds of record that it shows."""
    topics: Opt[UniqueOf[Annotated[str, Link("topic")]]] = None
    """Only records on one of these topics."""
    records: Opt[UniqueOf[AnyLink]] = None
    """Only these records, and the elements of the frameworks among them."""
    whose: Opt[UniqueOf[Literal["own", "shared", "others"]]] = None
    """Only what is about the nation of the pack (``own``), the whole UK or no place (``shared``), or ``others``."""
    detail: Literal["full", "summary", "names"] = "full"
    """Whether records are drawn whole, in a line or two each, or only named."""
    layout: Opt[Literal["a-to-z", "self-assessment"]] = None
    """All in one alphabetical run; or a form that asks for a rating of each element. Left out: as suits the kind."""
    ratings: Opt[SomeOf[Rating]] = None
    """What may be chosen in a self-assessment, the lowest first."""


class Pack(Record):
    """The recipe of a Word pack."""

    schema_: Literal["../../schema/pack.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    purpose: Voice
    """What it is for."""
    audience: Voice
    """For whom it is."""
    full_text: Opt[Annotated[str, Link("pack")]] = None
    """The pack that gives whole what this one gives in short."""
    sections: SomeOf[Section]
    """Its sections, in order."""
