"""What stands around a record: which edition it is in, which version it is, and how it must be labelled there."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from eymh_content.canonical import digest
from eymh_content.library import Library
from eymh_content.nations import Edition
from eymh_content.schema.index import entries, plan_of

SCHEMA_VERSION = "1.0.0"
"""The version of the form of these files: the schemas of records and of what stands around them (semantic)."""

LISTED = ("version", "applicability", "result")
"""What an item of a list holds; the file of one record holds the same and what the list holds once."""


def dump(value: object) -> str:
    """Write JSON in the form of all these files: no blanks, keys in the order given, characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@dataclass(frozen=True)
class Drawn:
    """What is the same for a record in every edition; worked out once."""

    reference: str
    kind: str
    id: str
    title: str
    version: str
    """SHA-256 of the record's canonical form (RFC 8785)."""
    result: str
    """The record as in its file: the JSON text, keys in their order, numbers as they are."""
    place: tuple[str, ...]
    departures: dict[str, dict[str, Any]]
    """What the record says of single nations, by nation."""
    places: tuple[tuple[str, str, tuple[str, ...]], ...]
    """Entries with a place of their own: JSON Pointer, id, place."""


def draw(library: Library, reference: str) -> Drawn:
    """Work out what is the same for a record in every edition."""
    raw = library.raw(reference)
    kind, _, name = reference.partition("/")
    result = dump(raw)
    return Drawn(
        reference,
        kind,
        name,
        raw["title"],
        digest(raw),
        result,
        tuple(raw.get("place", ())),
        {one["nation"].partition("/")[2]: one for one in raw.get("applicability", ())},
        tuple(_places(raw, kind)) if result.count('"place":') > ("place" in raw) else (),
    )


def _places(raw: dict[str, Any], kind: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for pointer, entry in entries(raw, plan_of(kind)):
        if "place" in entry:
            yield pointer, entry["id"], tuple(entry["place"])


class Editor:
    """Writes the files of one edition."""

    def __init__(self, edition: Edition) -> None:
        self.name = edition.name
        self._shared = {"schema_version": SCHEMA_VERSION, "lang": edition.lang, "nation": edition.name}
        self._standing = cache(edition.standing)

    def item(self, record: Drawn) -> str:
        """Write the file of one record."""
        return self._file("item", "../../schema", {"kind": record.kind}, self._members(record))

    def list(self, kind: str, records: Iterable[Drawn]) -> str:
        """Write the list of a kind: the whole records, which are small, so that one request gives all of them."""
        items = [f"{{{self._members(record)}}}" for record in records]
        return self._file("list", "../schema", {"kind": kind, "total": len(items)}, f'"result":[{",".join(items)}]')

    def _file(self, schema: str, folder: str, own: dict[str, Any], members: str) -> str:
        head = dump({"$schema": f"{folder}/{schema}.schema.json", **self._shared, **own})
        return f"{head[:-1]},{members}}}\n"

    def _members(self, record: Drawn) -> str:
        applies = dump(self._applicability(record))
        return f'"version":"{record.version}","applicability":{applies},"result":{record.result}'

    def _applicability(self, record: Drawn) -> dict[str, Any]:
        found: dict[str, Any] = self._stands(record.place, record.kind)
        departure = record.departures.get(self.name)
        if departure:
            found["departure"] = {"status": departure["status"], "note": departure["note"]}
        if record.places:
            found["entries"] = [
                {"pointer": pointer, "id": name, **self._stands(place, record.kind)}
                for pointer, name, place in record.places
            ]
        return found

    def _stands(self, place: tuple[str, ...], kind: str) -> dict[str, Any]:
        standing = self._standing(place, kind)
        return {"status": standing.status, "label": standing.label}
