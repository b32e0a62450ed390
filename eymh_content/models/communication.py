"""How people think and talk about mental health: terms, misconceptions, children's voices, questions, principles."""

from typing import Annotated, Literal

from pydantic import Field

from eymh_content.models.base import Briefed, Entry, Statement, SubStatement, Topical
from eymh_content.models.types import Opt, SomeOf, UniqueOf
from eymh_content.models.values import (
    Ages,
    Anchors,
    AnyLink,
    Name,
    Paragraphs,
    Prose,
    Stated,
)
from eymh_content.roles import Link

TermLink = Annotated[str, Link("term")]


class Definition(Entry):
    """A meaning of a term, as one source or group uses it."""

    text: Prose
    """The meaning."""
    used_by: Opt[UniqueOf[Name]] = None
    """Who uses the term in this way. Leave out if the source does not say."""
    defined_by: Opt[UniqueOf[Annotated[str, Link("organisation", "policy", "reference")]]] = None
    """The organisation, law or work that the definition belongs to."""
    exact_words: Opt[Anchors] = None
    """The segments that print the definition of that body, where its exact words matter."""


class Term(Topical, Briefed):
    """A glossary entry. Its fields have the names of SKOS where SKOS has one; ``aliases`` are its altLabel."""

    labelled = "about"

    schema_: Literal["../../schema/term.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    aliases: Opt[UniqueOf[Name]] = None
    """Synonyms and abbreviations."""
    definition: Definition
    """Its meaning, in one paragraph that could stand in a dictionary."""
    usage: Opt[SomeOf[Definition]] = None
    """Other ways in which people use it, each with the people."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
    broader: Opt[Annotated[str, Link("term", tree=True)]] = None
    """The broader term."""
    related: Opt[UniqueOf[TermLink]] = None
    """Related terms."""


class Misconception(Topical, Briefed):
    """A mistaken way to think about early mental health, and a better one."""

    labelled = "about"

    schema_: Literal["../../schema/misconception.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    label: Opt[Stated] = None
    """Its number in the source, as printed."""
    mistaken: SomeOf[Statement]
    """The mistaken way to think about it."""
    better: SomeOf[Statement]
    """The better way to think about it."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the source says about it."""


class Passage(Entry):
    """A few sentences of a vignette."""

    text: Prose
    """What the child says, in the first person and in our own words."""
    shows: Opt[Literal["child", "support", "both"]] = None
    """Whether it shows the child's state, how adults support the child, or both. Leave out if not marked."""


class Vignette(Topical, Briefed):
    """A child of a given age speaking in the first person."""

    labelled = "about"

    schema_: Literal["../../schema/vignette.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    ages: Ages
    """The age of the child."""
    label: Opt[Stated] = None
    """The label of its box, as printed. Leave out if it has none."""
    purpose: Literal["mentally-healthy", "scenario", "illustration"]
    """An example of being mentally healthy, a scenario to discuss, or an illustration of a point."""
    themes: Opt[UniqueOf[Name]] = None
    """Its themes, each in a word or two."""
    voice: SomeOf[Passage]
    """What the child says, in order."""


class Question(Statement):
    """A question, or a step of a suggested action, with its sub-questions as ``items``."""

    text: Prose
    """The question."""


class PromptSet(Topical, Briefed):
    """A discussion guide, or a suggested action: its questions in order."""

    labelled = "about"

    schema_: Literal["../../schema/prompt-set.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    label: Opt[Stated] = None
    """The label of its box, as printed: "Suggested action"."""
    intro: Opt[Paragraphs] = None
    """Its purpose and how to use it."""
    questions: SomeOf[Question]
    """The questions and steps, in order."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records that the set as a whole is about."""


class Principle(Entry):
    """One item of a named, ordered list."""

    title: Opt[Name] = None
    """Its name. Leave out if it has none."""
    text: Prose
    """What it says."""
    mentions: Opt[UniqueOf[AnyLink]] = None
    """Records of what it names."""
    items: Opt[SomeOf[SubStatement]] = None
    """Its sub-items, in order."""


class PrincipleSet(Topical):
    """A named, ordered list: principles, conditions, barriers, strategies or roles."""

    labelled = "about"

    schema_: Literal["../../schema/principle-set.schema.json"] = Field(alias="$schema")
    """The path of the schema of this record, relative to the record's file."""
    summary: Paragraphs
    """What the list is."""
    principles: SomeOf[Principle]
    """The items, in order."""
    statements: Opt[SomeOf[Statement]] = None
    """Anything else that the sources say about it."""
