"""The models of all kinds of record, and of the objects in them. Import them from here."""

from collections.abc import Iterator

from eymh_content.models.base import (
    Age,
    Ages,
    Amount,
    Applies,
    Caveat,
    Dated,
    Derived,
    Entry,
    Envelope,
    Model,
    Quoted,
    Record,
    Sourced,
    Statement,
    SubStatement,
    Topical,
)
from eymh_content.models.bibliography import (
    Abbreviation,
    CitedAs,
    Heading,
    NamesLeftOut,
    NotEncoded,
    Organisation,
    Part,
    Reference,
    Source,
)
from eymh_content.models.communication import (
    Definition,
    Misconception,
    Passage,
    Principle,
    PrincipleSet,
    PromptSet,
    Question,
    SubQuestion,
    Term,
    Vignette,
)
from eymh_content.models.determinants import Factor, Level
from eymh_content.models.editorial import Nation, Pack, Rating, Section, Topic
from eymh_content.models.evidence import Cost, Discrepancy, Figure, Finding, Measure, Reading, Recommendation, Statistic
from eymh_content.models.frameworks import Framework, FrameworkElement
from eymh_content.models.interventions import (
    Availability,
    Delivery,
    EvidenceRating,
    Example,
    Intervention,
    LevelOfNeed,
    Study,
    Variant,
)
from eymh_content.models.ledger import Ledger, LedgerEntry, LedgerException, LedgerNote, Verdict
from eymh_content.models.policy import Comparison, NationValue, Policy
from eymh_content.models.provision import Entitlement, Resource, Service


def _kinds(model: type[Record]) -> Iterator[type[Record]]:
    """Yield every model that declares a kind."""
    for child in model.__subclasses__():
        if "kind" in vars(child):
            yield child
        yield from _kinds(child)


KINDS: dict[str, type[Record]] = {model.kind: model for model in sorted(_kinds(Record), key=lambda model: model.kind)}
"""The model of each kind, sorted by kind. Only its model declares a kind."""

__all__ = [
    "KINDS",
    "Abbreviation",
    "Age",
    "Ages",
    "Amount",
    "Applies",
    "Availability",
    "Caveat",
    "CitedAs",
    "Comparison",
    "Cost",
    "Dated",
    "Definition",
    "Delivery",
    "Derived",
    "Discrepancy",
    "Entitlement",
    "Entry",
    "Envelope",
    "EvidenceRating",
    "Example",
    "Factor",
    "Figure",
    "Finding",
    "Framework",
    "FrameworkElement",
    "Heading",
    "Intervention",
    "Ledger",
    "LedgerEntry",
    "LedgerException",
    "LedgerNote",
    "Level",
    "LevelOfNeed",
    "Measure",
    "Misconception",
    "Model",
    "NamesLeftOut",
    "Nation",
    "NationValue",
    "NotEncoded",
    "Organisation",
    "Pack",
    "Part",
    "Passage",
    "Policy",
    "Principle",
    "PrincipleSet",
    "PromptSet",
    "Question",
    "Quoted",
    "Rating",
    "Reading",
    "Recommendation",
    "Record",
    "Reference",
    "Resource",
    "Section",
    "Service",
    "Source",
    "Sourced",
    "Statement",
    "Statistic",
    "Study",
    "SubQuestion",
    "SubStatement",
    "Term",
    "Topic",
    "Topical",
    "Variant",
    "Verdict",
    "Vignette",
]
