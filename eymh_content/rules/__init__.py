"""The rules of ``eymh validate``, each in a file of its own; this is the list of all of them."""

from typing import Any

from eymh_content.problems import Rule
from eymh_content.rules import (
    ages,
    anchors,
    applicability,
    backslashes,
    case,
    caveats,
    characters,
    circles,
    csl,
    csl_values,
    dates,
    derived,
    emphasis,
    entry_ids,
    figures,
    leftovers,
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
    words,
)
from eymh_content.rules.base import Content, ContentRule, RawRecord, RecordRule

RECORD_RULES: tuple[RecordRule, ...] = (
    record_ids.RULE,
    entry_ids.RULE,
    anchors.RULE,
    prose.RULE,
    prose.NAMES,
    prose.LISTS,
    emphasis.RULE,
    prose_links.RULE,
    backslashes.RULE,
    leftovers.PLACEHOLDER,
    leftovers.PROGRAM_VALUE,
    leftovers.PRINTED_ID,
    words.RULE,
    words.TITLE,
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
    csl_values.RULE,
    packs.RULE,
    packs.RATINGS,
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
RULES: tuple[Rule[Any], ...] = (*structural.FILES, *structural.STRUCTURE, *RECORD_RULES, *CONTENT_RULES)

__all__ = ["CONTENT_RULES", "RECORD_RULES", "RULES", "Content", "ContentRule", "RawRecord", "RecordRule"]
