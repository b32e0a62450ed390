"""The content as typed, immutable records, with look-ups by reference and backlinks."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from eymh_content.errors import ContentError, NotFoundError
from eymh_content.files.discover import look_through
from eymh_content.files.locate import locate
from eymh_content.files.read import Reading, read_record
from eymh_content.ids import kind_of
from eymh_content.models import KINDS, Record
from eymh_content.paths import content_dir
from eymh_content.problems import Fault, Problem, Severity
from eymh_content.schema.index import escape, plan_of, walk

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

    def record(self, model: type[R], slug: str) -> R:
        """Give one record of a model, typed: ``library.record(Intervention, "family-foundations")``.

        NotFoundError (a KeyError) if there is none.
        """
        record = self[f"{model.kind}/{slug}"]
        assert isinstance(record, model)  # noqa: S101  # a folder holds records of one model
        return record

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


def load(path: str | Path | None = None) -> Library:
    """Load the content that comes with this package, or that of another folder.

    ContentError if a record cannot be read or has not the structure of its kind; its ``problems`` say all that was
    found. The finer rules, such as links that lead nowhere, are for ``eymh validate``.
    """
    folder = Path(path) if path is not None else content_dir()
    try:
        found = look_through(folder)
    except OSError as error:
        raise ContentError(f"no folder of content at {folder}") from error
    records: dict[str, Record] = {}
    raw: dict[str, dict[str, Any]] = {}
    problems = [
        Problem(odd.file, 1, 1, "", odd.rule, "error", odd.message, odd.fix)
        for odd in found.oddities
        if odd.file in found.unreadable
    ]
    for file in found.records:
        if file.file in found.unreadable:
            continue
        reading = read_record(file.path, file.file)
        problems.extend(reading.problems)
        if reading.usable and not reading.problems:
            try:
                records[file.reference] = KINDS[file.kind].model_validate_json(reading.raw)
                raw[file.reference] = reading.data
            except ValidationError as error:
                problems.extend(_structural(error, file.file, reading))
    if problems:
        first = problems[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        place = f"{folder / first.file}:{first.line}:{first.column}"
        raise ContentError(f"the content is not valid; run 'eymh validate'. {place}: {first.message}{more}", problems)
    return Library(records, raw)


def _structural(error: ValidationError, file: str, reading: Reading) -> Iterator[Problem]:
    """Put what a model says into problems, roughly; ``eymh validate`` says it better."""
    faults: list[tuple[Severity, str, Fault]] = []
    for item in error.errors(include_url=False, include_input=False):
        pointer = "".join("/" + escape(str(step)) for step in item["loc"])
        message = f"{pointer or 'The record'}: {item['msg']}."
        faults.append(("error", "structure", Fault(pointer, message, "Run: eymh validate")))
    return locate(file, faults, reading.text)
