"""The views of all kinds: each is declared beside its drawing functions, in the module of its family."""

from eymh_exporters.outline.kinds import (
    bibliography,
    communication,
    determinants,
    evidence,
    frameworks,
    interventions,
    policy,
    provision,
)
from eymh_exporters.outline.view import KindView

FAMILIES = (bibliography, communication, determinants, evidence, frameworks, interventions, policy, provision)
"""One module for each module of ``eymh_content.models`` with kinds that packs show."""

VIEWS: dict[str, KindView] = {view.kind: view for family in FAMILIES for view in family.VIEWS}
"""How each kind that a section can show appears in a pack."""

NUMBERED = frozenset({"reference"})
"""Kinds that appear only in the numbered list of sources at the end; a section that asks for them adds all of them."""
