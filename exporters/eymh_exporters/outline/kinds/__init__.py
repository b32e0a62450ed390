"""One drawing function for each kind of record. A kind without one is furniture: it shapes packs."""

from collections.abc import Callable
from typing import Any

from eymh_exporters.outline.blocks import Blocks
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.kinds import (
    bibliography,
    communication,
    determinants,
    evidence,
    intervention,
    practice,
    statistic,
)

DRAWN: dict[str, Callable[[Any, Drawing], Blocks]] = {
    "comparison": determinants.comparison,
    "discrepancy": evidence.discrepancy,
    "entitlement": practice.entitlement,
    "example": determinants.example,
    "factor": determinants.factor,
    "finding": evidence.finding,
    "framework": practice.framework,
    "framework-element": practice.framework_element,
    "intervention": intervention.draw,
    "level": determinants.level,
    "measure": evidence.measure,
    "misconception": communication.misconception,
    "organisation": bibliography.organisation,
    "policy": practice.policy,
    "principle-set": communication.principle_set,
    "prompt-set": communication.prompt_set,
    "recommendation": evidence.recommendation,
    "resource": practice.resource,
    "service": practice.service,
    "source": bibliography.source,
    "statistic": statistic.draw,
    "term": communication.term,
    "vignette": communication.vignette,
}

LISTED = frozenset({"reference"})
"""Kinds that stand in the numbered list at the end: a section that asks for them lists all of them there."""

FURNITURE = frozenset({"nation", "pack", "topic"})
"""Kinds that are no content of a pack: a nation is an edition, a pack a recipe, a topic a filter of sections."""

NAMES = {
    "comparison": "The four nations side by side",
    "discrepancy": "Disagreements",
    "entitlement": "Entitlements",
    "example": "Local examples",
    "factor": "What raises or lowers the chances",
    "finding": "Findings",
    "framework": "Frameworks",
    "framework-element": "Elements of frameworks",
    "intervention": "Programmes",
    "level": "Levels",
    "measure": "Assessment tools",
    "misconception": "Misconceptions",
    "organisation": "Organisations",
    "policy": "Policies",
    "principle-set": "Principles",
    "prompt-set": "Questions to discuss",
    "recommendation": "Recommendations",
    "resource": "Resources",
    "service": "Services",
    "source": "About the sources",
    "statistic": "Figures",
    "term": "Terms",
    "vignette": "Children's voices",
}
"""The heading over records of a kind, where a section shows several kinds."""
