"""One drawing function for each kind of record. A kind without one is furniture: it shapes packs."""

from collections.abc import Callable
from typing import Any

from eymh_exporters.outline.blocks import Blocks
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.kinds import evidence, intervention, practice, statistic, works

DRAWN: dict[str, Callable[[Any, Drawing], Blocks]] = {
    "discrepancy": evidence.discrepancy,
    "entitlement": practice.entitlement,
    "finding": evidence.finding,
    "framework": practice.framework,
    "framework-element": practice.framework_element,
    "intervention": intervention.draw,
    "measure": evidence.measure,
    "organisation": works.organisation,
    "policy": practice.policy,
    "recommendation": evidence.recommendation,
    "reference": works.reference,
    "resource": practice.resource,
    "service": practice.service,
    "source": works.source,
    "statistic": statistic.draw,
}

FURNITURE = frozenset({"nation", "pack", "topic"})
"""Kinds that are no content of a pack: a nation is an edition, a pack a recipe, a topic a filter of sections."""

NAMES = {
    "discrepancy": "Disagreements",
    "entitlement": "Entitlements",
    "finding": "Findings",
    "framework": "Frameworks",
    "framework-element": "Elements of frameworks",
    "intervention": "Programmes",
    "measure": "Assessment tools",
    "organisation": "Organisations",
    "policy": "Policies",
    "recommendation": "Recommendations",
    "reference": "Works cited",
    "resource": "Resources",
    "service": "Services",
    "source": "About the sources",
    "statistic": "Figures",
}
"""The heading over records of a kind, where a section shows several kinds."""
