"""A fuzzer of every command: hostile content, hostile folders, hostile arguments and hostile environments.

Each run fills a sandbox, changes it one to four times, calls one command, and looks at everything that must hold
afterwards: how the command ends, what it prints, and that no file changes that is none of its business.

``python tests/fuzz_commands.py --runs 2000 --processes 200 --seed 7``; ``--seconds 600`` runs for that long;
``--only 7:123`` repeats run 123 of seed 7 (``--only 7:p12`` that of a process), and says all about it. Exit code 1 if
a promise was broken.

The first runs are forks of this process, which is quick. The others are processes of their own, each in an environment
of ``hostile/child.py``. As root it gives up its privileges first, so that permissions mean what they say.
"""

import argparse
import os
import random
import re
import shlex
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.hostile import box as boxes
from tests.hostile.changes import change
from tests.hostile.child import ENVIRONMENTS, PLAIN, Outcome, drop_privileges, preload, run
from tests.hostile.commands import call
from tests.hostile.invariants import State, Trial, broken


class Failure(NamedTuple):
    """A run that broke promises."""

    name: str
    """Seed and number, as ``--only`` takes them."""
    promises: list[str]
    trial: Trial
    environment: str

    def group(self) -> tuple[str, str, str]:
        """Return what runs with the same cause have in common."""
        return self.trial.call.name, " + ".join(self.promises), _cause(self.trial.outcome)

    def text(self, lines: int = 6) -> str:
        """Say what was done and what came out."""
        command = shlex.join(
            word if len(word) < 200 else f"{word[:20]}…({len(word)})" for word in self.trial.call.arguments
        )
        outcome = self.trial.outcome
        tail = (outcome.out + outcome.err).decode("utf-8", "replace").splitlines()[-lines:]
        done = [*self.trial.box.log, f"environment: {self.environment}", f"eymh {ascii(command)[1:-1]}"]
        said = [
            f"exit {outcome.code}, {outcome.seconds:.1f} s, {outcome.megabytes} MB",
            *(ascii(t)[1:240] for t in tail),
        ]
        return f"--only {self.name}\n" + "".join(f"  {line}\n" for line in done) + "".join(f"    {t}\n" for t in said)


def _cause(outcome: Outcome) -> str:
    """Return the last frame of our code in a traceback and its error, or the last line without its details."""
    text = (outcome.out + outcome.err).decode("utf-8", "replace")
    frames = re.findall(r'File ".*?/(eymh_\w+/[^"]*)", line \d+, in (\w+)', text)
    if frames:
        return f"{frames[-1][0]} {frames[-1][1]}: {text.strip().splitlines()[-1].partition(':')[0]}"
    return "" if not text.strip() else re.sub(r"/\S+|\d+|'[^']*'", "…", text.strip().splitlines()[-1])[:80]


def trial(seed: int, name: str, builds: dict[Path, Path], limit: float) -> tuple[Trial, str]:
    """Make one run."""
    rng = random.Random(f"{seed}:{name}")  # noqa: S311  # repeatable on purpose
    fork = not name.startswith("p")
    where = "plain" if fork else rng.choice([*ENVIRONMENTS])
    environment = ENVIRONMENTS[where]._replace(after=rng.uniform(0.15, 0.7))
    root = Path(tempfile.mkdtemp(prefix="eymh-fuzz-")).resolve()
    try:
        box = boxes.fill(root, rng, builds)
        if fork or rng.random() < 0.4:
            change(box)
        made = call(box, absolute=where == "deleted folder")
        before = boxes.snapshot(root)
        state = State.of(box, made, before)
        outcome = run(made.arguments, box.work, environment, limit, fork=fork)
        return Trial(box, made, environment, outcome, before, boxes.snapshot(root), state), where
    finally:
        boxes.empty(root)


def earlier_builds(folder: Path) -> dict[Path, Path]:
    """Build each content once."""
    builds: dict[Path, Path] = {}
    for content in dict.fromkeys(boxes.CONTENTS):
        out = folder / f"build-{len(builds)}"
        done = run(["build", "--content", str(content), "--out", str(out)], folder, PLAIN, 60, fork=True)
        if done.code == 0:
            builds[content] = out
    if not builds:
        raise SystemExit("no content could be built")
    return builds


def fuzz(names: list[str], seed: int, seconds: float, limit: float) -> tuple[list[Failure], Counter[str]]:
    """Make runs until the time is up. Return those that broke promises, and how often each command was called."""
    failures, counts = [], Counter[str]()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory(prefix="eymh-fuzz-") as name:
        folder = Path(name) / "work"
        folder.mkdir()
        (Path(name) / "tmp").mkdir()
        builds = earlier_builds(folder)
        for number in names:
            if time.monotonic() > end:
                break
            made, environment = trial(seed, number, builds, limit)
            counts[made.call.name] += 1
            if promises := broken(made):
                failures.append(Failure(f"{seed}:{number}", promises, made, environment))
    return failures, counts


def main() -> int:
    """Run. Print each kind of failure once, with the shortest of its runs. Return 1 if there is any."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--runs", type=int, default=500)
    parser.add_argument("--processes", type=int, default=50)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    parser.add_argument("--limit", type=float, default=10.0, help="seconds after which a command is said to hang")
    parser.add_argument("--only", metavar="SEED:RUN")
    given = parser.parse_args()
    drop_privileges()
    preload()
    names = [str(number) for number in range(given.runs)] + [f"p{number}" for number in range(given.processes)]
    if given.only:
        given.seed, names = int(given.only.partition(":")[0]), [given.only.partition(":")[2]]
    failures, counts = fuzz(names, given.seed, given.seconds, given.limit)
    groups: dict[tuple[str, str, str], list[Failure]] = {}
    for failure in failures:
        groups.setdefault(failure.group(), []).append(failure)
    for (command, promise, cause), group in sorted(groups.items(), key=lambda item: -len(item[1])):
        shortest = min(group, key=lambda failure: len(failure.trial.box.log))
        sys.stdout.write(f"{len(group)} × {command}: {promise} [{ascii(cause)[1:-1]}]\n")
        sys.stdout.write(shortest.text(200 if given.only else 6) + "\n")
    runs = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    sys.stdout.write(f"{counts.total()} runs ({runs}): {len(failures)} failed, in {len(groups)} groups\n")
    return int(bool(failures))


if __name__ == "__main__":
    os.nice(5)
    raise SystemExit(main())
