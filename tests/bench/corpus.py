"""A corpus of a given size, made from the real content: copies of its records under new ids, links kept."""

import json
import shutil
from itertools import cycle
from pathlib import Path

from eymh_content.layout import lay_out
from eymh_content.paths import content_dir, schema_dir

NOT_COPIED = {"source", "nation", "pack", "topic", "discrepancy"}
"""Kinds of which there is one of each; a copied discrepancy would give a warning, since no caveat names it."""


def make_corpus(folder: Path, records: int) -> None:
    """Write ``records`` valid records below ``folder/content``, and the schemas beside them."""
    shutil.copytree(schema_dir(), folder / "schema")
    content = folder / "content"
    shutil.copytree(content_dir(), content, ignore=shutil.ignore_patterns("*.md", "source-index"))
    files = sorted(content.glob("*/*.json"))
    models = [file for file in files if file.parent.name not in NOT_COPIED]
    for number, file in zip(range(records - len(files)), cycle(models), strict=False):
        record = json.loads(file.read_bytes())
        record["id"] = f"{record['id'][:70]}-{number}"
        if "csl" in record:
            record["csl"]["id"] = record["id"]
        file.with_name(f"{record['id']}.json").write_text(lay_out(record), encoding="utf-8")


def make_dispatch_schema(folder: Path) -> Path:
    """Write one schema that sends each record to the schema of its kind, for a single call of check-jsonschema."""
    schemas = {file.name: json.loads(file.read_bytes()) for file in (folder / "schema").glob("*.schema.json")}
    dispatch = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "dispatch.json",
        "allOf": [
            {
                "if": {"properties": {"$schema": {"const": f"../../schema/{name}"}}},
                "then": {"$ref": name},
            }
            for name in schemas
        ],
        "$defs": schemas,
    }
    file = folder / "dispatch.json"
    file.write_text(json.dumps(dispatch), encoding="utf-8")
    return file
