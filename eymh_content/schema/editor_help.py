"""What the schemas hold for people who write records in an editor: completions, snippets and messages.

The keywords are those of the JSON language server of VS Code, which other editors use too. Validators ignore them; a
strict one, such as Ajv with ``strict: true``, must be told that they exist. The published schemas are without them.
"""

from typing import Any

from eymh_content.forms import TYPES, form_of
from eymh_content.schema.links import completion
from eymh_content.schema.snippets import snippets
from eymh_content.schema.store import Schema

KEYWORDS = {"defaultSnippets", "doNotSuggest", "errorMessage", "markdownDescription", "patternErrorMessage"}
"""The keywords that are no part of JSON Schema."""


def with_help(schema: Schema) -> Schema:
    """Return the schema of a kind with help for editors."""
    return _helped(schema, schema)


def without_help(schema: Any) -> Any:  # noqa: ANN401
    """Return a schema without help for editors: it then refers to no other file."""
    if isinstance(schema, list):
        return [without_help(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    kept = {name: without_help(child) for name, child in schema.items() if name not in KEYWORDS}
    if kept.get("anyOf", [None])[0] is True:
        del kept["anyOf"]
    return kept


def _helped(schema: Schema, root: Schema) -> Schema:
    made = schema | _help(schema, root)
    for name in ("properties", "$defs"):
        if name in schema:
            made[name] = {key: _helped(child, root) for key, child in schema[name].items()}
    if "items" in schema:
        made["items"] = _helped(schema["items"], root)
    if "allOf" in schema:
        made["allOf"] = [_rule(rule) for rule in schema["allOf"]]
    return made


def _help(schema: Schema, root: Schema) -> Schema:
    """Return the keywords that help with the value of one place."""
    made: dict[str, Any] = {
        "anyOf": completion(schema.get("$comment", "")),
        "defaultSnippets": snippets(schema, root),
        "errorMessage": _TYPE_ERRORS.get(schema.get("type", "")) if "const" not in schema else None,
        "markdownDescription": _markdown(schema),
        "patternErrorMessage": _pattern_error(schema["pattern"]) if "pattern" in schema else None,
    }
    return {name: value for name, value in made.items() if value}


_TYPE_ERRORS = {name: f"Should be {words}." for name, words in TYPES.items() if name not in {"string", "object"}}
"""What is said of a value of another type. For an object or a text, editors would say it of other faults as well."""


def _pattern_error(pattern: str) -> str:
    form = form_of(pattern)
    return f"Should be {form.words}{f': {form.shape}' if form.shape else ''}."


def _markdown(schema: Schema) -> str | None:
    """Return a description that must not be overridden by that of its model, or that has words marked as code."""
    text: str = schema.get("description", "")
    return text.replace("``", "`") if "$ref" in schema or "``" in text else None


def _rule(rule: Schema) -> Schema:
    """Explain what a rule on several fields refuses, and complete no field from it: it says nothing of their values."""
    made = dict(rule)
    for name in ("if", "then", "else"):
        if name in rule:
            made[name] = _branch(rule[name], rule["$comment"])
    return made


def _branch(branch: Schema, sentence: str) -> Schema:
    fields = branch["properties"]
    made = {name: child is not False and child | {"doNotSuggest": True} for name, child in fields.items()}
    message = {"errorMessage": f"{sentence[0].upper()}{sentence[1:]}."} if False in fields.values() else {}
    return branch | {"properties": made} | message
