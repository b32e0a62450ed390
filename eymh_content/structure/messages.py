"""Put a breach of structure into words: what was met, what was expected, and what to do."""

import json
import re
from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple

from eymh_content.ids import REFERENCE_PATTERN
from eymh_content.problems import MANY, Fault, and_more, quoted
from eymh_content.schema.index import escape
from eymh_content.structure.forms import form_of, kinds_of
from eymh_content.structure.schema import schema_at
from eymh_content.structure.violations import Breach, value_at


class Explained(NamedTuple):
    """A breach in words, with the rule that it breaks."""

    rule: str
    fault: Fault


class _Case(NamedTuple):
    breach: Breach
    value: Any
    schema: dict[str, Any]
    kind: str


def explain_all(kind: str, breaches: list[Breach], data: Any) -> list[Explained]:  # noqa: ANN401
    """Explain the breaches in a record of ``kind``. A misspelt field is said once, not also as one that is missing."""
    few, more = _few(breaches)
    cases = [_Case(breach, value_at(data, breach.path), schema_at(kind, breach.path), kind) for breach in few]
    meant = {(case.breach.path, _meant(case)) for case in cases if case.breach.sort == "additionalProperties"}
    explained = [
        _explain(case)
        for case in cases
        if case.breach.sort != "required" or (case.breach.path, case.breach.field) not in meant
    ]
    return [*explained, *([Explained(explained[-1].rule, and_more(more))] if more else [])]


def _few(breaches: list[Breach]) -> tuple[list[Breach], int]:
    """Give the first breaches of each sort, and the number of the others."""
    counts: dict[str, int] = {}
    few = []
    for breach in breaches:
        counts[breach.sort] = counts.get(breach.sort, 0) + 1
        if counts[breach.sort] <= MANY:
            few.append(breach)
    return few, len(breaches) - len(few)


def _explain(case: _Case) -> Explained:
    breach = case.breach
    rule, message, fix = _EXPLAIN.get(breach.sort, _other)(case)
    pointer = "".join("/" + escape(str(step)) for step in breach.path)
    unknown = breach.sort == "additionalProperties"
    return Explained(
        rule, Fault(f"{pointer}/{escape(breach.field)}" if unknown else pointer, message, fix, at_key=unknown)
    )


def _named(case: _Case) -> str:
    """Name the value at fault: by its field, or as an item of the list that holds it."""
    names = [step for step in case.breach.path if isinstance(step, str)]
    if not names:
        return "The record"
    place = case.breach.path[-1]
    return f"Item {place + 1} of '{names[-1]}'" if isinstance(place, int) else f"'{names[-1]}'"


def _met(value: Any) -> str:  # noqa: ANN401
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"the number {str(value)[:40]}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return "a list in [ ]"
        case _:
            return "a group of fields in { }"


_WANTED = {
    "string": "a text in quotation marks",
    "number": "a number, without quotation marks",
    "integer": "a whole number, without quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list in [ ]",
    "object": "a group of fields in { }",
}


def _required(case: _Case) -> tuple[str, str, str]:
    field = case.breach.field
    schema = schema_at(case.kind, (*case.breach.path, field))
    what = schema.get("description", "").rstrip(".").replace("``", "")
    where = "The record" if not case.breach.path else _named(case)
    listed = f" One of {', '.join(schema['enum'])}." if "enum" in schema else ""
    value = json.dumps(schema["const"]) if "const" in schema else "…"
    message = f"{where} has no '{field}'" + (f" ({what})." if what else ".")
    return "missing-field", message, f'Add "{field}": {value} to it.{listed}'


def _additional(case: _Case) -> tuple[str, str, str]:
    meant = _meant(case)
    place = "A record of this kind" if not case.breach.path else _named(case)
    message = f"{place} has no field {quoted(case.breach.field)}."
    if meant:
        return "unknown-field", message, f"Did you mean '{meant}'?"
    free = ", ".join(_free(case))
    return "unknown-field", message, f"Delete it, or use a field that is still free here: {free or 'there is none'}."


def _free(case: _Case) -> list[str]:
    held = case.value if isinstance(case.value, dict) else {}
    return [name for name in case.schema.get("properties", {}) if name not in held]


def _meant(case: _Case) -> str | None:
    """Guess the field that an unknown one was meant to be."""
    free = _free(case)
    tidy = re.sub(r"[\s-]+", "_", case.breach.field.strip()).casefold()
    near = [name for name in free if name == tidy] or get_close_matches(tidy, free, 1, 0.7)
    return near[0] if near else None


def _needed(case: _Case) -> bool:
    """Whether the value at fault stands in a field that may not be left out."""
    *around, last = case.breach.path
    return last in schema_at(case.kind, around).get("required", [])


def _type(case: _Case) -> tuple[str, str, str]:
    wanted = str(case.schema.get("type"))
    words = _WANTED.get(wanted, "something else")
    message = f"{_named(case)} is {_met(case.value)}, but should be {words}."
    return "wrong-type", message, _right_type(case, wanted) or f"Write {words}."


