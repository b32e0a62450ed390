"""Validate a folder of content: read, check structure, keep the rules, and say where each problem stands."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from eymh_content.engines import Engine, engine
from eymh_content.engines.explain import explain
from eymh_content.errors import UsageError
from eymh_content.folder import RecordFile, look_through
from eymh_content.positions import Scan, line_and_column
from eymh_content.problems import Fault, Problem, Report, Severity
from eymh_content.reading import Reading, read_record
from eymh_content.rules import RULES, Content, Draft, Rule

_ON_RECORDS = tuple((rule, rule.check) for rule in RULES if rule.check)
_ON_CONTENT = tuple((rule, rule.check_all) for rule in RULES if rule.check_all)
_SEVERITIES: dict[str, Severity] = {rule.name: rule.severity for rule in RULES}


def validate(content: Path, paths: tuple[Path, ...] = (), engine_name: str = "pydantic") -> Report:
    """Check the content in a folder; report only what lies at or below ``paths``, if there are any.

    UsageError if the folder or a path does not exist, or a path lies outside the folder.
    """
    wanted = [_inside(content, path) for path in paths]
    try:
        folder = look_through(content)
    except OSError as error:
        raise UsageError(f"no folder of content at {content}: {error.strerror or error}") from error
    if not folder.records and not folder.oddities:
        raise UsageError(f"{content} holds no records; is it the folder of the content?")
    run = _Run(Content(folder, known={record.reference for record in folder.records}), engine(engine_name))
    run.check()
    problems = [problem for problem in run.problems() if _reported(problem.file, wanted)]
    checked = sum(_reported(record.file, wanted) for record in folder.records)
    return Report.of(problems, checked)


def _inside(content: Path, path: Path) -> str:
    """Give a path as it stands in problems: relative to the content. Its last name may be that of a broken link."""
    if not path.exists() and not path.is_symlink():
        raise UsageError(f"no file or folder at {path}")
    full = path.parent.resolve() / path.name if path.name not in ("", "..") else path.resolve()
    try:
        return full.relative_to(content.resolve()).as_posix()
    except ValueError:
        raise UsageError(f"{path} lies outside the content, which is {content}") from None


def _reported(file: str, wanted: list[str]) -> bool:
    return not wanted or any(path in (".", file) or file.startswith(f"{path}/") for path in wanted)


class _Run:
    """One validation."""

    def __init__(self, content: Content, structure: Engine) -> None:
        self._content = content
        self._engine = structure
        self._located: list[Problem] = []
        self._faults: dict[str, list[tuple[str, Fault]]] = defaultdict(list)

    def check(self) -> None:
        """Find all faults: those of each record first, then those of the whole."""
        for odd in self._content.folder.oddities:
            severity = _SEVERITIES[odd.rule]
            self._located.append(Problem(odd.file, 1, 1, "", odd.rule, severity, odd.message, odd.fix))
        for record in self._content.folder.records:
            if record.file not in self._content.folder.unreadable:
                self._record(record, read_record(record.path, record.file))
        for rule, check_all in _ON_CONTENT:
            for found in check_all(self._content):
                self._faults[found.file].append((rule.name, found.fault))

    def _record(self, record: RecordFile, reading: Reading) -> None:
        self._located.extend(reading.problems)
        if not reading.usable:
            return
        breaches = self._engine.check(record.kind, reading.raw, reading.data)
        if breaches:
            explained = (explain(record.kind, breach, reading.data) for breach in breaches)
            self._faults[record.file].extend(explained)
        if isinstance(reading.data, dict):
            draft = Draft.of(record, reading.data, reading.text, self._content)
            self._content.note(draft)
            for rule, check in _ON_RECORDS:
                if _concerns(rule, draft):
                    self._faults[record.file].extend((rule.name, fault) for fault in check(draft))

    def problems(self) -> Iterator[Problem]:
        """Give every fault its place. Only files with a fault are gone through for that."""
        yield from self._located
        paths = {record.file: record.path for record in self._content.folder.records}
        for file, faults in self._faults.items():
            if faults:
                yield from _located(file, faults, read_record(paths[file], file).text if file in paths else "")


def _concerns(rule: Rule, draft: Draft) -> bool:
    if rule.kind is not None and rule.kind != draft.kind:
        return False
    return not rule.signs or any(sign in draft.text for sign in rule.signs)


def _located(file: str, faults: list[tuple[str, Fault]], text: str) -> Iterator[Problem]:
    scan = Scan(text) if any(fault.pointer for _, fault in faults) else None
    for rule, fault in faults:
        line, column = line_and_column(text, _offset(scan, fault)) if scan else (1, 1)
        yield Problem(file, line, column, fault.pointer, rule, _SEVERITIES[rule], fault.message, fault.fix)


def _offset(scan: Scan, fault: Fault) -> int:
    """Give where a fault stands; if its place is not found, where the nearest thing around it stands."""
    if fault.at_key and fault.pointer in scan.keys:
        return scan.keys[fault.pointer]
    pointer = fault.pointer
    while pointer and pointer not in scan.values:
        pointer = pointer.rpartition("/")[0]
    return scan.values.get(pointer, 0)
