"""The content as typed, immutable records, with look-ups by reference and backlinks."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from eymh_content.errors import ContentError, NotFoundError, UsageError
from eymh_content.files.discover import ContentFolder, RecordFile, discover
from eymh_content.files.locate import locate
from eymh_content.files.read import FileData, read_file
from eymh_content.ids import kind_of, links_in, pointer_to
from eymh_content.models import KINDS, Record
from eymh_content.paths import content_dir
from eymh_content.problems import Fault, Problem
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.structure import Engine, engine, structure_faults

R = TypeVar("R", bound=Record)


class Backlink(NamedTuple):
    """A place that links to a record."""

    reference: str
    """The record that has the link."""
    pointer: str
    """JSON Pointer of the link in it."""


class Library(Mapping[str, Record]):
    """All records, by reference: ``library["measure/sdq"]``. Iterates over references in order of kind and id."""

    def __init__(self, records: Mapping[str, Record], raw: Mapping[str, dict[str, Any]]) -> None:
        """Take the records, and the data of each as in its file."""
        self._records = {reference: records[reference] for reference in sorted(records)}
        self._raw = raw

    def __getitem__(self, reference: str) -> Record:
        """Return a record. NotFoundError (a KeyError) if there is none."""
        try:
            return self._records[reference]
        except KeyError:
            raise NotFoundError(f"no record '{reference}' in this library") from None

    def __iter__(self) -> Iterator[str]:
        """Iterate over all references, in order."""
        return iter(self._records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._records)

    def raw(self, reference: str) -> dict[str, Any]:
        """Return a record as it is in its file. Do not change it."""
        self[reference]
        return self._raw[reference]

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Return all records of a model, by id: ``library.of(Intervention)``."""
        return tuple(record for record in self._records.values() if type(record) is model)

    def record(self, model: type[R], slug: str) -> R:
        """Return one record of a model, typed: ``library.record(Intervention, "family-foundations")``.

        NotFoundError (a KeyError) if there is none.
        """
        record = self[f"{model.kind}/{slug}"]
        assert isinstance(record, model)  # noqa: S101  # a folder holds records of one model
        return record

    def kind(self, kind: str) -> tuple[Record, ...]:
        """Return all records of a kind, by id. NotFoundError if there is no such kind."""
        if kind not in KINDS:
            raise NotFoundError(f"no kind '{kind}'; there are {', '.join(KINDS)}")
        return tuple(record for record in self._records.values() if record.kind == kind)

    def walk(self, reference: str) -> Walk:
        """Walk over a record as it is in its file."""
        return Walk(self.raw(reference), kind_of(reference))

    def links(self, reference: str) -> tuple[str, ...]:
        """Return the records that a record links to, links in prose included, each once."""
        return tuple(dict.fromkeys(target for target, _ in self._uses(reference)))

    def backlinks(self, reference: str) -> tuple[Backlink, ...]:
        """Return every place that links to a record, links in prose included."""
        self[reference]
        return self._backlinks.get(reference, ())

    def _uses(self, reference: str) -> Iterator[tuple[str, Visit]]:
        """Yield every link of a record, with its place."""
        walk = self.walk(reference)
        yield from ((visit.value, visit) for visit in walk.links)
        for visit in walk.of(Role.PROSE, Role.VOICE):
            yield from ((target, visit) for target in links_in(visit.value))

    @cached_property
    def _backlinks(self) -> dict[str, tuple[Backlink, ...]]:
        found: dict[str, list[Backlink]] = {}
        for reference in self._records:
            for target, visit in self._uses(reference):
                found.setdefault(target, []).append(Backlink(reference, visit.pointer))
        return {target: tuple(links) for target, links in found.items()}


def load(path: str | Path | None = None) -> Library:
    """Load the content that comes with this package, or that of another folder.

    ContentError if a record cannot be read or does not have the structure of its kind; its ``problems`` are all that
    was found. The finer rules, such as links that lead nowhere, are for ``eymh validate``.
    """
    content = Path(path) if path is not None else content_dir()
    try:
        folder = discover(content)
    except UsageError as error:
        raise ContentError(str(error)) from error
    return _Loader(content).load(folder)


class _Loader:
    """Loads one folder."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._engine: Engine = engine()
        self._records: dict[str, Record] = {}
        self._raw: dict[str, dict[str, Any]] = {}
        self._problems: list[Problem] = []

    def load(self, folder: ContentFolder) -> Library:
        """Load every record, or raise with every problem."""
        for fault in folder.faults:
            if fault.file in folder.unreadable:
                self._problems.extend(locate(fault.file, [fault], ""))
        for file in folder.records:
            if file.file not in folder.unreadable:
                self._load_file(file)
        if not self._problems:
            return Library(self._records, self._raw)
        first = self._problems[0]
        more = f" (and {len(self._problems) - 1} more)" if len(self._problems) > 1 else ""
        place = f"{self._content / first.file}:{first.line}:{first.column}"
        message = f"the content is not valid; run 'eymh validate'. {place}: {first.message}{more}"
        raise ContentError(message, self._problems)

    def _load_file(self, file: RecordFile) -> None:
        read = read_file(file.path, file.file)
        self._problems.extend(read.problems)
        if read.problems:
            return
        faults = structure_faults(self._engine, file.kind, read.data)
        if not faults:
            faults = self._build(file, read)
        self._problems.extend(locate(file.file, faults, read.text))

    def _build(self, file: RecordFile, read: FileData) -> list[Fault]:
        """Build the object of a record; give what its model refuses although the schema accepts it."""
        try:
            self._records[file.ref] = KINDS[file.kind].model_validate_json(read.raw)
        except ValidationError as error:
            return [
                Fault(pointer_to(*item["loc"]), f"The model refuses this: {item['msg']}.", "Correct it.", "wrong-value")
                for item in error.errors(include_url=False, include_input=False)
            ]
        self._raw[file.ref] = read.data
        return []
