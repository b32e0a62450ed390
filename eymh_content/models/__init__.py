"""The models of all kinds of record, and of the objects in them. Import them from here."""

from collections.abc import Iterator

from eymh_content.models.base import (
    Briefed,
    Entry,
    Envelope,
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
    Term,
    Vignette,
)
from eymh_content.models.determinants import Factor, Level, NamedFactor
from eymh_content.models.editorial import Nation, Pack, PackMessage, PackQuestion, Priority, Rating, Section, Topic
from eymh_content.models.evidence import (
    ComparedWith,
    Cost,
    Discrepancy,
    DoNotQuote,
    Figure,
    Finding,
    Measure,
    Reading,
    Recommendation,
    Response,
    Statistic,
)
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
from eymh_content.models.policy import Comparison, NationPart, NationValue, Policy, Provision
from eymh_content.models.provision import Entitlement, Resource, Service
from eymh_content.models.values import (
    Age,
    Ages,
    Amount,
    Applies,
    Caveat,
    Comparability,
    Dated,
    Derived,
    Model,
    Quoted,
    Searched,
    Worded,
)


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
    "Briefed",
    "Caveat",
    "CitedAs",
    "Comparability",
    "ComparedWith",
    "Comparison",
    "Cost",
    "Dated",
    "Definition",
    "Delivery",
    "Derived",
    "Discrepancy",
    "DoNotQuote",
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
    "NamedFactor",
    "NamesLeftOut",
    "Nation",
    "NationPart",
    "NationValue",
    "NotEncoded",
    "Organisation",
    "Pack",
    "PackMessage",
    "PackQuestion",
    "Part",
    "Passage",
    "Policy",
    "Principle",
    "PrincipleSet",
    "Priority",
    "PromptSet",
    "Provision",
    "Question",
    "Quoted",
    "Rating",
    "Reading",
    "Recommendation",
    "Record",
    "Reference",
    "Resource",
    "Response",
    "Searched",
    "Section",
    "Service",
    "Source",
    "Sourced",
    "Statement",
    "Statistic",
    "Study",
    "SubStatement",
    "Term",
    "Topic",
    "Topical",
    "Variant",
    "Verdict",
    "Vignette",
    "Worded",
]
