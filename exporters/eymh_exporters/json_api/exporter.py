"""Makes the files of the JSON API: records and lists for the UK and for each nation, schemas, and the index."""

from collections.abc import Iterator
from typing import Any

from eymh_content.canonical import digest
from eymh_content.export import Artefact, Job
from eymh_content.factors import named_factors
from eymh_content.library import Library
from eymh_content.models import KINDS, Reference
from eymh_content.nations import UK, Edition, edition
from eymh_exporters.json_api.envelopes import SCHEMA_VERSION, EditionWriter, PreparedRecord, dump, prepare
from eymh_exporters.json_api.schemas import schema_files

NOTICE = (
    "A restatement, in new words, of published documents. Each statement is as old as its source and is no statement "
    "of current policy. The publishers of the sources have not endorsed it."
)


class JsonApi:
    """The exporter ``json-api``. It always includes the edition for the whole UK, whichever nations are requested."""

    name = "json-api"
    summary = "Static JSON files: every record, a list of each kind, the schemas, and an index (v1/index.json)."
    needs: tuple[str, ...] = ()

    def export(self, job: Job) -> Iterator[Artefact]:
        """Make all files below ``v1/``."""
        records = [prepare(job.library, reference) for reference in job.library]
        editions = (edition(job.library, UK), *job.editions)
        yield _file("index.json", _index(job.library, records, editions))
        yield _file("references.json", dump(_works(job.library)) + "\n")
        for name, text in schema_files().items():
            yield _file(f"schema/{name}", text)
        for each in editions:
            yield from _edition(each, records)
            job.progress(each.title)


def _file(path: str, text: str) -> Artefact:
    return Artefact(f"v1/{path}", text.encode())


def _edition(edition: Edition, records: list[PreparedRecord]) -> Iterator[Artefact]:
    writer = EditionWriter(edition)
    for record in records:
        yield _file(f"{edition.name}/{record.kind}/{record.id}.json", writer.item(record))
    for kind in KINDS:
        yield _file(f"{edition.name}/{kind}.json", writer.list(kind, [r for r in records if r.kind == kind]))


def _works(library: Library) -> list[Any]:
    return [library.raw(work.ref)["csl"] for work in library.of(Reference)]


def _index(library: Library, records: list[PreparedRecord], editions: tuple[Edition, ...]) -> str:
    kinds = [record.kind for record in records]
    whole = {
        "$schema": "schema/index.schema.json",
        "schema_version": SCHEMA_VERSION,
        "content": library.version._asdict() if library.version else None,
        "version": digest({record.reference: record.version for record in records}),
        "notice": NOTICE,
        "nations": [{"nation": e.name, "title": e.title, "lang": e.lang, "path": e.name} for e in editions],
        "kinds": [
            {
                "kind": kind,
                "total": kinds.count(kind),
                "path": f"{kind}.json",
                "schema": f"schema/{kind}.schema.json",
            }
            for kind in KINDS
        ],
        "records": [
            {"reference": r.reference, "title": r.title, "version": r.version, "path": f"{r.reference}.json"}
            for r in records
        ],
        "factors_named": [
            {"reference": named, "title": factor.name, "role": factor.role, "path": f"{level.ref}.json"}
            for named, level, factor in named_factors(library)
        ],
        "references": "references.json",
    }
    return dump(whole) + "\n"
