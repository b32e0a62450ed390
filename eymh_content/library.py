"""The content as typed, immutable records, with look-ups by reference and backlinks."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import jiter
from pydantic import ValidationError

from eymh_content.errors import ContentError, NotFoundError
from eymh_content.ids import kind_of
from eymh_content.models import KINDS, Record
from eymh_content.models.plan import plan_of, walk
from eymh_content.paths import content_dir

R = TypeVar("R", bound=Record)


class Backlink(NamedTuple):
    """A place that links to a record."""

    reference: str  # the record that holds the link
    pointer: str  # JSON Pointer of the link in it


class Library(Mapping[str, Record]):
    """All records, by reference: ``library["measure/sdq"]``. Iterates over references in order of kind and id."""

    def __init__(self, records: Mapping[str, Record], raw: Mapping[str, dict[str, Any]]) -> None:
        self._records = {reference: records[reference] for reference in sorted(records)}
        self._raw = raw

    def __getitem__(self, reference: str) -> Record:
        """Give the record. NotFoundError (a KeyError) if there is none."""
        try:
            return self._records[reference]
        except KeyError:
            raise NotFoundError(f"no record '{reference}' in this library") from None

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)

    def raw(self, reference: str) -> dict[str, Any]:
        """Give the record as it stands in its file. Do not change it."""
        self[reference]
        return self._raw[reference]

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Give all records of a model, by id: ``library.of(Intervention)``."""
        return tuple(record for record in self._records.values() if type(record) is model)

    def kind(self, kind: str) -> tuple[Record, ...]:
        """Give all records of a kind, by id. NotFoundError if there is no such kind."""
        if kind not in KINDS:
            raise NotFoundError(f"no kind '{kind}'; there are {', '.join(KINDS)}")
        return tuple(record for reference, record in self._records.items() if kind_of(reference) == kind)

    def links(self, reference: str) -> tuple[str, ...]:
        """Give the records that a record links to, links in prose included, each once."""
        leaves = walk(self.raw(reference), plan_of(kind_of(reference)))
        return tuple(dict.fromkeys(target for leaf in leaves for target in leaf.targets()))

    def backlinks(self, reference: str) -> tuple[Backlink, ...]:
        """Give every place that links to a record, links in prose included."""
        self[reference]
        return self._backlinks.get(reference, ())

    @cached_property
    def _backlinks(self) -> dict[str, tuple[Backlink, ...]]:
        found: dict[str, list[Backlink]] = {}
        for reference in self._records:
            for leaf in walk(self._raw[reference], plan_of(kind_of(reference))):
                for target in leaf.targets():
                    found.setdefault(target, []).append(Backlink(reference, leaf.pointer))
        return {target: tuple(links) for target, links in found.items()}


def reference_of(record: Record) -> str:
    """Give the reference of a record: kind/id."""
    return f"{KIND_OF[type(record)]}/{record.id}"


KIND_OF: dict[type[Record], str] = {model: kind for kind, model in KINDS.items()}


def load(path: str | Path | None = None) -> Library:
    """Load the content that comes with this package, or that of another folder.

    ContentError if a record is not valid; ``eymh validate`` says more about it.
    """
    folder = Path(path) if path is not None else content_dir()
    if not folder.is_dir():
        raise ContentError(f"no folder of content at {folder}")
    records: dict[str, Record] = {}
    raw: dict[str, dict[str, Any]] = {}
    for kind, model in KINDS.items():
        for file in sorted((folder / kind).glob("*.json")):
            reference = f"{kind}/{file.stem}"
            data = file.read_bytes()
            try:
                records[reference] = model.model_validate_json(data)
                raw[reference] = jiter.from_json(data)
            except (ValidationError, ValueError) as error:
                raise ContentError(f"{file} is not valid; run 'eymh validate': {error}") from error
    return Library(records, raw)
