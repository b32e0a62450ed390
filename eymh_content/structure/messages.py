"""Put a violation of a schema into words: what was found, what was expected, and how to fix it."""

import json
import math
import re
from collections import Counter
from collections.abc import Callable
from typing import Any, NamedTuple

from eymh_content.files.suggest import nearest
from eymh_content.forms import LARGEST, NOT_BLANK, PARAGRAPH, QUOTED_WORDS, STATED, form_of
from eymh_content.ids import REFERENCE_PATTERN, kinds_in, pointer_to
from eymh_content.problems import MANY, Fault, and_more, quoted
from eymh_content.schema.store import Schema, schema_at
from eymh_content.structure.violations import TOGETHER, Path, Violation, value_at


class _Case(NamedTuple):
    """A violation with what the wording of it needs."""

    kind: str
    path: Path
    field: str
    keyword: str
    condition: str
    value: Any
    schema: Schema

    @property
    def named(self) -> str:
        """The value at fault, by its field, or as an item of the list that holds it."""
        names = [step for step in self.path if isinstance(step, str)]
        if not names:
            return "The record"
        place = self.path[-1]
        return f"Item {place + 1} of '{names[-1]}'" if isinstance(place, int) else f"'{names[-1]}'"

    @property
    def required(self) -> bool:
        """Whether the value at fault is in a field that may not be left out."""
        *around, last = self.path
        return last in schema_at(self.kind, around).get("required", [])

    @property
    def free(self) -> list[str]:
        """The fields that the object does not have yet."""
        held = self.value if isinstance(self.value, dict) else {}
        return [name for name in self.schema.get("properties", {}) if name not in held]

    @property
    def meant(self) -> str | None:
        """The field that an unknown one was probably meant to be."""
        tidy = re.sub(r"[\s-]+", "_", self.field.strip()).casefold()
        return tidy if tidy in self.free else nearest(tidy, self.free, 0.7)

    def fault(self, rule: str, message: str, fix: str) -> Fault:
        """Return a fault at this place."""
        unknown = self.keyword == "additionalProperties"
        steps = (*self.path, self.field) if unknown else self.path
        return Fault(pointer_to(*steps), message, fix, rule, at_key=unknown)


