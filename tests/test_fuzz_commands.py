"""A short, seeded run of the fuzzer of every command, and proof that it notices what it looks for."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hostile import box as boxes
from tests.hostile.child import PLAIN, Outcome
from tests.hostile.commands import Call
from tests.hostile.invariants import State, Trial, broken

pytestmark = pytest.mark.skipif(os.name == "nt", reason="it forks")


def test_no_command_breaks_a_promise_whatever_is_done_to_it() -> None:
    command = [sys.executable, str(Path(__file__).with_name("fuzz_commands.py"))]
    run = subprocess.run(
        [*command, "--runs", "60", "--processes", "10", "--seed", "20261129", "--limit", "60"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert "70 runs" in run.stdout


def told(tmp_path: Path, name: str, outcome: Outcome, *, done: str = "", text: str = "") -> list[str]:
    """Return the promises that a command breaks which ends like this and has written a text to a file."""
    box = boxes.fill(tmp_path, random.Random(1), {})  # noqa: S311  # repeatable on purpose
    call = Call(name, [name, "--format", "json"], box.content, box.work / "dist", narrowed=False)
    before = boxes.snapshot(tmp_path)
    state = State.of(box, call, before)
    if done:
        (tmp_path / done).write_text(text)
    return broken(Trial(box, call, PLAIN, outcome, before, boxes.snapshot(tmp_path), state))


@pytest.mark.parametrize(
    ("code", "out", "err", "promise"),
    [
        (99, b"", b"Error: x", "exit code 99"),
        (1, b"", b"", "it fails without a word"),
        (1, b"", b"Traceback (most recent call last):", "a traceback"),
        (1, b"", b"no file x\x1b[2J", "control characters are printed raw"),
        (1, b"", "no file \u202ex".encode(), "control characters are printed raw"),
        (1, b"", b"no file \xff", "what is printed is not UTF-8"),
        (1, b'{"a": NaN}', b"", "what it prints is not JSON"),
        (0, b"", b"Error: x", "errors, and exit code 0"),
        (0, b"", b"2 errors and 0 warnings in 3 files.", "errors, and exit code 0"),
        (0, b'{"valid": false}', b"", "the report is not valid, and exit code 0"),
        (2, b"", b"No problems in 0 files.", "no problems in nothing"),
    ],
)
def test_a_wrong_end_is_noticed(tmp_path: Path, code: int, out: bytes, err: bytes, promise: str) -> None:
    assert told(tmp_path, "validate", Outcome(code, out, err, 0.1, 9, hung=False)) == [promise]


@pytest.mark.parametrize(
    ("name", "done", "text", "promises"),
    [
        ("validate", "work/content/topic/new.json", "{}", ["made: 'work/content/topic'"]),
        ("build", "outside/package.json", "{}", ["changed: 'outside/package.json'", "the output has no manifest"]),
        ("format", "outside/package.json", '{"name": "x", "version": 1.1}', ["changed: 'outside/package.json'"]),
        ("format", "work/content/topic/sleep.json", "{}", ["changed: 'work/content/topic'"]),
        ("verify", "tmp/left-over", "", ["made: 'tmp/left-over'"]),
    ],
)
def test_a_change_to_a_file_of_another_is_noticed(
    tmp_path: Path, name: str, done: str, text: str, promises: list[str]
) -> None:
    assert told(tmp_path, name, Outcome(0, b"", b"done", 0.1, 9, hung=False), done=done, text=text) == promises
