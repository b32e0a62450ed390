"""A corpus of a given size, made from the real content: copies of its records under new ids, links kept."""

import json
import shutil
from itertools import cycle
from pathlib import Path

from eymh_content.files.format import formatted
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
        file.with_name(f"{record['id']}.json").write_text(formatted(json.dumps(record)), encoding="utf-8")


def make_dispatch_schema(folder: Path) -> Path:
    """Write one schema that sends each record to the schema of its kind, for a single call of check-jsonschema.

    All definitions are in one `$defs`, which is fourteen times quicker for it than one schema embedded in another.
    """
    definitions, conditions = {}, []
    for file in sorted((folder / "schema").glob("*.schema.json")):
        schema = json.loads(file.read_bytes())
        definitions |= schema.pop("$defs", {})
        del schema["$schema"], schema["$id"]
        definitions[file.name] = schema
        name = {"const": f"../../schema/{file.name}"}
        conditions.append({"if": {"properties": {"$schema": name}}, "then": {"$ref": f"#/$defs/{file.name}"}})
    dialect = "https://json-schema.org/draft/2020-12/schema"
    file = folder / "dispatch.json"
    file.write_text(json.dumps({"$schema": dialect, "allOf": conditions, "$defs": definitions}), encoding="utf-8")
    return file
