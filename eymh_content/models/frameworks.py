"""Frameworks and their elements."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Order, OrganisationLink, Paragraphs, Stated, Statement, Topical
from eymh_content.models.types import Opt, SomeOf
from eymh_content.roles import Link


class Framework(Topical):
    """An ordered set of elements with a name: a model, a scale, a list of areas."""

    labelled = "about"

    schema_: Literal["../../schema/framework.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What it is and what it is for."""
    body: Opt[OrganisationLink] = None
    """Whose it is."""
    statements: Opt[SomeOf[Statement]] = None
    """What the sources say of it as a whole: principles, limits, how to use it."""


FrameworkElementLink = Annotated[str, Link("framework-element")]


class FrameworkElement(Topical):
    """One element of a framework."""

    labelled = "example"

    schema_: Literal["../../schema/framework-element.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    framework: Annotated[str, Link("framework")]
    """The framework that it belongs to."""
    order: Order
    """Its place in the framework, from 1."""
    label: Opt[Stated] = None
    """How it is printed, where that differs from the title."""
    summary: Opt[Paragraphs] = None
    """What it is."""
    actions: Opt[SomeOf[Statement]] = None
    """What should be done or borne in mind, in order."""
    examples: Opt[SomeOf[Statement]] = None
    """Examples of approaches, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
