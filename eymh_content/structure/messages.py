"""Put a violation of a schema into words: what was found, what was expected, and how to fix it."""

from collections import Counter
from collections.abc import Callable

from eymh_content.problems import MANY, Fault, and_more
from eymh_content.schema.store import schema_at
from eymh_content.structure import fields, texts, values
from eymh_content.structure.case import Case
from eymh_content.structure.corrections import Around
from eymh_content.structure.violations import TOGETHER, Violation, value_at


def faults(kind: str, violations: list[Violation], around: Around) -> list[Fault]:
    """Word the violations in a record. A misspelt field is reported once, not also as one that is missing."""
    few, more = _few(violations)
    cases = [
        Case(kind, path, field, keyword, condition, value_at(around.record, path), schema_at(kind, path), around)
        for path, keyword, field, condition in few
    ]
    meant = {(case.path, case.meant) for case in cases if case.keyword == "additionalProperties"}
    found = [
        _MESSAGES[case.keyword](case)
        for case in cases
        if case.keyword != "required" or (case.path, case.field) not in meant
    ]
    return [*found, *([and_more(more, found[-1].rule)] if more else [])]


def _few(violations: list[Violation]) -> tuple[list[Violation], int]:
    """Return the first violations of each keyword, and the number of the others."""
    counts: Counter[str] = Counter()
    few = []
    for violation in violations:
        counts[violation.keyword] += 1
        if counts[violation.keyword] <= MANY:
            few.append(violation)
    return few, len(violations) - len(few)


_MESSAGES: dict[str, Callable[[Case], Fault]] = {
    "required": fields.required,
    "additionalProperties": fields.additional,
    "type": values.type_,
    "enum": values.enum,
    "const": values.const,
    "pattern": texts.pattern,
    "minLength": values.length,
    "maxLength": values.length,
    "minItems": values.length,
    "maxItems": values.too_many,
    "minimum": values.range_,
    "maximum": values.range_,
    "uniqueItems": values.unique,
    TOGETHER: fields.together,
}
"""How the violation of each keyword is worded. A test checks that no keyword of the schemas is missing."""