def faults(kind: str, violations: list[Violation], data: Any) -> list[Fault]:  # noqa: ANN401
    """Word the violations in a record. A misspelt field is reported once, not also as one that is missing."""
    few, more = _few(violations)
    cases = [
        _Case(kind, path, field, keyword, condition, value_at(data, path), schema_at(kind, path))
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


def _described(value: Any) -> str:  # noqa: ANN401, PLR0911  # one answer for each type of JSON
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case float() if math.isinf(value):
            return "a number too large to be stored"
        case int() | float():
            return f"the number {str(value)[:40]}"
        case str():
            return f"the text {quoted(value)}"
        case list():
            return "a list in [ ]"
        case _:
            return "a group of fields in { }"


_TYPES = {
    "string": "a text in quotation marks",
    "number": "a number, without quotation marks",
    "integer": "a whole number, without quotation marks",
    "boolean": "true or false, without quotation marks",
    "array": "a list in [ ]",
    "object": "a group of fields in { }",
}


def _required(case: _Case) -> Fault:
    schema = schema_at(case.kind, (*case.path, case.field))
    what = re.split(r"\.(?:\s|$)", schema.get("description", ""), maxsplit=1)[0].replace("``", "")
    one_of = f" One of {', '.join(schema['enum'])}." if "enum" in schema else ""
    value = json.dumps(schema["const"]) if "const" in schema else "…"
    message = f"{case.named} has no '{case.field}'" + (f" ({what})." if what else ".")
    return case.fault("missing-field", message, f'Add "{case.field}": {value} to it.{one_of}')


def _additional(case: _Case) -> Fault:
    place = case.named if case.path else "A record of this kind"
    message = f"{place} has no field {quoted(case.field)}."
    if case.meant:
        return case.fault("unknown-field", message, f"Did you mean '{case.meant}'?")
    free = ", ".join(case.free)
    return case.fault(
        "unknown-field", message, f"Delete it, or use a field that is still free here: {free or 'there is none'}."
    )


def _type(case: _Case) -> Fault:
    wanted = str(case.schema["type"])
    message = f"{case.named} is {_described(case.value)}, but should be {_TYPES[wanted]}."
    return case.fault("wrong-type", message, _as_type(case, wanted) or f"Write {_TYPES[wanted]}.")


def _as_type(case: _Case, wanted: str) -> str | None:
    """Say how this very value is written as the type that is wanted."""
    if case.value is None and case.path:
        return None if case.required else "Leave it out if there is nothing to say."
    if wanted == "array" and isinstance(case.value, str):
        return 'Put it into square brackets, even if there is only one: ["…"].'
    if wanted in {"number", "integer"} and isinstance(case.value, str):
        number = re.fullmatch(r"\s*(-?[0-9]+(?:\.[0-9]+)?)\s*%?\s*", case.value)
        return f"Write {number[1]}." if number else "Write the number alone; words go into 'stated'."
    if wanted == "string" and isinstance(case.value, int | float):
        return f'Write it in quotation marks: "{str(case.value)[:40].lower()}".'
    return None


def _enum(case: _Case) -> Fault:
    allowed = [str(value) for value in case.schema["enum"]]
    message = f"{case.named} is {_described(case.value)}, but should be one of {', '.join(allowed)}."
    tidy = re.sub(r"[\s_]+", "-", str(case.value).strip().lower())
    near = nearest(tidy, allowed, 0.5) or next((value for value in allowed if tidy and tidy in value), None)
    return case.fault("not-in-list", message, f"Did you mean '{near}'?" if near else "Write one of these.")


def _const(case: _Case) -> Fault:
    wanted = case.schema["const"]
    if case.path != ("$schema",):
        message = f"{case.named} is {_described(case.value)}."
        return case.fault("not-in-list", message, f"Write {json.dumps(wanted)}, or leave the field out.")
    message = f"'$schema' is {_described(case.value)}, but the record is in the folder of the kind '{case.kind}'."
    return case.fault("wrong-schema", message, f'Write "{wanted}", or move the file to the folder of its kind.')


def _pattern(case: _Case) -> Fault:
    pattern, text = str(case.schema["pattern"]), str(case.value)
    form, kinds = form_of(pattern), kinds_in(pattern)
    if form is NOT_BLANK:
        return _empty(case, "has only blanks")
    message = f"{case.named} is {_described(case.value)}, but should be {form.words}, such as '{form.example}'."
    if kinds and re.match(REFERENCE_PATTERN, text):
        message = f"{case.named} links to {quoted(text)}, but should link to a record of the kind {' or '.join(kinds)}."
        return case.fault(
            "wrong-kind", message, "Name a record of the right kind, or put this link into another field."
        )
    if kinds and re.fullmatch(r"[a-z0-9-]+", text):
        return case.fault("wrong-form", message, f"Did you mean '{kinds[0]}/{text}'?")
    tidy = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    if case.path[-1:] == ("id",) and tidy:
        return case.fault("wrong-form", message, f"Did you mean '{tidy}'?")
    if form is STATED:
        return _stated(case, message, text.split())
    return case.fault("wrong-form", message, f"Write it like this: '{form.example}'.")


def _stated(case: _Case, message: str, words: list[str]) -> Fault:
    """Word a fault in the words that a source prints."""
    if len(words) <= QUOTED_WORDS:
        return case.fault("wrong-form", message, f"Write {quoted(' '.join(words))}, with single spaces.")
    return case.fault(
        "wrong-form", f"{message[:-1]}; it has {len(words)} words.", "Shorten it to the words that state the value."
    )


def _length(case: _Case) -> Fault:
    if case.keyword == "maxLength":
        most = case.schema["maxLength"]
        fix = "Split it into paragraphs, or shorten it." if most == PARAGRAPH else "Shorten it."
        return case.fault(
            "too-long", f"{case.named} has {len(str(case.value)):,} characters; at most {most} are allowed.", fix
        )
    return _empty(case, "is an empty list" if case.keyword == "minItems" else "is empty")


def _empty(case: _Case, what: str) -> Fault:
    return case.fault("empty", f"{case.named} {what}.", "Fill it." if case.required else "Fill it, or leave it out.")


def _range(case: _Case) -> Fault:
    limit = case.schema.get(case.keyword, LARGEST)
    word = "at least" if case.keyword == "minimum" else "at most"
    message = f"{case.named} is {_described(case.value)}, but should be {word} {limit:,.16g}."
    return case.fault("out-of-range", message, "Correct the number.")


def _unique(case: _Case) -> Fault:
    twice = next((item for index, item in enumerate(case.value) if item in case.value[:index]), "")
    return case.fault("listed-twice", f"{case.named} has {_described(twice)} twice.", "Delete one of the two.")


def _together(case: _Case) -> Fault:
    return case.fault("fields-together", f"{case.named}: {case.condition}.", "Add or delete fields until that holds.")


_MESSAGES: dict[str, Callable[[_Case], Fault]] = {
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
    "uniqueItems": _unique,
    TOGETHER: _together,
}
"""How the violation of each keyword is worded. A test checks that no keyword of the schemas is missing."""
