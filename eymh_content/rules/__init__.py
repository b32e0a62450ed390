"""The rules of ``eymh validate``, each in a file of its own; this is the list of all of them."""

from typing import Any

from eymh_content.problems import Rule
from eymh_content.rules import (
    addresses,
    ages,
    anchors,
    applicability,
    case,
    caveats,
    characters,
    circles,
    copies,
    csl,
    dates,
    derived,
    entry_ids,
    figures,
    lettering,
    nations,
    packs,
    places,
    prose,
    prose_links,
    record_ids,
    references,
    relations,
    size,
    sources,
    spaces,
    structural,
)
from eymh_content.rules.base import Content, ContentRule, RawRecord, RecordRule

RECORD_RULES: tuple[RecordRule, ...] = (
    record_ids.RULE,
    entry_ids.RULE,
    copies.PARAGRAPHS,
    copies.ENTRIES,
    anchors.RULE,
    prose.RULE,
    prose.NAMES,
    prose.LISTS,
    prose_links.RULE,
    characters.RULE,
    lettering.RULE,
    spaces.RULE,
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
    addresses.RULE,
    packs.RULE,
    size.RULE,
)
CONTENT_RULES: tuple[ContentRule, ...] = (
    record_ids.NAMES,
    case.RULE,
    copies.TITLES,
    copies.TEXTS,
    copies.WORKS,
    references.RULE,
    circles.RULE,
    relations.SELF,
    relations.BOTH_WAYS,
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
