"""The models of all kinds of record."""

from collections.abc import Iterator

from eymh_content.models.base import Caveat, Entry, Model, Record, Sourced, Statement, Topical
from eymh_content.models.bibliography import Organisation, Reference, Source
from eymh_content.models.communication import Misconception, PrincipleSet, PromptSet, Term, Vignette
from eymh_content.models.determinants import Factor, Level
from eymh_content.models.editorial import Nation, Pack, Topic
from eymh_content.models.evidence import Discrepancy, Figure, Finding, Measure, Recommendation, Statistic
from eymh_content.models.frameworks import Framework, FrameworkElement
from eymh_content.models.interventions import Example, Intervention
from eymh_content.models.policy import Comparison, Policy
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
    "Caveat",
    "Comparison",
    "Discrepancy",
    "Entitlement",
    "Entry",
    "Example",
    "Factor",
    "Figure",
    "Finding",
    "Framework",
    "FrameworkElement",
    "Intervention",
    "Level",
    "Measure",
    "Misconception",
    "Model",
    "Nation",
    "Organisation",
    "Pack",
    "Policy",
    "PrincipleSet",
    "PromptSet",
    "Recommendation",
    "Record",
    "Reference",
    "Resource",
    "Service",
    "Source",
    "Sourced",
    "Statement",
    "Statistic",
    "Term",
    "Topic",
    "Topical",
    "Vignette",
]
