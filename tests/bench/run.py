"""Measure speed as ratios of medians, from interleaved rounds of whole processes.

Prints a Markdown table for docs/benchmarks.md. Exit code 1 if a goal is missed.

The measured processes may cache their compiled modules, as they may wherever people use them: PYTHONDONTWRITEBYTECODE
is removed from their environment. The first round does not count.
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

from corpus import make_corpus, make_dispatch_schema, make_ledger

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
RIVAL = HERE.parent.parent / ".venv-rival" / "bin" / "check-jsonschema"
RECORDS = 1_500
MANY = 15_000
ROUNDS = 9
MEMORY = Path("/dev/shm")  # noqa: S108  # a file system in memory, where there is one
Command = list[str | Path]
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def seconds(command: Command) -> float:
    """Run a command once, in a process of its own."""
    begin = time.perf_counter()
    run = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False, env=ENVIRONMENT)
    if run.returncode:
        raise SystemExit(f"{command} ended with {run.returncode}:\n{run.stdout[-2000:]}{run.stderr[-2000:]}")
    return time.perf_counter() - begin


def medians(commands: dict[str, Command | Callable[[], Command]], rounds: int) -> dict[str, float]:
    """Run the commands in turn, A B C A B C, and give the median time of each. The first round does not count."""
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds + 1):
        for name, command in commands.items():
            times[name].append(seconds(command() if callable(command) else command))
    return {name: statistics.median(values[1:]) for name, values in times.items()}


class Table:
    """The rows of the report; remembers whether a goal was missed."""

    def __init__(self) -> None:
        self.rows = ["| what | measured | must | |", "|---|--:|--:|---|"]
        self.missed = False

    def add(self, what: str, measured: float, must: float, *, at_least: bool = False) -> None:
        """Add a ratio and its goal."""
        met = measured >= must if at_least else measured <= must
        self.missed |= not met
        sign = "≥" if at_least else "≤"
        self.rows.append(f"| {what} | {measured:.2f} | {sign} {must:g} | {'met' if met else 'MISSED'} |")


def validation(folder: Path, table: Table) -> None:
    """Compare ``eymh validate`` with the floor and with check-jsonschema, and look at growth."""
    small, large = folder / "small", folder / "large"
    make_corpus(small, RECORDS)
    make_corpus(large, MANY)
    files = sorted((small / "content").glob("*/*.json"))

    def validate(corpus: Path) -> Command:
        return [BIN / "eymh", "validate", "--content", corpus / "content"]

    def floor(corpus: Path) -> Command:
        return [sys.executable, HERE / "floor.py", corpus / "content"]

    without: Command = [sys.executable, HERE / "without_voice.py", small / "content"]
    times = medians({"validate": validate(small), "floor": floor(small), "without": without}, ROUNDS)
    rival = [RIVAL, "--schemafile", make_dispatch_schema(small), *files]
    against = medians({"validate": validate(small), "rival": rival}, ROUNDS)
    growth = medians({"small": validate(small), "large": validate(large)}, ROUNDS)
    table.add("`eymh validate` without the rules on voice ÷ floor, 1,500 records", times["without"] / times["floor"], 3)
    voice = times["validate"] - times["without"]
    table.add("what the rules on voice add to it ÷ floor, 1,500 records", voice / times["floor"], 0.3)
    faster = against["rival"] / against["validate"]
    table.add("one call of check-jsonschema ÷ `eymh validate`", faster, 12, at_least=True)
    table.add("15,000 records ÷ 1,500 records, `eymh validate`", growth["large"] / growth["small"], MANY / RECORDS)


def start_up(table: Table) -> None:
    """Compare ``eymh --help`` with an interpreter that does nothing."""
    times = medians({"help": [BIN / "eymh", "--help"], "pass": [sys.executable, "-c", "pass"]}, 15)
    table.add("`eymh --help` ÷ `python -c pass`", times["help"] / times["pass"], 4.5)


def verification(table: Table) -> None:
    """Compare ``eymh verify`` with and without the proofs of force and of groups."""
    without: Command = [sys.executable, HERE / "verify_without_proofs.py"]
    times = medians({"verify": [BIN / "eymh", "verify"], "without": without}, ROUNDS)
    table.add(
        "`eymh verify` ÷ the same without the proofs of force and of groups", times["verify"] / times["without"], 1.5
    )


def reading_back(folder: Path, table: Table) -> None:
    """Compare ``eymh validate`` with and without a ledger in which every entry is accepted."""
    from eymh_content.paths import content_dir  # noqa: PLC0415  # the real content, as in building

    without, read = folder / "unread", folder / "read"
    for copy in (without, read):
        shutil.copytree(content_dir(), copy, ignore=shutil.ignore_patterns("ledger"))
    make_ledger(read)
    commands: dict[str, Command | Callable[[], Command]] = {
        copy.name: [BIN / "eymh", "validate", "--content", copy] for copy in (without, read)
    }
    times = medians(commands, ROUNDS)
    table.add("`eymh validate` with every entry in the ledger ÷ none", times["read"] / times["unread"], 1.5)


def building(folder: Path, table: Table) -> None:
    """Build twice; the second time must write nothing. Compare it with the floor."""
    from eymh_content.paths import content_dir  # noqa: PLC0415  # the corpus above is not the real content

    content, out = folder / "content", folder / "dist"
    shutil.copytree(content_dir(), content)
    build: Command = [BIN / "eymh", "build", "--content", content, "--out", out]
    seconds(build)
    before = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    seconds(build)
    after = {file: file.stat().st_mtime_ns for file in out.rglob("*")}
    table.add("files or folders touched by a second `eymh build`", len(set(before.items()) ^ set(after.items())), 0)
    floor: Command = [sys.executable, HERE / "floor.py", content]
    times = medians({"again": build, "floor": floor}, ROUNDS)
    table.add("a second `eymh build` ÷ floor", times["again"] / times["floor"], 1.3)


def publishing(folder: Path, where: str, table: Table) -> None:
    """Build the JSON API into new folders, and compare that with copying one of them."""
    names = (folder / f"{number}" for number in count())

    def export() -> Command:
        return [BIN / "eymh", "export", "json-api", "--out", next(names)]

    whole = folder / "whole"
    seconds([BIN / "eymh", "export", "json-api", "--out", whole])
    times = medians({"export": export, "copy": lambda: ["cp", "-r", whole, next(names)]}, ROUNDS)
    table.add(f"full build of the JSON API ÷ `cp -r` of it, {where}", times["export"] / times["copy"], 5)


def main() -> int:
    """Measure everything; 1 if a goal is missed."""
    table = Table()
    with tempfile.TemporaryDirectory() as name:
        validation(Path(name), table)
        start_up(table)
        verification(table)
        reading_back(Path(name), table)
        building(Path(name), table)
        publishing(Path(name), "on the disk", table)
    if MEMORY.is_dir():
        with tempfile.TemporaryDirectory(dir=MEMORY) as name:
            publishing(Path(name), "in memory", table)
    sys.stdout.write("\n".join(table.rows) + "\n")
    return int(table.missed)


if __name__ == "__main__":
    raise SystemExit(main())
