"""Kill ``eymh export json-api`` at many moments, and check what it leaves: ``kills.py RANDOM CHOSEN SEED``.

Two versions of the content are built in turn into one folder, each build in a process of its own. RANDOM builds are
killed at a random moment, CHOSEN ones just after something that happens once in a build, such as the swap. After each
kill the output must be one of the two versions, whole, and every third time that of a copy of the project too; the next
build must write its own version and leave nothing beside it. Exit code 1 if anything else is found.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path

from eymh_content.paths import content_dir
from eymh_content.publish import manifest
from eymh_content.publish.output_folder import scan_files, staging_folder

Version = dict[str, str]
"""The digest of every file of an output, by path."""
Moment = Callable[[], bool]


def start(content: Path, out: Path) -> "subprocess.Popen[bytes]":
    """Start to build the JSON API."""
    arguments = ["export", "json-api", "--content", str(content), "--out", str(out)]
    return subprocess.Popen(
        [sys.executable, "-m", "eymh_content", *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def build(content: Path, out: Path) -> Version:
    """Build, and return what was built."""
    if start(content, out).wait():
        raise SystemExit(f"{out} cannot be built from {content}")
    return version_of(out)


def version_of(out: Path) -> Version:
    """Return what is in an output folder."""
    return {path: sha256((out / path).read_bytes()).hexdigest() for path in scan_files(out)}


def moments(out: Path) -> dict[str, Moment]:
    """Return the moments at which to kill the next build, by name."""
    new = staging_folder(out) / "new"
    before = out.stat().st_ino

    def is_swapped() -> bool:
        return out.exists() and out.stat().st_ino != before

    return {
        "staging folder": staging_folder(out).exists,
        "first new file": (new / "v1").exists,
        "new manifest": (new / manifest.FILE_NAME).exists,
        "swap": is_swapped,
        "old output disappears": lambda: is_swapped() and not (new / "v1" / "index.json").exists(),
        "old output is gone": lambda: is_swapped() and not new.exists(),
    }


def kill(process: "subprocess.Popen[bytes]", moment: Moment) -> str:
    """Kill a build as soon as something has happened, and say whether it was still running."""
    while process.poll() is None and not moment():
        time.sleep(0.0002)
    process.send_signal(signal.SIGKILL)
    return "killed" if process.wait() else "had ended"


def faults(out: Path, content: Path, expected: Version, versions: list[Version]) -> Iterator[str]:
    """Yield what is wrong with an output folder after a kill, and after the next build from ``content``."""
    for allowed in (versions, [expected]):
        found = version_of(out)
        if found not in allowed:
            nearest = max(allowed, key=lambda version: len(found.items() & version.items()))
            differences = sorted({path for path, _ in found.items() ^ nearest.items()})
            yield f"{len(differences)} files differ: {differences[:3]}"
        build(content, out)
    if names := sorted(file.name for file in out.parent.iterdir() if file != out):
        yield f"left beside the output: {names}"


def main(at_random: int, chosen: int, seed: int) -> int:
    """Kill builds; 1 if one left anything wrong."""
    rng = random.Random(seed)  # noqa: S311  # a seed makes a run repeatable
    counts: Counter[str] = Counter()
    found: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents = [Path(shutil.copytree(content_dir(), folder / version)) for version in ("one", "two")]
        for file in (contents[1] / "topic").glob("*.json"):
            file.write_bytes(file.read_bytes().replace(b'"title": "', b'"title": "Also '))
        out = folder / "project" / "dist"
        begin = time.monotonic()
        versions = [build(content, out) for content in contents]
        longest = (time.monotonic() - begin) / 2
        names = [*["random"] * at_random, *(list(moments(out)) * chosen)[:chosen]]
        for number, moment in enumerate(names):
            content, expected = contents[number % 2], versions[number % 2]
            end = time.monotonic() + rng.uniform(0, longest)
            when = moments(out) | {"random": lambda end=end: time.monotonic() > end}
            counts[f"{moment}: {kill(start(content, out), when[moment])}"] += 1
            projects = {out.parent}
            if number % 3 == 0:
                projects.add(Path(shutil.copytree(out.parent, folder / f"copy-{number}")))
            for project in sorted(projects):
                wrong = faults(project / "dist", content, expected, versions)
                found += [f"{number} ({moment}, {project.name}): {fault}" for fault in wrong]
            for copy in projects - {out.parent}:
                shutil.rmtree(copy)
    lines = [*(f"{what}: {count}" for what, count in sorted(counts.items())), *found]
    sys.stdout.write("\n".join([*lines, f"{len(names)} kills, {len(found)} failures"]) + "\n")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:4])))
