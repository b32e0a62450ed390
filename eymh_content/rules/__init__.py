"""The rules of ``eymh validate``, each in a file of its own; this is the list of all of them."""

from typing import Any

from eymh_content.problems import Rule
from eymh_content.rules import (
    ages,
    anchors,
    applicability,
    case,
    caveats,
    characters,
    circles,
    csl,
    dates,
    derived,
    entry_ids,
    figures,
    nations,
    packs,
    places,
    prose,
    prose_links,
    record_ids,
    references,
    size,
    sources,
    structural,
)
from eymh_content.rules.base import Content, ContentRule, RawRecord, RecordRule

RECORD_RULES: tuple[RecordRule, ...] = (
    record_ids.RULE,
    entry_ids.RULE,
    anchors.RULE,
    prose.RULE,
    prose.NAMES,
    prose.LISTS,
    prose_links.RULE,
    characters.RULE,
    places.RULE,
    dates.RULE,
    ages.RULE,
    figures.RULE,
    figures.SHARES,
    derived.RULE,
    caveats.RULE,
    applicability.RULE,
    applicability.COMPARISON,
    sources.DATE,
    sources.OUTLINE,
    csl.RULE,
    csl.MARKUP,
    packs.RULE,
    size.RULE,
)
CONTENT_RULES: tuple[ContentRule, ...] = (
    record_ids.NAMES,
    case.RULE,
    references.RULE,
    circles.RULE,
    caveats.SEEN,
    nations.RULE,
)
AnyRule = Rule[Any]
RULES: tuple[AnyRule, ...] = (*structural.FILES, *structural.STRUCTURE, *RECORD_RULES, *CONTENT_RULES)
NEEDED_TO_LOAD: tuple[AnyRule, ...] = (record_ids.RULE, references.RULE)
"""The rules without which a look-up in a library could fail."""

__all__ = [
    "CONTENT_RULES",
    "NEEDED_TO_LOAD",
    "RECORD_RULES",
    "RULES",
    "AnyRule",
    "Content",
    "ContentRule",
    "RawRecord",
    "RecordRule",
]
