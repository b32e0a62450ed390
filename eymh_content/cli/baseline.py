"""``eymh validate --baseline``: the number of warnings on voice that are known, by rule. It only ever goes down."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from eymh_content.errors import ExportError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eymh_content.problems import Report

_LARGEST = 100_000
"""Bytes of the largest file that is read."""


class Baseline(NamedTuple):
    """A file with numbers of warnings, by rule. A rule that it does not have has none."""

    file: Path
    raw: bytes | None
    """What is in the file; None if there is none."""
    numbers: dict[str, int]

    @classmethod
    def of(cls, file: Path | None, paths: tuple[Path, ...], *, update: bool) -> "Baseline | None":
        """Read the file; None if none is asked for. It may be missing if it is to be written (``update``).

        UsageError if it is missing or wrong, or the options do not go together.
        """
        if file is None:
            if update:
                raise UsageError("--update-baseline needs --baseline FILE, which says what to update")
            return None
        if paths:
            raise UsageError("the numbers of --baseline are those of all records: leave out the PATHs, or --baseline")
        raw = _read(file, update=update)
        return cls(file, raw, {} if raw is None else _numbers(file, raw))

    def check(self, report: "Report", form: str, *, update: bool) -> bool:
        """Say where a report has more or fewer warnings on voice than the file; return whether it has more of any rule.

        With ``update``, lower the numbers in the file to those of the report, or write it if there is none.
        """
        found = {tally.rule: tally.problems for tally in report.tallies}
        if update:
            self._update(found)
        more = [] if self.raw is None else [rule for rule in found if found[rule] > self.numbers.get(rule, 0)]
        for rule in more:
            self._print_more(rule, found[rule], form)
        fewer = sum(max(number - found.get(rule, 0), 0) for rule, number in self.numbers.items())
        if fewer and not update:
            click.echo(
                f"note: {fewer:,} fewer than in {self._name}. To lower its numbers, add --update-baseline.", err=True
            )
        return bool(more)

    @property
    def _name(self) -> str:
        from eymh_content.characters import visible  # noqa: PLC0415

        return visible(str(self.file))

    def _print_more(self, rule: str, number: int, form: str) -> None:
        known = self.numbers.get(rule, 0)
        message = f"{number:,} warnings of the rule {rule}, {number - known:,} more than in {self._name}."
        fix = "To see those of the files that you changed, run eymh validate with their names."
        if form == "github":
            from eymh_content.reporters.github import failure  # noqa: PLC0415

            click.echo(failure(rule, f"{message} {fix}"), nl=False)
        else:
            click.echo(f"error: {message} {fix}", err=True)

    def _update(self, found: dict[str, int]) -> None:
        from eymh_content.disk import reason, write_whole  # noqa: PLC0415

        lower = found if self.raw is None else dict(self._lower(found))
        data = (json.dumps(lower, indent=2) + "\n").encode()
        if data == self.raw:
            return
        try:
            write_whole(self.file, data, self.raw)
        except OSError as error:
            raise ExportError(f"{self._name} could not be written: {reason(error)}") from error
        left = "" if lower else " It has none left: delete it, and leave out --baseline."
        click.echo(f"note: {self._name} was written with {sum(lower.values()):,} warnings.{left}", err=True)

    def _lower(self, found: dict[str, int]) -> "Iterator[tuple[str, int]]":
        for rule, number in self.numbers.items():
            if least := min(number, found.get(rule, 0)):
                yield rule, least


def _read(file: Path, *, update: bool) -> bytes | None:
    from eymh_content.disk import read_regular, reason  # noqa: PLC0415

    try:
        return read_regular(file, _LARGEST)
    except FileNotFoundError:
        if update:
            return None
        raise UsageError(f"there is no file {file}. To write it, add --update-baseline") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {reason(error)}") from error


def _numbers(file: Path, raw: bytes) -> dict[str, int]:
    from eymh_content.rules import VOICE_RULES  # noqa: PLC0415

    try:
        numbers = json.loads(raw)
    except ValueError as error:
        raise UsageError(f"{file} is not JSON: {error}") from error
    rules = {rule.name for rule in VOICE_RULES}
    if not isinstance(numbers, dict) or any(type(number) is not int or number < 0 for number in numbers.values()):
        raise UsageError(f'{file} is not a baseline, such as {{"{min(rules)}": 12}}')
    if unknown := sorted(numbers.keys() - rules):
        raise UsageError(f"{file} has what is no rule on voice: {', '.join(unknown)}")
    return numbers
