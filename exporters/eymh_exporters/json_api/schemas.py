"""The schemas of the API, of records and of envelopes. They refer only to files in their own folder."""

import json
from typing import Any, get_args

from eymh_content.models import KINDS
from eymh_content.models.values import Applies
from eymh_content.nations import STATUSES
from eymh_content.schema.editor_help import without_help
from eymh_content.schema.store import DIALECT, SUFFIX, kinds, schema_for
from eymh_exporters.json_api.envelopes import ITEM_MEMBERS

Schema = dict[str, Any]

_DIGEST = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_COUNT = {"type": "integer", "minimum": 0}
_PATH = {"type": "string", "pattern": "^[a-z0-9/.-]+$"}
_APPLICABILITY = {
    "status": {
        "enum": [*STATUSES],
        "description": (
            "How the statement relates to this nation: its own; about the whole UK; about another part of the UK; "
            "about another country; about no place."
        ),
    },
    "label": {
        "type": ["string", "null"],
        "description": "What must be shown beside it, such as 'Example from Scotland'; null where nothing needs to be.",
    },
}


def schema_files() -> dict[str, str]:
    """Return the text of every schema, by file name."""
    records = {kind: without_help(schema_for(kind)) for kind in kinds()}
    own = {"item": _item(), "list": _list(), "index": _index(), "references": _references()}
    named = {name: {"$schema": DIALECT, "$id": f"{name}{SUFFIX}", **schema} for name, schema in own.items()}
    return {
        f"{name}{SUFFIX}": json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
        for name, schema in (records | named).items()
    }


def _closed_object(properties: Schema, *, optional: tuple[str, ...] = (), **more: object) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
        **more,
    }


def _shared(schema: str) -> Schema:
    return {
        "$schema": {"const": schema, "description": "The schema of this file."},
        "schema_version": {
            "type": "string",
            "pattern": r"^2\.[0-9]+\.[0-9]+$",
            "description": "The version of the form of these files.",
        },
        "lang": {"type": "string", "description": "The BCP 47 tag of the text."},
        "nation": {"type": "string", "description": "The edition: 'uk', or a nation of the index."},
        "kind": {"enum": sorted(KINDS), "description": "The kind of record."},
    }


def _members() -> Schema:
    return {
        "version": {
            **_DIGEST,
            "description": "SHA-256 of the canonical form (RFC 8785) of 'result': the same in every edition.",
        },
        "applicability": {"$ref": "item.schema.json#/$defs/Applicability"},
        "result": {"type": "object", "description": "The record as in its file."},
    }


def _by_kind(rule: object) -> list[Schema]:
    """Give, for each kind, the condition that ``result`` is valid against the schema of the kind."""

    def put(schema: object, kind: str) -> object:
        if isinstance(schema, dict):
            return {key: put(value, kind) for key, value in schema.items()}
        return f"{kind}.schema.json" if schema == "<kind>" else schema

    return [
        {"if": {"properties": {"kind": {"const": kind}}}, "then": {"properties": {"result": put(rule, kind)}}}
        for kind in sorted(KINDS)
    ]


def _item() -> Schema:
    statuses = get_args(Applies.model_fields["status"].annotation)
    departure = _closed_object(
        {"status": {"enum": [*statuses]}, "note": {"type": "string"}},
        description="What the record itself says of this nation, where that departs from its place.",
    )
    entry = _closed_object(
        {
            "pointer": {"type": "string", "description": "JSON Pointer (RFC 6901) of the entry, from 'result'."},
            "id": {"type": "string", "description": "The id of the entry."},
            **_APPLICABILITY,
        }
    )
    entries = {
        "type": "array",
        "items": entry,
        "description": (
            "Entries with a place of their own. Each holds for the entry and all below it, instead of the record's."
        ),
    }
    applicability = _closed_object(
        {**_APPLICABILITY, "departure": departure, "entries": entries},
        optional=("departure", "entries"),
        description="How the record relates to this nation, and what must be shown beside it.",
    )
    return {
        "title": "One record in one edition",
        **_closed_object({**_shared("../../schema/item.schema.json"), **_members()}),
        "allOf": _by_kind({"$ref": "<kind>"}),
        "$defs": {"Applicability": applicability},
    }


def _list() -> Schema:
    total = {**_COUNT, "description": "How many records there are of this kind."}
    result = {"type": "array", "items": _closed_object(_members()), "description": "All records of the kind, by id."}
    return {
        "title": "All records of one kind in one edition",
        **_closed_object({**_shared("../schema/list.schema.json"), "total": total, "result": result}),
        "allOf": _by_kind(
            {"type": "array", "items": {"type": "object", "properties": {ITEM_MEMBERS[-1]: {"$ref": "<kind>"}}}}
        ),
    }


def _index() -> Schema:
    shared = _shared("schema/index.schema.json")
    path = {**_PATH, "description": "Below the folder of a nation."}
    nation = _closed_object(
        {
            "nation": {"type": "string"},
            "title": {"type": "string"},
            "lang": shared["lang"],
            "path": {**_PATH, "description": "Its folder, below the folder of this file."},
        }
    )
    kind = _closed_object({"kind": shared["kind"], "total": _COUNT, "path": path, "schema": _PATH})
    record = _closed_object(
        {
            "reference": {"type": "string", "pattern": "^[a-z-]+/[a-z0-9-]+$", "description": "Kind and id."},
            "title": {"type": "string"},
            "version": _DIGEST,
            "path": path,
        }
    )
    named = _closed_object(
        {
            "reference": {"type": "string", "description": "The level, a number sign and the id of the entry."},
            "title": {"type": "string"},
            "role": {"type": "string"},
            "path": {**_PATH, "description": "Of the level, below the folder of a nation."},
        }
    )
    version = _closed_object({"version": {"type": "string"}, "date": {"type": "string"}})
    properties = {
        "$schema": shared["$schema"],
        "schema_version": shared["schema_version"],
        "content": {
            "description": "The declared version of the content and its date; null if it declares none.",
            "anyOf": [version, {"type": "null"}],
        },
        "version": {**_DIGEST, "description": "Of the whole: it changes whenever a record does, comes or goes."},
        "notice": {"type": "string", "description": "What these files are and are not."},
        "nations": {"type": "array", "minItems": 1, "items": nation},
        "kinds": {"type": "array", "items": kind},
        "records": {"type": "array", "items": record},
        "factors_named": {
            "type": "array",
            "items": named,
            "description": "Factors that a source only names: entries of the levels, not records.",
        },
        "references": {**_PATH, "description": "All cited works as one CSL-JSON array, for Zotero and pandoc."},
    }
    return {"title": "What there is", **_closed_object(properties)}


def _references() -> Schema:
    item = {
        "type": "object",
        "properties": {"id": {"type": "string"}, "type": {"type": "string"}},
        "required": ["id", "type"],
    }
    return {"title": "All cited works (CSL-JSON)", "type": "array", "items": item}
