"""The kinds of record, by the name of their folder."""

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

KINDS: dict[str, type[Record]] = {
    "comparison": Comparison,
    "discrepancy": Discrepancy,
    "entitlement": Entitlement,
    "example": Example,
    "factor": Factor,
    "finding": Finding,
    "framework": Framework,
    "framework-element": FrameworkElement,
    "intervention": Intervention,
    "level": Level,
    "measure": Measure,
    "misconception": Misconception,
    "nation": Nation,
    "organisation": Organisation,
    "pack": Pack,
    "policy": Policy,
    "principle-set": PrincipleSet,
    "prompt-set": PromptSet,
    "recommendation": Recommendation,
    "reference": Reference,
    "resource": Resource,
    "service": Service,
    "source": Source,
    "statistic": Statistic,
    "term": Term,
    "topic": Topic,
    "vignette": Vignette,
}

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
