"""A corpus of a given size, made from the real content: variants of its records under new ids, links kept."""

import json
import shutil
from itertools import count, islice
from pathlib import Path
from typing import Any

from eymh_content.files.discover import ledger_file
from eymh_content.files.format import formatted
from eymh_content.forms import PARAGRAPH
from eymh_content.ids import kind_of
from eymh_content.ledger.ledger import Page
from eymh_content.ledger.units import units_of
from eymh_content.library import load, walk_of
from eymh_content.paths import content_dir, schema_dir
from eymh_content.readback.decide import By, accept
from eymh_content.roles import Role
from eymh_content.schema.editor_help import without_help
from eymh_content.schema.store import LINKS
from eymh_content.schema.walk import Walk

NOT_COPIED = {"source", "nation", "pack", "topic", "discrepancy"}
"""Kinds of which there is one of each; no caveat would lead to a copied discrepancy."""


def make_corpus(folder: Path, records: int) -> None:
    """Write ``records`` valid records below ``folder/content``, and the schemas beside them."""
    shutil.copytree(schema_dir(), folder / "schema")
    content = folder / "content"
    shutil.copytree(content_dir(), content, ignore=shutil.ignore_patterns("*.md", "source-index", "ledger"))
    files = sorted(content.glob("*/*.json"))
    models = [file for file in files if file.parent.name not in NOT_COPIED]
    rounds = ((file, number) for number in count(2) for file in models)
    made = dict.fromkeys(islice(rounds, records - len(files)))
    references = {f"{file.parent.name}/{_id(file.stem, number)}" for file, number in made}
    for file, number in made:
        record = variant(json.loads(file.read_bytes()), file.parent.name, number, references)
        file.with_name(f"{record['id']}.json").write_text(formatted(json.dumps(record)), encoding="utf-8")


def _id(model: str, number: int) -> str:
    return f"{model[:70]}-{number}"


def variant(record: dict[str, Any], kind: str, number: int, references: set[str]) -> dict[str, Any]:
    """Return a record as another of its size, so that none is a copy: with an id, titles and a text of its own.

    It is related to the variants of the same ``number`` among the ``references``, so that relations stay mutual. It has
    caveats of its own in place of those that lead to a discrepancy, which names only the records that it affects.
    """
    record["id"] = _id(record["id"], number)
    record["title"] += f" {number}"
    if "csl" in record:
        record["csl"]["id"] = record["id"]
        record["csl"]["title"] += f" {number}"
        record["csl"].pop("DOI", None)
    for visit in Walk(record, kind).of(Role.PROSE):
        if len(visit.value) < PARAGRAPH - 10 and visit.parent:
            visit.parent.value[visit.step] += f" ({number})"
            break
    for visit in Walk(record, kind).objects("Caveat"):
        if "see" in visit.value and visit.parent:
            note = f"The sources disagree in {visit.step} places."
            visit.parent.value[visit.step] = {"kind": "contradiction", "note": note}
    if "related" in record:
        variants = [f"{kind_of(model)}/{_id(model.partition('/')[2], number)}" for model in record["related"]]
        record["related"] = [reference for reference in variants if reference in references]
        if not record["related"]:
            del record["related"]
    return record


def make_ledger(content: Path) -> None:
    """Accept every entry of the records of a folder."""
    library, by = load(content), By("reader", "2020-01-01")
    for reference in library:
        page = Page()
        for unit in units_of(walk_of(library, reference)).values():
            page = accept(page, unit, "author", by)
        if page.entries:
            file = content / ledger_file(reference)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(formatted(json.dumps(page.data)), encoding="utf-8")


def make_dispatch_schema(folder: Path) -> Path:
    """Write one schema that sends each record to the schema of its kind, for a single call of check-jsonschema.

    All definitions are in one `$defs`, which is fourteen times quicker for it than one schema embedded in another.
    """
    definitions, conditions = {}, []
    for file in sorted((folder / "schema").glob("*.schema.json")):
        if file.name == LINKS:
            continue  # it helps editors, and validates nothing
        schema = without_help(json.loads(file.read_bytes()))
        definitions |= schema.pop("$defs", {})
        del schema["$schema"], schema["$id"]
        definitions[file.name] = schema
        name = {"const": f"../../schema/{file.name}"}
        conditions.append({"if": {"properties": {"$schema": name}}, "then": {"$ref": f"#/$defs/{file.name}"}})
    dialect = "https://json-schema.org/draft/2020-12/schema"
    file = folder / "dispatch.json"
    file.write_text(json.dumps({"$schema": dialect, "allOf": conditions, "$defs": definitions}), encoding="utf-8")
    return file
