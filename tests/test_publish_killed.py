"""A build that is killed at any moment leaves the old output or the new one, never a mixture."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from eymh_content.export import Artefact
from eymh_content.publish import manifest
from eymh_content.publish.apply import publish
from eymh_content.publish.changes import ExporterOutput
from eymh_content.publish.output_folder import OutputFolder
from eymh_content.publish.staging import Staging

FILES = 300
KILLS = 14

# Publishes 0, 1, 2 … in an endless loop. Each time, a third of the files is kept, a third changed, a third replaced.
BUILDER = """
import signal
import sys
from itertools import count
from pathlib import Path
sys.path.insert(0, {tests!r})
from test_publish_killed import put
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored by default in background processes
print("ready", flush=True)
for number in count(int(sys.argv[2])):
    put(Path(sys.argv[1]), number)
"""


def files(number: int) -> dict[str, str]:
    kept = {f"kept/{i}": "unchanged" for i in range(FILES // 3)}
    changed = {f"changed/{i % 10}/{i}": f"{number}" for i in range(FILES // 3)}
    replaced = {f"replaced/{number}/{i}": f"{number}" for i in range(FILES // 3)}
    return kept | changed | replaced


def put(out: Path, number: int) -> None:
    artefacts = tuple(Artefact(path, text.encode()) for path, text in files(number).items())
    with Staging(out) as stage:
        publish(stage, "test", {"test": ExporterOutput(str(number), artefacts)})


def assert_complete(out: Path) -> int:
    folder = OutputFolder(out)
    number = int(folder.manifest.exporters["test"].input)
    found = {
        path: (out / path).read_text() for path in folder.files if path not in (manifest.FILE_NAME, "mine/notes.txt")
    }
    assert found == files(number)
    assert (out / "mine/notes.txt").read_text() == "mine"
    return number


def test_a_build_killed_at_any_moment_leaves_the_old_output_or_the_new_one(tmp_path: Path) -> None:
    out = tmp_path / "dist"
    put(out, 0)
    (out / "mine").mkdir()
    (out / "mine/notes.txt").write_text("mine")
    rng = random.Random(2026)  # noqa: S311  # a fixed seed makes failures reproducible
    number = 0
    for kill in range(KILLS):
        builder = subprocess.Popen(
            [sys.executable, "-c", BUILDER.format(tests=str(Path(__file__).parent)), str(out), str(number + 1)],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert builder.stdout
        assert builder.stdout.readline() == "ready\n"
        time.sleep(rng.uniform(0.0, 0.25))
        builder.send_signal(signal.SIGKILL if kill % 4 else signal.SIGINT)
        builder.communicate(timeout=60)
        number = assert_complete(out)
    put(out, number + 1)
    assert assert_complete(out) == number + 1
    assert [file.name for file in tmp_path.iterdir()] == ["dist"]
