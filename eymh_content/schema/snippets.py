"""Snippets for editors: a new record, entry or list with the fields that it must have, and a stop for each value.

They are ``defaultSnippets``, in the syntax of the snippets of VS Code: ``$1`` is where the cursor stops first.
"""

import json
import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from eymh_content.schema.store import Schema, resolved

_RAW = "^"
"""What follows it at the start of a text is inserted without quotation marks."""


def snippets(schema: Schema, root: Schema) -> list[Schema]:
    """Return a snippet for each way to fill an object or a list; none for other values."""
    if schema is root:
        return [_of_record(schema)]
    item = resolved(schema.get("items", {}), root)
    if item.get("properties"):
        return [{"label": f"[{_label(body)}]", "body": _inserted([body])} for body in _bodies(item, root)]
    if item:
        return [{"label": '["…"]', "body": _inserted([_value(item, root, count(1))])}]
    if schema.get("properties"):
        about = schema["description"]
        return [
            {"label": _label(body), "description": about, "body": _inserted(body)} for body in _bodies(schema, root)
        ]
    return []


def _label(body: dict[str, Any]) -> str:
    return f"{{ {', '.join(body)} }}"


def _of_record(schema: Schema) -> Schema:
    """Return the snippet of a whole record. Its id is the name of its file."""
    first = {"$schema": schema["properties"]["$schema"]["const"], "id": "${TM_FILENAME_BASE}"}
    names = {*schema["required"], *alternatives(schema)[0]} - first.keys()
    fields = first | _fields(schema, names, schema, count(1))
    lines = ",\n".join(_inserted({name: value})[2:-1] for name, value in fields.items())
    indented = "".join(f"  {line}" for line in lines.splitlines(keepends=True))
    kind = schema["$id"].partition(".")[0]
    return {"label": f"new {kind}", "description": schema["description"], "body": f"{_RAW}{{\n{indented}\n}}"}


def _inserted(value: Any) -> str:  # noqa: ANN401
    """Return the body of a snippet that inserts a value on one line, as ``eymh format`` writes it."""
    text = json.dumps(value, ensure_ascii=False).replace('"$schema"', r'"\$schema"')
    return _RAW + re.sub(rf'"{re.escape(_RAW)}([^"]*)"', r"\1", text)


def _bodies(schema: Schema, root: Schema) -> Iterator[dict[str, Any]]:
    """Yield the fields that each alternative of an object needs."""
    for names in alternatives(schema):
        body = _fields(schema, {*schema.get("required", []), *names}, root, count(1))
        if body:
            yield body


def alternatives(schema: Schema) -> list[list[str]]:
    """Return the groups of fields of which an object needs one: one empty group if it has no such rule."""
    rule = schema.get("allOf", [{}])[0]
    branches = (rule.get("if", {}), rule.get("else", {}))
    return [branch["required"] for branch in branches] if all("required" in branch for branch in branches) else [[]]


def _fields(schema: Schema, names: set[str], root: Schema, stops: Iterator[int]) -> dict[str, Any]:
    return {name: _value(child, root, stops) for name, child in schema["properties"].items() if name in names}


def _value(schema: Schema, root: Schema, stops: Iterator[int]) -> Any:  # noqa: ANN401
    schema = resolved(schema, root)
    if "const" in schema:
        return schema["const"]
    if "items" in schema:
        return [_value(schema["items"], root, stops)]
    if "properties" in schema:
        return _fields(schema, {*schema.get("required", []), *alternatives(schema)[0]}, root, stops)
    return _stop(schema, next(stops))


def _stop(schema: Schema, number: int) -> str:
    """Return a stop of the cursor in the place of a value."""
    if "enum" in schema:
        return f"${{{number}|{','.join(schema['enum'])}|}}"
    raw = {"number": f"${{{number}:0}}", "boolean": f"${{{number}:true}}", "object": f"{{${number}}}"}
    raw["integer"] = raw["number"]
    return f"{_RAW}{raw[schema['type']]}" if schema["type"] in raw else f"${number}"
