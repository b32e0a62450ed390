"""Frameworks and their elements."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Statement, Topical
from eymh_content.models.communication import Question
from eymh_content.models.types import Opt, SomeOf
from eymh_content.models.values import (
    Order,
    OrganisationLink,
    Paragraphs,
    Stated,
    Worded,
)
from eymh_content.roles import Link


class Framework(Topical, Briefed):
    """A named, ordered set of elements: a model, a scale or a list of areas."""

    labelled = "about"

    schema_: Literal["../../schema/framework.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What it is, and its purpose."""
    body: Opt[OrganisationLink] = None
    """The organisation responsible for it. Leave out if no source says."""
    rated_by: Opt[Worded] = None
    """Of a framework of ratings, who gives them, and when."""
    statements: Opt[SomeOf[Statement]] = None
    """What the sources say about it as a whole: principles, limitations, how to use it."""


FrameworkElementLink = Annotated[str, Link("framework-element")]


class FrameworkElement(Topical, Briefed):
    """One element of a framework."""

    labelled = "example"

    schema_: Literal["../../schema/framework-element.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    framework: Annotated[str, Link("framework")]
    """The framework that it belongs to."""
    order: Order
    """Its position in the framework, counted from 1."""
    label: Opt[Stated] = None
    """Its name as printed. Leave out if that is the title."""
    summary: Opt[Paragraphs] = None
    """What it is."""
    questions: Opt[SomeOf[Question]] = None
    """The questions of a checklist, in order."""
    actions: Opt[SomeOf[Statement]] = None
    """What to do or bear in mind, in order."""
    examples: Opt[SomeOf[Statement]] = None
    """Examples of approaches, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
