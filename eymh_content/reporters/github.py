"""The report in the log of a workflow: annotations, which GitHub shows at their lines, and the whole report as text."""

import os
import textwrap
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from eymh_content.problems import Problem, Report
from eymh_content.reporters import text
from eymh_content.reporters.summary import others, summary
from eymh_content.wording import counted

MOST = 10
"""How many annotations of each level GitHub shows for a step."""
_LONGEST = 300
"""Characters of the longest fix in an annotation. The log and the summary have the whole."""


def write(report: Report, folder: str) -> str:
    """Write workflow commands and text. ``folder`` is that of the content, seen from the root of the repository."""
    return "\n".join([*_annotations(report, folder), *_log(report, folder), summary(report, folder)]) + "\n"


def failure(command: str, message: str) -> str:
    """Write the annotation of a command that could not be finished."""
    return f"::error title={_property(command)}::{_escaped(message)}\n"


def most_useful(problems: Iterable[Problem], last: Collection[str] = ()) -> list[Problem]:
    """Choose as many problems as GitHub shows: errors first, and from as many files and rules as possible.

    Those under the rules ``last`` come after all others.
    """
    left, chosen = list(problems), list[Problem]()
    seen: Counter[object] = Counter()

    def rank(problem: Problem) -> tuple[bool, bool, int, int, int]:
        same = seen[problem.file, problem.rule]
        return (
            problem.severity != "error",
            problem.rule in last,
            same,
            seen["file", problem.file],
            seen["rule", problem.rule],
        )

    while left and len(chosen) < MOST:
        best = min(left, key=rank)
        left.remove(best)
        chosen.append(best)
        seen.update([(best.file, best.rule), ("file", best.file), ("rule", best.rule)])
    return sorted(chosen)


def _annotations(report: Report, folder: str) -> Iterator[str]:
    own = [problem for problem in report.problems if problem not in report.repeated]
    shown = most_useful(own, last={tally.rule for tally in report.tallies})
    for problem in shown:
        file = _property(folder + problem.file)
        place = f"file={file},line={problem.line},col={problem.column},title={_property(problem.rule)}"
        yield f"::{problem.severity} {place}::{_escaped(f'{problem.message} {_short(problem.fix)}')}"
    if rest := len(own) - len(shown):
        rules = Counter(problem.rule for problem in own) - Counter(problem.rule for problem in shown)
        rest_by_rule = ", ".join(f"{number:,} {rule}" for rule, number in rules.most_common())
        where = "The summary of this job and the log of this step list all. On your computer, run"
        title = _property(f"{rest:,} more {'problem' if rest == 1 else 'problems'}")
        yield f"::notice title={title}::{_escaped(f'Not shown here: {rest_by_rule}. {where}: {report.command}')}"
    if more := others(report):
        yield f"::notice title={_property(report.command)}::{_escaped(more)}"


def _short(fix: str) -> str:
    return fix if len(fix) <= _LONGEST else textwrap.wrap(fix, _LONGEST - 1, break_on_hyphens=False)[0] + "…"


def _log(report: Report, folder: str) -> Iterator[str]:
    if report.problems:
        yield f"::group::{counted(len(report.problems), 'problem')}"
        yield from _inert(text.listing(report, folder))
        yield "::endgroup::"
    if report.unchecked:
        yield from _inert(f"note: {note}" for note in report.unchecked)


def _inert(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines between commands that keep GitHub from running what looks like a command in them."""
    token = os.urandom(16).hex()  # nobody can write it into a record beforehand
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"


def _escaped(message: str) -> str:
    return message.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _escaped(value).replace(":", "%3A").replace(",", "%2C")
