"""The kinds of record, by the name of their folder."""

from eymh_content.models.base import Caveat, Entry, Model, Record, Sourced, Statement, Topical
from eymh_content.models.evidence import Discrepancy, Figure, Finding, Measure, Recommendation, Statistic
from eymh_content.models.house import Nation, Pack, Topic
from eymh_content.models.practice import (
    Entitlement,
    Framework,
    FrameworkElement,
    Intervention,
    Policy,
    Resource,
    Service,
)
from eymh_content.models.works import Organisation, Reference, Source

KINDS: dict[str, type[Record]] = {
    "discrepancy": Discrepancy,
    "entitlement": Entitlement,
    "finding": Finding,
    "framework": Framework,
    "framework-element": FrameworkElement,
    "intervention": Intervention,
    "measure": Measure,
    "nation": Nation,
    "organisation": Organisation,
    "pack": Pack,
    "policy": Policy,
    "recommendation": Recommendation,
    "reference": Reference,
    "resource": Resource,
    "service": Service,
    "source": Source,
    "statistic": Statistic,
    "topic": Topic,
}

__all__ = [
    "KINDS",
    "Caveat",
    "Discrepancy",
    "Entitlement",
    "Entry",
    "Figure",
    "Finding",
    "Framework",
    "FrameworkElement",
    "Intervention",
    "Measure",
    "Model",
    "Nation",
    "Organisation",
    "Pack",
    "Policy",
    "Recommendation",
    "Record",
    "Reference",
    "Resource",
    "Service",
    "Source",
    "Sourced",
    "Statement",
    "Statistic",
    "Topic",
    "Topical",
]