def _right_type(case: _Case, wanted: str) -> str | None:
    """Say how the very value that was met is written as the type that is wanted."""
    if case.value is None and case.breach.path:
        return None if _needed(case) else "Leave it out if there is nothing to say."
    if wanted == "array" and isinstance(case.value, str):
        return 'Put it into square brackets, also if it is only one: ["…"].'
    if wanted in {"number", "integer"} and isinstance(case.value, str):
        number = re.fullmatch(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*%?\s*", case.value)
        return f"Write {number[1]}." if number else "Write the number alone; words go into 'stated'."
    if wanted == "string" and isinstance(case.value, int | float):
        return f'Write it in quotation marks: "{str(case.value)[:40].lower()}".'
    return None


def _enum(case: _Case) -> tuple[str, str, str]:
    allowed = [str(value) for value in case.schema.get("enum", [])]
    message = f"{_named(case)} is {_met(case.value)}, but should be one of {', '.join(allowed)}."
    text = str(case.value)
    tidy = re.sub(r"[\s_]+", "-", text.strip().lower())
    near = get_close_matches(tidy, allowed, 1, 0.5) or [value for value in allowed if tidy and tidy in value][:1]
    return "not-in-list", message, f"Did you mean '{near[0]}'?" if near else "Write one of these."


def _const(case: _Case) -> tuple[str, str, str]:
    wanted = case.schema.get("const")
    if case.breach.path != ("$schema",):
        return (
            "not-in-list",
            f"{_named(case)} is {_met(case.value)}.",
            f"Write {json.dumps(wanted)}, or leave the field out.",
        )
    message = f"'$schema' is {_met(case.value)}, but the record lies in the folder of the kind '{case.kind}'."
    return "wrong-schema", message, f'Write "{wanted}", or move the file to the folder of its kind.'


def _pattern(case: _Case) -> tuple[str, str, str]:
    pattern = str(case.schema.get("pattern", ""))
    form, kinds, text = form_of(pattern), kinds_of(pattern), str(case.value)
    message = f"{_named(case)} is {_met(case.value)}, but should be {form.words}, such as '{form.example}'."
    if kinds and re.match(REFERENCE_PATTERN, text):
        message = (
            f"{_named(case)} links to {quoted(text)}, but should link to a record of the kind {' or '.join(kinds)}."
        )
        return "wrong-kind", message, "Name a record of the right kind, or put this link into another field."
    if kinds and re.fullmatch(r"[a-z0-9-]+", text):
        return "wrong-form", message, f"Did you mean '{kinds[0]}/{text}'?"
    tidy = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if case.breach.path[-1:] == ("id",) and tidy:
        return "wrong-form", message, f"Did you mean '{tidy}'?"
    if form.words.startswith("one to eight words"):
        words = len(text.split())
        if words > 8:  # noqa: PLR2004  # the words that Stated allows
            return (
                "wrong-form",
                f"{message[:-1]}; it has {words} words.",
                "Shorten it to the words that state the value.",
            )
        return "wrong-form", message, f"Write {quoted(' '.join(text.split()))}, with single spaces."
    return "wrong-form", message, f"Write it like this: '{form.example}'."


def _length(case: _Case) -> tuple[str, str, str]:
    if case.breach.sort == "maxLength":
        most, length = case.schema.get("maxLength"), len(str(case.value))
        fix = "Split it into paragraphs, or say it shorter." if most == 600 else "Shorten it."  # noqa: PLR2004  # Prose
        return "too-long", f"{_named(case)} has {length:,} characters; at most {most} are allowed.", fix
    thing = "an empty list" if case.breach.sort == "minItems" else "empty"
    return "empty", f"{_named(case)} is {thing}.", "Fill it." if _needed(case) else "Fill it, or leave it out."


def _range(case: _Case) -> tuple[str, str, str]:
    if case.breach.sort == "finite":
        return "out-of-range", f"{_named(case)} is a number too large to be held.", "Write the number that is meant."
    limit = case.schema.get(case.breach.sort)
    word = "at least" if case.breach.sort == "minimum" else "at most"
    return "out-of-range", f"{_named(case)} is {_met(case.value)}, but should be {word} {limit}.", "Correct the number."


def _unique(case: _Case) -> tuple[str, str, str]:
    items = case.value if isinstance(case.value, list) else []
    twice = next((item for index, item in enumerate(items) if item in items[:index]), "")
    return "listed-twice", f"{_named(case)} holds {_met(twice)} twice.", "Delete one of the two."


def _together(case: _Case) -> tuple[str, str, str]:
    held = ", ".join(case.value) if isinstance(case.value, dict) else ""
    rule = case.breach.detail or f"the fields here ({held}) do not go together"
    return "fields-together", f"{_named(case)}: {rule}.", "Add or delete fields until that holds."


def _other(case: _Case) -> tuple[str, str, str]:
    return (
        "wrong-value",
        f"{_named(case)} is not right: {case.breach.detail or case.breach.sort}.",
        "Correct the value.",
    )


_EXPLAIN: dict[str, Callable[[_Case], tuple[str, str, str]]] = {
    "required": _required,
    "additionalProperties": _additional,
    "type": _type,
    "enum": _enum,
    "const": _const,
    "pattern": _pattern,
    "minLength": _length,
    "maxLength": _length,
    "minItems": _length,
    "minimum": _range,
    "maximum": _range,
    "finite": _range,
    "uniqueItems": _unique,
    "together": _together,
}
