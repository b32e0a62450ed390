"""Validate a folder of content: read, check structure, keep the rules, and say where each problem stands."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from eymh_content.errors import UsageError
from eymh_content.files.discover import RecordFile, inside, is_below, look_through
from eymh_content.files.read import Reading, read_record
from eymh_content.problems import MANY, Fault, Problem, Report, Severity, and_more
from eymh_content.rules import RULES, Content, Draft, holds_one
from eymh_content.rules.parts import family
from eymh_content.structure import Engine, engine

Check = Callable[[Draft], Iterable[Fault]]

_ON_RECORDS = tuple((rule, rule.check) for rule in RULES if rule.check)
_ON_CONTENT = tuple((rule, rule.check_all) for rule in RULES if rule.check_all)
_SEVERITIES: dict[str, Severity] = {rule.name: rule.severity for rule in RULES}


def validate(content: Path, paths: tuple[Path, ...] = (), engine_name: str = "quick") -> Report:
    """Check the content in a folder; report only what lies at or below ``paths``, if there are any.

    UsageError if the folder or a path does not exist, or a path lies outside the folder.
    """
    wanted = [inside(content, path) for path in paths]
    try:
        folder = look_through(content)
    except OSError as error:
        raise UsageError(f"no folder of content at {content}: {error.strerror or error}") from error
    if not folder.records and not folder.oddities:
        raise UsageError(f"{content} holds no records; is it the folder of the content?")
    run = _Run(Content(folder, known={record.reference for record in folder.records}), engine(engine_name))
    run.check()
    problems = [problem for problem in run.problems() if is_below(problem.file, wanted)]
    checked = sum(is_below(record.file, wanted) for record in folder.records)
    return Report.of(problems, checked)


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
            self._content.whole = False
            return
        breaches = self._engine.check(record.kind, reading.raw, reading.data)
        if breaches:
            from eymh_content.structure.messages import explain_all  # noqa: PLC0415  # only where there is something to say

            self._content.whole = False
            self._faults[record.file].extend(explain_all(record.kind, breaches, reading.data))
        if isinstance(reading.data, dict):
            draft = Draft(record, reading.data, reading.text, self._content)
            self._content.note(draft)
            for name, signs, check in _checks(draft.kind, draft.models):
                if (not signs or holds_one(draft.text, signs)) and (found := list(check(draft))):
                    self._faults[record.file].extend((name, fault) for fault in found[:MANY])
                    if len(found) > MANY:
                        self._faults[record.file].append((name, and_more(len(found) - MANY)))

    def problems(self) -> Iterator[Problem]:
        """Give every fault its place. Only files with a fault are gone through for that."""
        yield from self._located
        if not self._faults:
            return
        from eymh_content.files.locate import locate  # noqa: PLC0415  # only where there is a fault

        paths = {record.file: record.path for record in self._content.folder.records}
        for file, faults in self._faults.items():
            if faults:
                text = read_record(paths[file], file).text if file in paths else ""
                yield from locate(file, ((_SEVERITIES[rule], rule, fault) for rule, fault in faults), text)


@cache
def _checks(kind: str, models: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...], Check], ...]:
    """Give name, signs and check of each rule that has something to look at in a record with objects of ``models``."""
    return tuple(
        (rule.name, rule.signs, check)
        for rule, check in _ON_RECORDS
        if rule.kind in (None, kind) and (not rule.models or any(family(models, name) for name in rule.models))
    )
