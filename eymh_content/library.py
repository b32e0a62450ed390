"""The content as typed, immutable records, with look-ups by reference and backlinks."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import ValidationError

from eymh_content.errors import ContentError, NotFoundError
from eymh_content.files.discover import INDEXES, file_of
from eymh_content.files.locate import locate
from eymh_content.ids import kind_of, pointer_to
from eymh_content.models import KINDS, Record
from eymh_content.paths import content_dir
from eymh_content.problems import Fault, Problem
from eymh_content.schema.walk import Walk
from eymh_content.validation import Checked, check

R = TypeVar("R", bound=Record)


class Backlink(NamedTuple):
    """A place that links to a record."""

    reference: str
    """The record that has the link."""
    pointer: str
    """JSON Pointer of the link in it."""


class Library(Mapping[str, Record]):
    """All records, by reference: ``library["measure/sdq"]``. Iterates over references in order of kind and id."""

    def __init__(
        self, records: Mapping[str, Record], raw: Mapping[str, dict[str, Any]], walks: Mapping[str, Walk] | None = None
    ) -> None:
        """Take the records, the data of each as in its file, and the walks that have been made over them."""
        self._records = {reference: records[reference] for reference in sorted(records)}
        self._raw = raw
        self._walks = dict(walks or {})

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
        if reference not in self._walks:
            self._walks[reference] = Walk(self.raw(reference), kind_of(reference))
        return self._walks[reference]

    def links(self, reference: str) -> tuple[str, ...]:
        """Return the records that a record links to, links in prose included, each once."""
        return tuple(dict.fromkeys(target for target, _ in self.walk(reference).targets()))

    def backlinks(self, reference: str) -> tuple[Backlink, ...]:
        """Return every place that links to a record, links in prose included."""
        self[reference]
        return self._backlinks.get(reference, ())

    @cached_property
    def _backlinks(self) -> dict[str, tuple[Backlink, ...]]:
        found: dict[str, list[Backlink]] = {}
        for reference in self._records:
            for target, visit in self.walk(reference).targets():
                found.setdefault(target, []).append(Backlink(reference, visit.pointer))
        return {target: tuple(links) for target, links in found.items()}


def load(path: str | Path | None = None) -> Library:
    """Load the content that comes with this package, or that of another folder.

    ContentError if a record cannot be read or does not have the structure of its kind, or if a folder cannot be read or
    is not named after a kind; its ``problems`` are all that was found. Other rules, such as that links lead to records,
    are for ``eymh validate``. UsageError if there is no such folder, or it has no records.
    """
    content = Path(path) if path is not None else content_dir()
    return build_library(content, check(content, rules=False))


def build_library(content: Path, checked: Checked) -> Library:
    """Build the objects of content that has been checked. ContentError if a record is not in it."""
    files = {file.file: file.ref for file in checked.folder.records}
    lost = {file for file, reference in files.items() if reference not in checked.records}
    problems = [
        problem
        for problem in checked.problems
        if problem.severity == "error"
        and (problem.file in lost or (problem.file not in files and not _is_harmless(content, problem)))
    ]
    records: dict[str, Record] = {}
    raw: dict[str, dict[str, Any]] = {}
    for reference, data in checked.records.items():
        try:
            records[reference] = KINDS[kind_of(reference)].model_validate_json(data.raw)
            raw[reference] = data.data
        except ValidationError as error:
            problems.extend(locate(file_of(reference), _model_faults(error), data.text))
    if not problems:
        return Library(records, raw, checked.walks)
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    place = f"{content / first.file}:{first.line}:{first.column}"
    message = f"the content is not valid; run 'eymh validate'. {place}: {first.message}{more}"
    raise ContentError(message, problems, len(checked.folder.records))


def _is_harmless(content: Path, problem: Problem) -> bool:
    """Return whether a problem is of what holds no record: the indexes, or a file that looks like none (notes.txt)."""
    if problem.file == INDEXES:
        return True
    if problem.rule != "stray-file" or problem.file in KINDS or ".js" in problem.file.lower():
        return False
    return (content / problem.file).is_file()


def _model_faults(error: ValidationError) -> Iterator[Fault]:
    """Yield a fault for each value that the model rejects although the schema accepts it."""
    for item in error.errors(include_url=False, include_input=False):
        message = f"The model does not accept this value: {item['msg']}."
        yield Fault(pointer_to(*item["loc"]), message, "Correct the value.", "wrong-value")
