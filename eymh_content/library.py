"""The content as typed, immutable records, with look-ups by reference and backlinks."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol, TypeVar, cast, overload

from pydantic import ValidationError

from eymh_content.errors import ContentError, NotFoundError, UsageError
from eymh_content.files.discover import INDEXES, LEDGER, file_of
from eymh_content.files.locate import locate
from eymh_content.files.names import Names, kind_meant
from eymh_content.files.suggest import meant_or_all
from eymh_content.files.version import ContentVersion
from eymh_content.garbage import collection_paused
from eymh_content.ids import kind_of, pointer_to
from eymh_content.models import KINDS, Entry, Record
from eymh_content.paths import content_dir
from eymh_content.problems import Fault, Problem
from eymh_content.rules import NEEDED_TO_LOAD
from eymh_content.schema.walk import Visit, Walk
from eymh_content.validation import Checked, check

T = TypeVar("T")


class OfOneKind(Protocol):
    """A record of one kind. ``Record`` and other bases of models have no ``$schema``, so type checkers refuse them."""

    kind: ClassVar[str]

    @property
    def schema_(self) -> str:
        """The path of the schema of its kind."""
        ...


R = TypeVar("R", bound=OfOneKind)


class Backlink(NamedTuple):
    """A place that links to a record."""

    reference: str
    """The record that has the link."""
    pointer: str
    """JSON Pointer of the link in it."""


class Library(Mapping[str, Record]):
    """All records, by reference: ``library["measure/sdq"]``. Iterates over references in order of kind and id."""

    def __init__(
        self,
        records: Mapping[str, Record],
        raw: Mapping[str, dict[str, Any]],
        walks: Mapping[str, Walk] | None = None,
        version: ContentVersion | None = None,
    ) -> None:
        """Take the records, the data of each as in its file, the walks made over them, and the declared version."""
        self.version = version
        """The declared version of the content and its date; None if it declares none."""
        self._records = {reference: records[reference] for reference in sorted(records)}
        self._raw = raw
        self._walks = dict(walks or {})

    def __repr__(self) -> str:
        """Return the number of records, and no more: the content has several megabytes."""
        return f"<Library: {len(self)} records>"

    def __getitem__(self, reference: str) -> Record:
        """Return a record. NotFoundError (a KeyError) if there is none; it names those that were probably meant."""
        try:
            return self._records[reference]
        except KeyError:
            raise self._not_found(reference) from None

    @overload
    def get(self, key: str, /, default: None = None) -> Record | None: ...
    @overload
    def get(self, key: str, /, default: T) -> Record | T: ...
    def get(self, key: str, /, default: T | None = None) -> Record | T | None:
        """Return a record, or ``default`` if there is none."""
        return self._records.get(key, default)

    def __contains__(self, reference: object) -> bool:
        """Return whether there is a record with this reference."""
        return reference in self._records

    def __iter__(self) -> Iterator[str]:
        """Iterate over all references, in order."""
        return iter(self._records)

    def __len__(self) -> int:
        """Return the number of records."""
        return len(self._records)

    def _ipython_key_completions_(self) -> list[str]:
        """Return what notebooks complete after ``library["``."""
        return list(self._records)

    def raw(self, reference: str) -> dict[str, Any]:
        """Return a record as it is in its file: a copy, which you may change. NotFoundError if there is none."""
        self[reference]
        return deepcopy(self._raw[reference])

    def of(self, model: type[R]) -> tuple[R, ...]:
        """Return all records of a model, by id: ``library.of(Intervention)``.

        UsageError if it is the model of no kind, as ``Record`` and ``Topical`` are.
        """
        _check_model(model)
        return cast("tuple[R, ...]", self._by_kind.get(model.kind, ()))

    def record(self, model: type[R], slug: str) -> R:
        """Return one record of a model, typed: ``library.record(Intervention, "family-foundations")``.

        NotFoundError (a KeyError) if there is none; UsageError if it is the model of no kind.
        """
        _check_model(model)
        record = self[f"{model.kind}/{slug}"]
        assert isinstance(record, model)  # noqa: S101  # a folder holds records of one model
        return record

    def kind(self, kind: str) -> tuple[Record, ...]:
        """Return all records of a kind, by id: ``library.kind("measure")``. NotFoundError if there is no such kind."""
        if kind not in KINDS:
            near = kind_meant(str(kind))
            raise NotFoundError(f"no kind '{kind}'; {meant_or_all([near] if near else [], KINDS)}")
        return self._by_kind.get(kind, ())

    def links(self, reference: str) -> tuple[str, ...]:
        """Return the records that a record links to, links in prose included, each once.

        NotFoundError if there is no such record.
        """
        return tuple(dict.fromkeys(target for target, _ in self._walk(reference).targets()))

    def backlinks(self, reference: str) -> tuple[Backlink, ...]:
        """Return every place that links to a record, links in prose included. NotFoundError if there is no record."""
        self[reference]
        return self._backlinks.get(reference, ())

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Record, ...]]:
        return {kind: tuple(found) for kind, found in groupby(self._records.values(), lambda record: record.kind)}

    @cached_property
    def _backlinks(self) -> dict[str, tuple[Backlink, ...]]:
        found: dict[str, list[Backlink]] = {}
        for reference in self._records:
            for target, visit in self._walk(reference).targets():
                found.setdefault(target, []).append(Backlink(reference, visit.pointer))
        return {target: tuple(links) for target, links in found.items()}

    def _walk(self, reference: str) -> Walk:
        if reference not in self._walks:
            self[reference]
            self._walks[reference] = Walk(self._raw[reference], kind_of(reference))
        return self._walks[reference]

    def _not_found(self, reference: object) -> NotFoundError:
        if isinstance(reference, Record):
            return NotFoundError(f"records are looked up by reference; pass record.ref, here '{reference.ref}'")
        near = Names(self._records, lambda known: self._raw.get(known, {})).meant(str(reference))
        what = f"no record '{reference}' in this library"
        if "/" not in str(reference):
            what += " (a reference is a kind, a slash and an id)"
        return NotFoundError(f"{what}; {meant_or_all(near)}" if near else what)


