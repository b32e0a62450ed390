"""What families and professionals can use: resources, services and entitlements."""

from typing import Literal

from pydantic import Field

from eymh_content.models.base import (
    Ages,
    Dated,
    Name,
    OrganisationLink,
    Paragraphs,
    Prose,
    Statement,
    Topical,
    WebAddress,
)
from eymh_content.models.types import Opt, SomeOf, UniqueOf


class Resource(Topical):
    """A publication, site, training or tool that a source points to."""

    labelled = "example"

    schema_: Literal["../../schema/resource.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names as printed."""
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
    """What sort of thing it is."""
    summary: Paragraphs
    """What the source says that it is for."""
    audience: Opt[Prose] = None
    """For whom."""
    publishers: Opt[UniqueOf[OrganisationLink]] = None
    """Who publishes it, where a source says so."""
    published: Opt[Dated] = None
    """When it came out, where a source says so."""
    url: Opt[WebAddress] = None
    """Its address, where a source prints one."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Service(Topical):
    """A team or kind of provision."""

    labelled = "example"

    schema_: Literal["../../schema/service.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    aliases: Opt[UniqueOf[Name]] = None
    """Other names as printed."""
    summary: Paragraphs
    """What it is and does."""
    body: Opt[OrganisationLink] = None
    """Who runs it."""
    for_whom: Opt[Prose] = None
    """Whom it serves."""
    ages: Opt[Ages] = None
    """The ages that it serves."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""


class Entitlement(Topical):
    """A grant, benefit or funded hours."""

    labelled = "example"

    schema_: Literal["../../schema/entitlement.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What it is."""
    body: Opt[OrganisationLink] = None
    """Who grants it."""
    for_whom: Opt[Prose] = None
    """Who may have it."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
