"""The envelope around a record: its edition, its version, and how it must be labelled there."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from eymh_content.canonical import digest
from eymh_content.library import Library, entries_of
from eymh_content.models import Entry, Record
from eymh_content.nations import Edition

SCHEMA_VERSION = "2.0.0"
"""The semantic version of the format of these files: of the schemas of records and their envelopes."""

ITEM_MEMBERS = ("version", "applicability", "result")
"""The members of an item of a list. The file of a record has the same, and the members that a list has once."""


dump = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
"""Serialises JSON as in all these files: without whitespace, keys in the order given, characters unescaped."""


@dataclass(frozen=True, eq=False)
class PreparedRecord:
    """The parts of a file that are the same in every edition, prepared once."""

    reference: str
    kind: str
    id: str
    title: str
    record: Record
    version: str
    """SHA-256 of the record's canonical form (RFC 8785)."""
    result: str
    """The JSON text of the record, with keys and numbers as in its file."""
    entries: tuple[tuple[str, Entry], ...]
    """The entries with a place of their own, each after its JSON Pointer; outer ones before inner ones."""


def prepare(library: Library, reference: str) -> PreparedRecord:
    """Prepare the parts of a file that are the same in every edition."""
    record = library[reference]
    raw = library.raw(reference)
    kind, _, name = reference.partition("/")
    return PreparedRecord(
        reference,
        kind,
        name,
        raw["title"],
        record,
        digest(raw),
        dump(raw),
        tuple((visit.pointer, entry) for visit, entry in entries_of(library, record) if entry.place),
    )


class EditionWriter:
    """Writes the files of one edition."""

    def __init__(self, edition: Edition) -> None:
        """Write files of ``edition``."""
        self._edition = edition
        self._shared = {"schema_version": SCHEMA_VERSION, "lang": edition.lang, "nation": edition.name}
        self._members = cache(self._members_of)  # in the file of a record, and in the list of its kind

    def item(self, record: PreparedRecord) -> str:
        """Write the file of one record."""
        return self._file("item", "../../schema", {"kind": record.kind}, self._members(record))

    def list(self, kind: str, records: Iterable[PreparedRecord]) -> str:
        """Write the list of a kind, with the whole records: they are small, and one request fetches all of them."""
        items = [f"{{{self._members(record)}}}" for record in records]
        return self._file("list", "../schema", {"kind": kind, "total": len(items)}, f'"result":[{",".join(items)}]')

    def _file(self, schema: str, folder: str, own: dict[str, Any], members: str) -> str:
        head = dump({"$schema": f"{folder}/{schema}.schema.json", **self._shared, **own})
        return f"{head[:-1]},{members}}}\n"

    def _members_of(self, record: PreparedRecord) -> str:
        applies = dump(self._applicability(record))
        return f'"version":"{record.version}","applicability":{applies},"result":{record.result}'

    def _applicability(self, record: PreparedRecord) -> dict[str, Any]:
        applicability = self._edition.applicability(record.record)
        found: dict[str, Any] = {"status": applicability.status, "label": applicability.label}
        if applicability.departure:
            found["departure"] = {"status": applicability.departure.status, "note": applicability.departure.note}
        if record.entries:
            found["entries"] = [self._entry(pointer, entry, record.record) for pointer, entry in record.entries]
        return found

    def _entry(self, pointer: str, entry: Entry, record: Record) -> dict[str, Any]:
        applicability = self._edition.applicability(record, entry)
        return {"pointer": pointer, "id": entry.id, "status": applicability.status, "label": applicability.label}
