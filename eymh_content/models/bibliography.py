"""The documents themselves, the works they cite, and the bodies behind them."""

from typing import Annotated, Any, Literal

from pydantic import Field

from eymh_content.models.base import (
    Anchors,
    Caveat,
    Dated,
    Envelope,
    Model,
    Name,
    Order,
    OrganisationLink,
    Paragraphs,
    Places,
    Record,
    Slug,
    Sourced,
    Statement,
    Voice,
    WebAddress,
    Whole,
)
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Role

Lines = Annotated[str, Field(pattern=r"^[1-9][0-9]*(-[1-9][0-9]*)?$")]


class Heading(Model):
    """A heading of a source, and the lines that it heads."""

    id: Slug
    """Unique in the source, never reused."""
    title: Name
    """As printed."""
    level: Order
    """1 for the chief parts."""
    at: Opt[Anchors] = None
    """Its own lines, where it runs over more than one."""
    lines: Lines
    """From its own line to the last before the next heading of its level; a box ends where the running text resumes."""


class Abbreviation(Model):
    """A short form that a source uses throughout."""

    short: Name
    """As printed."""
    long: Name
    """What it stands for, as the source has it."""
    at: Anchors
    """Where the source says so."""


class NotEncoded(Model):
    """Lines that hold nothing to encode."""

    lines: Lines
    """First and last line."""
    reason: Literal["contents", "page-furniture", "address", "acknowledgement", "repeat"]
    """Why."""
    note: Opt[Voice] = None
    """More about it."""


class NamesLeftOut(Model):
    """Lines whose names are left out on purpose, so that coverage does not ask for them."""

    lines: Lines
    """First and last line."""
    reason: Literal["people", "pseudonyms"]
    """Whose names they are."""
    note: Opt[Voice] = None
    """What stands in the records instead."""


class Part(Statement):
    """A part of the document, and what it says that it holds."""

    title: Name
    """Its title."""


class Source(Envelope):
    """One of the documents that this package restates."""

    labelled = "about"

    schema_: Literal["../../schema/source.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    file: Annotated[str, Field(pattern=r"^[a-z0-9-]+\.txt$")]
    """The name of its text file."""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """SHA-256 of that file; it fixes the numbers of lines and segments."""
    lines: Whole
    """How many lines the file has."""
    at: Opt[Anchors] = None
    """The segments on which title, date and makers rest."""
    form: Literal["framework", "toolkit", "web-page", "review", "mapping"]
    """What sort of document it is."""
    publishers: SomeOf[OrganisationLink]
    """Who published it."""
    authors: Opt[SomeOf[Name]] = None
    """Who wrote it, as printed."""
    dated: Opt[Dated] = None
    """Its date as printed."""
    undated: Opt[Literal[True]] = None
    """True where it prints no date."""
    about: Places
    """The places that it is about."""
    summary: Paragraphs
    """What the document is."""
    rights: Voice
    """Whose the text is, and what this package takes from it."""
    aims: Opt[SomeOf[Statement]] = None
    """What it wants to achieve."""
    audiences: Opt[SomeOf[Statement]] = None
    """For whom it is made."""
    uses: Opt[SomeOf[Statement]] = None
    """How it may be used."""
    limits: Opt[SomeOf[Statement]] = None
    """What it does not do, and what holds it back."""
    methods: Opt[SomeOf[Statement]] = None
    """How it was made."""
    statements: Opt[SomeOf[Statement]] = None
    """What else it says of itself."""
    parts: Opt[SomeOf[Part]] = None
    """Its parts with their summaries."""
    abbreviations: Opt[SomeOf[Abbreviation]] = None
    """Short forms that it uses throughout."""
    outline: SomeOf[Heading]
    """Every heading, in order."""
    not_encoded: Opt[SomeOf[NotEncoded]] = None
    """What is left out, and why."""
    names_left_out: Opt[SomeOf[NamesLeftOut]] = None
    """Where names of people are left out."""
    complete: Opt[UniqueOf[Lines]] = None
    """Ranges of lines that are encoded whole: ``eymh coverage`` fails where one of them is not."""


class CitedAs(Model):
    """One place where a source cites a work."""

    at: Anchors
    """Where the work is written out: the footnote or the entry in the list."""
    note: Opt[Annotated[str, Field(pattern=r"^[0-9a-z]{1,4}$")]] = None
    """The number or mark of the note."""
    printed: Opt[Name] = None
    """How it is printed there, where that differs in substance."""


class Reference(Record):
    """One work, however often it is cited."""

    schema_: Literal["../../schema/reference.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    csl: Annotated[dict[str, Any], Role.CSL]
    """One pure CSL-JSON item; its id is the id of this record."""
    cited_as: SomeOf[CitedAs]
    """Every place where a source writes it out."""
    caveats: Opt[SomeOf[Caveat]] = None
    """What a reader should know about it."""


class Organisation(Sourced):
    """A body: a government, a board, a charity, a university."""

    labelled = "about"

    schema_: Literal["../../schema/organisation.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Abbreviations and other names as printed."""
    summary: Opt[Paragraphs] = None
    """What the sources say of it."""
    url: Opt[WebAddress] = None
    """Its address, where a source prints one."""
    part_of: Opt[OrganisationLink] = None
    """The body that it belongs to."""
