"""Validate a folder of content: read it, check structure and rules, and locate each fault."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from pathlib import Path
from typing import NamedTuple

from eymh_content.errors import UsageError
from eymh_content.files.discover import ContentFolder, RecordFile, discover, no_records
from eymh_content.files.file_data import FileData
from eymh_content.files.meant import is_built
from eymh_content.files.read import read_file
from eymh_content.files.selection import EVERYTHING, Selection, select
from eymh_content.problems import MANY, Fault, Problem, Report, Tally, few
from eymh_content.rules import CONTENT_RULES, RECORD_RULES, RULES, VOICE_RULES, AnyRule, Content, RawRecord, ledger
from eymh_content.schema.walk import Walk
from eymh_content.structure import DEFAULT, engine, structure_faults

WARNINGS = frozenset(rule.name for rule in (*RULES, *VOICE_RULES) if rule.severity == "warning")
_VOICE = frozenset(rule.name for rule in VOICE_RULES)
_LEDGER = frozenset(rule.name for rule in ledger.RULES)

Check = Callable[[RawRecord], Iterable[Fault]]


class Checked(NamedTuple):
    """A folder of content after validation."""

    folder: ContentFolder
    records: dict[str, FileData]
    """The files of the records with the structure of their kind, by reference; empty if they were not kept."""
    problems: tuple[Problem, ...]
    """Everything that was found, anywhere in the folder, but for what the rules on voice found."""
    walks: Mapping[str, Walk] = {}
    """The walks over the records, by reference, as far as rules needed them."""
    ledgers: Mapping[str, FileData] = {}
    """The ledger files with a sound structure, by the reference of their record."""
    voice: Mapping[str, list[Fault]] = {}
    """What the rules on voice found, by file. It is not located: there may be hundreds that nobody asked for."""

    def report(self, chosen: Selection = EVERYTHING) -> Report:
        """Report what is selected: everything, if nothing is said."""
        return chosen.report(self.problems, (file.file for file in self.folder.files))


def validate(content: Path, paths: tuple[Path, ...] = (), engine_name: str = DEFAULT, *, brief: bool = False) -> Report:
    """Check the content in a folder; report only what is at or below ``paths``, if there are any.

    A ``brief`` report on all of the content does not list the warnings on voice if there are more than ``MANY``: it
    only counts them. The report names each path that holds no record. UsageError if the folder does not exist.
    """
    checked = check(content, engine_name, rules=(*RULES, *VOICE_RULES), keep=False)
    chosen = select(content, checked.folder, paths)
    tallies = _tallies(checked.voice)
    number = sum(tally.problems for tally in tallies)
    unlisted = number if brief and not paths and number > MANY else 0
    records = checked.folder.records
    problems = [*checked.problems]
    for record in () if unlisted else records:
        if record.file in checked.voice and chosen.has(record.file):
            problems += _located(record.file, checked.voice[record.file], record.path)
    report = chosen.report(problems, (file.file for file in checked.folder.files))
    return report._replace(tallies=tallies, unlisted=unlisted)


def _tallies(faults: Mapping[str, list[Fault]]) -> tuple[Tally, ...]:
    """Count faults by rule, the most frequent first."""
    problems = Counter(fault.rule for found in faults.values() for fault in found)
    files = Counter(rule for found in faults.values() for rule in {fault.rule for fault in found})
    return tuple(Tally(rule, number, files[rule]) for rule, number in problems.most_common())


def check(content: Path, engine_name: str = DEFAULT, *, rules: Iterable[AnyRule] = RULES, keep: bool = True) -> Checked:
    """Check all the content in a folder: its structure, and its ``rules``; ``keep`` the records, or save the memory.

    UsageError if the folder does not exist, has no records, or is the output of a build; it carries the problems that
    explain why.
    """
    folder = discover(content)
    if is_built(content.absolute()):
        raise UsageError(no_records(content))
    run = _Run(folder, engine_name, frozenset(rule.name for rule in rules), keep=keep)
    run.check()
    problems = tuple(run.problems())
    if not folder.records:
        from eymh_content.files.names import kind_meant  # noqa: PLC0415  # only where something is wrong

        meant = [problem for problem in problems if kind_meant(problem.file.partition("/")[0])]
        raise UsageError(no_records(content), meant)
    return Checked(folder, run.records, problems, run.walks, run.ledgers, run.voice)


class _Run:
    """One validation."""

    def __init__(self, folder: ContentFolder, engine_name: str, rules: frozenset[str], *, keep: bool) -> None:
        self.records: dict[str, FileData] = {}
        self.walks: dict[str, Walk] = {}
        self.ledgers: dict[str, FileData] = {}
        self.voice: dict[str, list[Fault]] = defaultdict(list)
        self._folder = folder
        self._rules = rules
        self._keep = keep
        self._content = Content(folder, known={record.ref for record in folder.records})
        self._engine = engine(engine_name)
        self._with_ledger = {file.ref for file in folder.ledgers} if rules >= _LEDGER else set[str]()
        self._entries: dict[str, AbstractSet[str]] = {}
        """The ids of what is read of each record that has a ledger file."""
        self._problems: list[Problem] = []
        self._faults: dict[str, list[Fault]] = defaultdict(list)

    def check(self) -> None:
        """Find all faults: those of each record first, then those of the content as a whole."""
        for fault in self._folder.faults:
            self._faults[fault.file].append(fault)
        for file in self._folder.records:
            if file.file not in self._folder.unreadable:
                self._check_file(file)
        for rule in CONTENT_RULES:
            for fault in rule.check(self._content) if rule.check and rule.name in self._rules else ():
                self._faults[fault.file].append(fault._replace(rule=rule.name))
        if self._with_ledger:
            self._check_ledgers()

    def _check_ledgers(self) -> None:
        from eymh_content.ledger.check import check_ledgers  # noqa: PLC0415  # only where there is one

        found = check_ledgers(self._folder, self._entries, lambda: self._engine)
        self.ledgers = found.files
        self._problems.extend(found.problems)
        for file, faults in found.faults.items():
            self._faults[file].extend(faults)

    def _check_file(self, file: RecordFile) -> None:
        read = read_file(file.path, file.file)
        self._problems.extend(read.problems)
        if not read.usable:
            self._content.complete = False
            return
        faults = structure_faults(self._engine, file, read.data, self._folder)
        if faults:
            self._content.complete = False
            self._faults[file.file].extend(faults)
        elif self._keep and not read.problems:
            self.records[file.ref] = read
        if isinstance(read.data, dict):
            record = RawRecord(file, read.data, read.raw, self._content)
            self._content.add(record)
            if file.ref in self.records:
                self.walks[file.ref] = record.walk
            if file.ref in self._with_ledger and not faults:
                self._entries[file.ref] = _read_in(record.walk)
            for rule, check in _checks_for(self._rules, file.kind, *record.walk.models):
                found = self.voice if rule in _VOICE else self._faults
                for fault in check(record):
                    found[file.file].append(fault if fault.rule else fault._replace(rule=rule))

    def problems(self) -> Iterator[Problem]:
        """Locate every fault. Only the text of files with a fault is needed for that."""
        yield from self._problems
        paths = {file.file: file.path for file in self._folder.files if file.file not in self._folder.unreadable}
        for file, faults in self._faults.items():
            yield from _located(file, faults, paths.get(file))


def _located(file: str, faults: Iterable[Fault], path: str | None) -> Iterator[Problem]:
    """Locate the first faults under each rule in a file, which is read again if it has a path."""
    from eymh_content.files.locate import locate  # noqa: PLC0415  # only where there is a fault

    text = read_file(path, file).text if path else ""
    yield from locate(file, few(faults), text, WARNINGS)


def _read_in(walk: Walk) -> AbstractSet[str]:
    from eymh_content.ledger.units import units_of  # noqa: PLC0415  # only where there is a ledger file

    return units_of(walk).keys()


@cache
def _checks_for(rules: frozenset[str], kind: str, *models: str) -> tuple[tuple[str, Check], ...]:
    """Return name and check of each of some rules that has something to check in a record of a kind with models."""
    return tuple(
        (rule.name, rule.check)
        for rule in (*RECORD_RULES, *VOICE_RULES)
        if rule.check
        and rule.name in rules
        and rule.kind in (None, kind)
        and (not rule.models or not set(models).isdisjoint(rule.models))
    )
