"""How people think and talk about mental health: terms, misconceptions, children's voices, questions, principles."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import (
    Ages,
    AnyLink,
    Entry,
    Name,
    Paragraphs,
    Prose,
    Stated,
    Statement,
    Topical,
)
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.roles import Link

TermLink = Annotated[str, Link("term")]


class Definition(Entry):
    """What a term means, to somebody."""

    text: Prose
    """The meaning."""
    used_by: Opt[UniqueOf[Name]] = None
    """Who uses the term so, where the source says so."""


class Term(Topical):
    """An entry of a glossary. Fields are named after SKOS where it has a name."""

    labelled = "about"

    schema_: Literal["../../schema/term.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    alt_labels: Opt[UniqueOf[Name]] = None
    """Other words and abbreviations for it."""
    definitions: SomeOf[Definition]
    """What it means; more than one where people use it differently."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
    broader: Opt[Annotated[str, Link("term", tree=True)]] = None
    """The wider term."""
    related: Opt[UniqueOf[TermLink]] = None
    """Terms beside it."""


class Misconception(Topical):
    """A mistaken way to see early mental health, and a better one."""

    labelled = "about"

    schema_: Literal["../../schema/misconception.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    label: Opt[Stated] = None
    """How it is numbered in the source."""
    mistaken: SomeOf[Statement]
    """The mistaken framing."""
    better: SomeOf[Statement]
    """The better framing."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the source says of it."""


class Passage(Entry):
    """A few sentences of a vignette."""

    text: Prose
    """In the first person, in our own words."""
    shows: Opt[Literal["child", "support", "both"]] = None
    """Whether it shows the child's state or how adults support the child, where the source marks it."""


class Vignette(Topical):
    """A child's voice, with an age."""

    labelled = "about"

    schema_: Literal["../../schema/vignette.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    ages: Ages
    """How old the child is."""
    label: Opt[Stated] = None
    """The label of its box, where it has one."""
    purpose: Literal["mentally-healthy", "scenario", "illustration"]
    """An example of being mentally healthy, a scenario to discuss, or an illustration of a point."""
    themes: Opt[UniqueOf[Name]] = None
    """What it is about, in a word or two."""
    voice: SomeOf[Passage]
    """What the child says, in order."""


class SubQuestion(Entry):
    """A question under a question."""

    text: Prose
    """The question."""


class Question(Entry):
    """A question, or a step of a suggested action."""

    text: Prose
    """The question."""
    items: Opt[SomeOf[SubQuestion]] = None
    """The questions under it, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records that it names."""


class PromptSet(Topical):
    """A discussion guide, or a suggested action: its questions in order."""

    labelled = "about"

    schema_: Literal["../../schema/prompt-set.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    label: Opt[Stated] = None
    """The label of its box: "Suggested action"."""
    intro: Opt[Paragraphs] = None
    """What it is for and how to go about it."""
    questions: SomeOf[Question]
    """The questions and steps, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records that the set as a whole is about."""


class Principle(Entry):
    """One item of an ordered list with a name."""

    title: Opt[Name] = None
    """Its name, where it has one."""
    text: Prose
    """What it says."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records that it names."""
    items: Opt[SomeOf[Statement]] = None
    """What stands under it, in order."""


class PrincipleSet(Topical):
    """An ordered list with a name: principles, conditions, barriers, strategies, roles."""

    labelled = "about"

    schema_: Literal["../../schema/principle-set.schema.json"] = Field(alias="$schema")
    """The schema of this record."""
    summary: Paragraphs
    """What the list is."""
    items: SomeOf[Principle]
    """The items, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """What else the sources say of it."""
