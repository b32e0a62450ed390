"""What families and professionals can use: resources, services and entitlements."""

from typing import Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Statement, Topical
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Ages,
    Dated,
    Name,
    OrganisationLink,
    Paragraphs,
    Prose,
    WebAddress,
)


class Resource(Topical):
    """A publication, website, training course or tool that a source refers to."""

    labelled = "example"

    schema_: Literal["../../schema/resource.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names, as printed."""
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
    """The type of resource; ``not-stated`` if the source does not say."""
    summary: Paragraphs
    """What the source says it is for."""
    audience: Opt[Prose] = None
    """Who it is for. Leave out if no source says."""
    publishers: Opt[UniqueOf[OrganisationLink]] = None
    """The organisations that publish it. Leave out if no source says."""
    published: Opt[Dated] = None
    """When it was published. Leave out if no source says."""
    url: Opt[WebAddress] = None
    """Its web address. Leave out if no source prints one."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""


class Service(Topical, Briefed):
    """A team, or a type of provision."""

    labelled = "example"

    schema_: Literal["../../schema/service.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names, as printed."""
    summary: Paragraphs
    """What it is and does."""
    body: Opt[OrganisationLink] = None
    """The organisation that runs it. Leave out if no source says."""
    for_whom: Opt[SomeOf[Statement]] = None
    """Who it is for. Leave out if no source says."""
    ages: Opt[Ages] = None
    """The ages that it is for. Leave out if no source says."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""


class Entitlement(Topical, Briefed):
    """A grant, a benefit, or funded hours of childcare."""

    labelled = "example"

    schema_: Literal["../../schema/entitlement.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """The organisation that provides it. Leave out if no source says."""
    for_whom: Opt[SomeOf[Statement]] = None
    """Who is eligible. Leave out if no source says."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
