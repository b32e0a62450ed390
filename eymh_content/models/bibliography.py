"""The source documents, the works that they cite, and the organisations behind them."""

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from eymh_content import forms
from eymh_content.models.base import Envelope, Record, Sourced, Statement
from eymh_content.models.types import AnyObject, Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Anchors,
    Caveat,
    Dated,
    Depth,
    Model,
    Name,
    Order,
    OrganisationLink,
    Paragraphs,
    Places,
    Slug,
    Voice,
    WebAddress,
)
from eymh_content.roles import Link, Role

Lines = Annotated[str, Field(pattern=forms.LINES.pattern)]


class Heading(Model):
    """A heading of a source, and the lines under it."""

    id: Slug
    """Unique in the source; never reuse it."""
    title: Name
    """As printed."""
    level: Depth
    """The level of the heading: 1 for the main parts."""
    at: Opt[Anchors] = None
    """The segments of the heading itself, if it is longer than one line."""
    lines: Lines
    """First and last line, up to the next heading of its level. A box ends where the main text continues."""


class Abbreviation(Model):
    """An abbreviation that a source uses throughout."""

    short: Name
    """As printed."""
    long: Name
    """The full form, as printed."""
    at: Anchors
    """Where the source says so."""


class NotEncoded(Model):
    """Lines with nothing to encode."""

    lines: Lines
    """First and last line: 12-40, or 12 for a single line."""
    reason: Literal["contents", "page-furniture", "address", "acknowledgement", "repeat"]
    """Why they are not encoded."""
    note: Opt[Voice] = None
    """More details."""


class NamesLeftOut(Model):
    """Lines whose names are left out on purpose, so that ``eymh coverage`` does not report them."""

    lines: Lines
    """First and last line: 12-40, or 12 for a single line."""
    reason: Literal["people", "pseudonyms"]
    """The type of names: of real people, or pseudonyms."""
    note: Opt[Voice] = None
    """What the records say instead."""


class Part(Statement):
    """A part of the document, and what the document says is in it."""

    title: Name
    """Its title."""


class Source(Envelope):
    """One of the documents that this package restates."""

    labelled = "about"

    schema_: Literal["../../schema/source.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    file: Annotated[str, Field(pattern=forms.TEXT_FILE.pattern)]
    """The name of its text file."""
    sha256: Annotated[str, Field(pattern=forms.SHA256.pattern)]
    """The SHA-256 of that file, as 64 hexadecimal digits. Line and segment numbers refer to exactly this text."""
    lines: Order
    """The number of lines in the file."""
    at: Opt[Anchors] = None
    """The segments that give its title, date, publishers and authors."""
    form: Literal["framework", "toolkit", "web-page", "review", "mapping"]
    """The type of document."""
    publishers: SomeOf[OrganisationLink]
    """The organisations that published it."""
    authors: Opt[SomeOf[Name]] = None
    """The authors, as printed. Leave out if none are named."""
    dated: Opt[Dated] = None
    """Its date as printed. If it prints none, use ``undated`` instead."""
    undated: Opt[Literal[True]] = None
    """True if it prints no date."""
    about: Places
    """The places it is about, as ISO 3166 codes; GB is the whole UK."""
    summary: Paragraphs
    """What the document is."""
    rights: Voice
    """Who owns the text, and what this package uses of it."""
    aims: Opt[SomeOf[Statement]] = None
    """What it aims to achieve."""
    audiences: Opt[SomeOf[Statement]] = None
    """Who it is for."""
    uses: Opt[SomeOf[Statement]] = None
    """How it may be used."""
    limits: Opt[SomeOf[Statement]] = None
    """What it does not do, and its limitations."""
    methods: Opt[SomeOf[Statement]] = None
    """How it was made."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that it says about itself."""
    parts: Opt[SomeOf[Part]] = None
    """Its parts, with their summaries."""
    abbreviations: Opt[SomeOf[Abbreviation]] = None
    """Abbreviations that it uses throughout."""
    outline: SomeOf[Heading]
    """Every heading, in order."""
    not_encoded: Opt[SomeOf[NotEncoded]] = None
    """Lines that are left out, and why."""
    names_left_out: Opt[SomeOf[NamesLeftOut]] = None
    """Lines whose names of people are left out."""
    complete: Opt[UniqueOf[Lines]] = None
    """Ranges of lines that are fully encoded. ``eymh coverage`` fails if one of them is not."""

    def heading_at(self, line: int) -> Heading | None:
        """Return the innermost heading that a line (from 1) is under; None if there is none."""
        return self._headings.get(line)

    @cached_property
    def _headings(self) -> dict[int, Heading]:
        found: dict[int, Heading] = {}
        for heading in sorted(self.outline, key=lambda each: each.level):
            first, last = forms.parse_lines(heading.lines)
            found |= dict.fromkeys(range(first, min(last, self.lines) + 1), heading)
        return found


class CitedAs(Model):
    """One place where a source cites a work."""

    at: Anchors
    """The segments that give the work in full: the footnote, or the entry in the list of references."""
    note: Opt[Annotated[str, Field(pattern=forms.NOTE_MARK.pattern)]] = None
    """The number or letter of the note."""
    printed: Opt[Name] = None
    """How it is printed there, if that differs in more than style."""


class Reference(Record):
    """One work, recorded once however often it is cited."""

    schema_: Literal["../../schema/reference.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    csl: Annotated[AnyObject, Role.CSL]
    """The work as one CSL-JSON item. Its id is the id of this record."""
    cited_as: SomeOf[CitedAs]
    """Every place where a source gives it in full."""
    caveats: Opt[SomeOf[Caveat]] = None
    """Warnings for the reader."""


class Organisation(Sourced):
    """An organisation: a government, a board, a charity or a university."""

    labelled = "about"

    schema_: Literal["../../schema/organisation.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Abbreviations and other names, as printed."""
    summary: Opt[Paragraphs] = None
    """What the sources say about it."""
    url: Opt[WebAddress] = None
    """Its web address. Leave out if no source prints one."""
    part_of: Opt[Annotated[str, Link("organisation", tree=True)]] = None
    """The organisation that it is part of."""
