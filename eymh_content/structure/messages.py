"""Put a violation of a schema into words: what was found, what was expected, and how to fix it."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from eymh_content.problems import MANY, Fault, and_more
from eymh_content.schema.store import schema_at
from eymh_content.structure import fields, misplaced, texts, values
from eymh_content.structure.case import Case
from eymh_content.structure.corrections import Around
from eymh_content.structure.misplaced import MISPLACED, kind_of_schema, list_meant
from eymh_content.structure.violations import TOGETHER, Path, Violation, value_at


def faults(kind: str, violations: list[Violation], around: Around) -> list[Fault]:
    """Word the violations in a record. A misspelt field is reported once, not also as one that is missing."""
    violations = _without_what_follows(kind, violations, around.record)
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


def _without_what_follows(kind: str, violations: list[Violation], record: Any) -> list[Violation]:  # noqa: ANN401
    """Leave out what is wrong only because something is in the wrong place: a whole record, or an item of a list."""
    for violation in violations:
        if violation.path == ("$schema",) and kind_of_schema(record.get("$schema")) not in (None, kind):
            return [violation]
    away = {violation.path for violation in violations if list_meant(kind, violation.path, record)}
    kept = [violation for violation in violations if not any(_is_in(violation.path, path) for path in away)]
    return [*kept, *(Violation(path, MISPLACED) for path in away)]


def _is_in(path: Path, around: Path) -> bool:
    return path[: len(around)] == around


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
    MISPLACED: misplaced.in_wrong_list,
}
"""How the violation of each keyword is worded. A test checks that no keyword of the schemas is missing."""
