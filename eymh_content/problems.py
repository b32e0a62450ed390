"""What is wrong with the content: a fault where a check finds it, a problem once it has a place, under a rule.

Every check reports in this form: validation, verification, coverage, and the audit of Word packs.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Generic, Literal, NamedTuple, TypeVar

from eymh_content.characters import visible

T = TypeVar("T")
Severity = Literal["error", "warning"]

MANY = 50
"""How many faults under one rule in one file are listed one by one."""


class Fault(NamedTuple):
    """Something wrong in a record, not yet located in its file."""

    pointer: str
    """JSON Pointer (RFC 6901) of the value at fault; empty for the whole record."""
    message: str
    fix: str
    rule: str = ""
    """The name of the rule that is broken. A check that is for one rule leaves it out: it is filled in."""
    file: str = ""
    """The file, relative to the content. A rule that checks one record leaves it out: it is filled in."""
    at_key: bool = False
    """Whether the key is at fault, not its value."""
    start: int = -1
    """Where in a text the fault begins, in characters from 0; -1 for the text as a whole."""


class Rule(NamedTuple, Generic[T]):
    """Something that must hold of a ``T``. Its section in the documentation is made from these fields."""

    name: str
    """Its id: lower case, with hyphens. It stays the same for as long as the rule exists."""
    sentence: str
    """What holds when the rule is kept."""
    why: str
    """What goes wrong for a reader when it is broken."""
    fix: str
    """How to fix it, in general."""
    severity: Severity = "error"
    check: Callable[[T], Iterable[Fault]] | None = None
    """Yields the faults of a ``T``. None where reading, the structure check, or another module applies the rule."""
    kind: str | None = None
    """The only kind of record that it checks, if there is one."""
    models: tuple[str, ...] = ()
    """The models of the objects that it checks; it does not run on a record that has none of them."""


class Problem(NamedTuple):
    """Something wrong, with its place.

    ``file`` is relative to the folder that was checked, with forward slashes. ``line`` and ``column`` count from 1, in
    Unicode code points. ``pointer`` is a JSON Pointer (RFC 6901), empty for the whole file.
    """

    file: str
    line: int
    column: int
    pointer: str
    rule: str
    severity: Severity
    message: str
    fix: str

    @classmethod
    def of_file(cls, file: str, rule: str, message: str, fix: str, severity: Severity = "error") -> "Problem":
        """Make a problem of a file as a whole."""
        return cls(file, 1, 1, "", rule, severity, message, fix)


class Tally(NamedTuple):
    """How often one rule is broken, and in how many files."""

    rule: str
    problems: int
    files: int


class Report(NamedTuple):
    """Everything that a check found, in order of files and lines."""

    problems: tuple[Problem, ...]
    checked: int
    """How many files were checked; one with a problem counts, also if it is no record."""
    counts: Mapping[str, int] = {}
    """What else was counted, by name."""
    unchecked: tuple[str, ...] = ()
    """Of what was to be checked and was not: why."""
    total: int = 0
    """How many files there are, whether or not they were to be checked."""
    note: str = ""
    """What else the last line says."""
    elsewhere: int = 0
    """How many problems are in files that were not to be checked."""
    repeated: frozenset[Problem] = frozenset()
    """Problems that another command, 'eymh validate', is for: it reports them too."""
    tallies: tuple[Tally, ...] = ()
    """The warnings on voice in all files, by rule, the most frequent first."""
    unlisted: int = 0
    """How many of these are not among the problems, because they are many and no file was named."""
    command: str = ""
    """The command that shows every problem, as one types it: eymh validate."""

    @classmethod
    def of(
        cls,
        problems: Iterable[Problem],
        checked: int,
        counts: Mapping[str, int] | None = None,
        unchecked: tuple[str, ...] = (),
    ) -> "Report":
        """Sort the problems, and keep each once."""
        return cls(tuple(sorted(set(problems))), checked, counts or {}, unchecked, checked)

    @property
    def errors(self) -> int:
        """How many problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def warnings(self) -> int:
        """How many problems are warnings, listed or not."""
        return len(self.problems) - self.errors + self.unlisted

    @property
    def valid(self) -> bool:
        """Whether there are no errors."""
        return not self.errors


def quoted(text: str, longest: int = 60) -> str:
    """Quote a piece of the content in a message: shortened, with invisible characters escaped."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return f"'{visible(short)}'"


def and_more(number: int, rule: str = "") -> Fault:
    """Say that a file has more faults under a rule than are listed."""
    message = f"There are {number:,} more problems of this kind in this file, which are not listed."
    return Fault("", message, "Fix those that are listed, and validate again.", rule)


def few(faults: Iterable[Fault]) -> Iterator[Fault]:
    """Return the first faults under each rule, and say how many more there are."""
    by_rule: dict[str, list[Fault]] = {}
    for fault in faults:
        by_rule.setdefault(fault.rule, []).append(fault)
    for rule, found in by_rule.items():
        yield from found[:MANY]
        if len(found) > MANY:
            yield and_more(len(found) - MANY, rule)