def walk_of(library: Library, reference: str) -> Walk:
    """Return the walk over a record as it is in its file, for the core and for exporters. Do not change its values."""
    return library._walk(reference)  # noqa: SLF001  # users of the library have no use for it


def walk_over(library: Library, record: Record) -> Walk:
    """Return the walk over a record. NotFoundError if it is not in the library, or has been changed since."""
    if library[record.ref] != record:
        raise NotFoundError(f"this is not the record '{record.ref}' of this library; pass library['{record.ref}']")
    return walk_of(library, record.ref)


def entries_of(library: Library, record: Record) -> Iterator[tuple[Visit, Entry]]:
    """Yield the entries of a record, outer ones before inner ones, each with its visit. NotFoundError as above."""
    for visit in walk_over(library, record).objects("Entry"):
        found: Any = record
        for step in visit.steps:
            found = getattr(found, step) if isinstance(step, str) else found[step]
        yield visit, found


def entry_in(library: Library, record: Record, entry: Entry) -> Visit:
    """Return the visit of an entry of a record, as ``walk_of`` has it.

    A copy of the entry is as good. NotFoundError if the entry is that of another record, whatever the two have in
    common: several records have entries with one id, and some have the same entry, but about another place.
    """
    own = tuple(entries_of(library, record))
    for visit, found in own:
        if found is entry:
            return visit
    every = ((other.ref, found) for other in library.values() for _, found in entries_of(library, other))
    owner = next((reference for reference, found in every if found is entry), None)
    if owner not in (None, record.ref):
        raise NotFoundError(
            f"the entry '{entry.id}' is from '{owner}', not from '{record.ref}'; pass library['{owner}']"
        )
    for visit, found in own:
        if found == entry:
            return visit
    raise NotFoundError(f"this entry '{entry.id}' is not in '{record.ref}'; pass the record that it is from")


def check_arguments(record: object, entry: object = None) -> None:
    """Raise UsageError if a caller passes something else than a record and, perhaps, one of its entries."""
    if isinstance(record, Entry):
        raise UsageError(f"pass the record before its entry, here the record that has the entry '{record.id}'")
    if not isinstance(record, Record):
        raise UsageError(f"pass a record, such as library['measure/sdq'], not {_shown(record)}")
    if not isinstance(entry, Entry | None):
        raise UsageError(f"pass one entry of the record, such as statistic.figures[0], not {_shown(entry)}")


def _shown(value: object) -> str:
    return repr(value) if isinstance(value, str) else f"a value of type {type(value).__name__}"


def _check_model(model: type) -> None:
    """Raise UsageError if there is no kind whose records are of a model."""
    if model not in KINDS.values():
        below = [each for each in KINDS.values() if isinstance(model, type) and issubclass(each, model)]
        models = ", ".join(each.__name__ for each in below or KINDS.values())
        raise UsageError(f"{getattr(model, '__name__', model)} is not the model of a kind; name one of {models}")


def load(path: str | Path | None = None) -> Library:
    """Load the content that comes with this package, or that of another folder.

    ContentError if a record cannot be read, does not have the structure of its kind, has another id than its file, or
    links to a record that is not there, or if a folder cannot be read or is not named after a kind; its ``problems``
    are all that was found. Other rules are for ``eymh validate``. UsageError if there is no such folder, or it has no
    records; its message names the folder that was probably meant.
    """
    content = Path(path) if path is not None else content_dir()
    with collection_paused():
        return build_library(content, check(content, rules=NEEDED_TO_LOAD))


def build_library(content: Path, checked: Checked) -> Library:
    """Build the objects of content that has been checked. ContentError if a record or what it links to is not in it."""
    files = {file.file: file.ref for file in checked.folder.records}
    lost = {file for file, reference in files.items() if reference not in checked.records}
    needed = {rule.name for rule in NEEDED_TO_LOAD}
    problems = [
        problem
        for problem in checked.problems
        if problem.severity == "error"
        and (
            problem.file in lost
            or problem.rule in needed
            or (problem.file not in files and not _is_harmless(content, problem))
        )
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
        return Library(records, raw, checked.walks, checked.folder.version)
    first = problems[0]
    more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
    place = f"{content / first.file}:{first.line}:{first.column}"
    message = f"the content is not valid; run 'eymh validate'. {place}: {first.message} {first.fix}{more}"
    raise ContentError(message, problems, len(checked.folder.records))


def _is_harmless(content: Path, problem: Problem) -> bool:
    """Return whether a problem is of what is no record: indexes, ledger, or a file that looks like none (notes.txt)."""
    if problem.file == INDEXES or problem.file.partition("/")[0] == LEDGER:
        return True
    if problem.rule != "stray-file" or problem.file in KINDS or ".js" in problem.file.lower():
        return False
    return (content / problem.file).is_file()


def _model_faults(error: ValidationError) -> Iterator[Fault]:
    """Yield a fault for each value that the model rejects although the schema accepts it."""
    for item in error.errors(include_url=False, include_input=False):
        message = f"The model does not accept this value: {item['msg']}."
        yield Fault(pointer_to(*item["loc"]), message, "Correct the value.", "wrong-value")
