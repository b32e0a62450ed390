"""However a command ends, and whatever its environment: a line that says why, the right exit code, no traceback."""

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.errors import ContentError, ExportError, EymhError, NotFoundError, SourceError, UsageError

EYMH = str(Path(sys.executable).with_name("eymh"))
ACCEPTED = Path(__file__).parent / "data" / "accepted"
LIST = ("list", "--content", str(ACCEPTED))
MANY_DIGITS = "9" * 5_000
BUG = "This is a bug of eymh. Set EYMH_TRACEBACK=1 to see where it happened, and report it."


def eymh(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def process(*arguments: str, redirect: str = "", cwd: Path | None = None, **environment: str) -> Any:  # noqa: ANN401
    """Run the command in a process of its own; ``redirect`` is for the shell."""
    shell = ["sh", "-c", f'exec "$@" {redirect}', "sh", EYMH, *arguments]
    return subprocess.run(
        shell, capture_output=True, check=False, timeout=60, cwd=cwd, env={**os.environ, **environment}
    )


def failing_with(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> Result:
    def fail(*_arguments: object) -> None:
        raise error

    monkeypatch.setattr("eymh_content.library.load", fail)
    return eymh(*LIST)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (ContentError("bad"), 1, "Error: bad"),
        (UsageError("bad"), 2, "Error: bad"),
        (NotFoundError("bad"), 2, "Error: bad"),
        (SourceError("bad"), 3, "Error: bad"),
        (ExportError("bad\n  and bad"), 3, "Error: bad\n  and bad"),
        (EymhError("a\u202eb\x1b[2Jc"), 3, "Error: a\\u202eb\\u001b[2Jc"),
        (PermissionError(errno.EACCES, "Permission denied", "a\u202eb"), 3, "Error: a\\u202eb: Permission denied"),
        (OSError(errno.EIO, "Input/output error", b"x\xff"), 3, "Error: x\\udcff: Input/output error"),
        (OSError(errno.ENOSPC, "No space left on device"), 3, "Error: No space left on device"),
        (MemoryError(), 3, "Error: there is not enough memory"),
        (RecursionError("maximum"), 3, "Error: something is nested too deeply to be read"),
        (KeyboardInterrupt(), 130, "Interrupted."),
        (
            KeyError("x"),
            3,
            f"Error: KeyError: 'x'\n{BUG}",
        ),
    ],
)
def test_an_error_is_told_in_words_and_gives_its_exit_code(
    error: BaseException, code: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = failing_with(error, monkeypatch)
    assert (run.exit_code, run.stdout) == (code, "")
    assert run.stderr == f"Content: {ACCEPTED}\n{message}\n"


def test_the_traceback_of_a_bug_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EYMH_TRACEBACK", "1")
    run = failing_with(KeyError("x"), monkeypatch)
    assert run.exit_code == 3
    assert "Traceback (most recent call last)" in run.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("validate", ""),
        ("validate", "--content", ""),
        ("validate", "--content="),
        ("build", "--out", ""),
        ("list", "--kind", ""),
        ("coverage", ""),
        ("validate", "--content", "a\0b"),
        ("format", "a\0b"),
        ("list", "--topic", "\n"),
        ("list", "--kind", MANY_DIGITS),
        ("list", "--seed", MANY_DIGITS),
        ("list", "--sample", MANY_DIGITS),
        ("list", "--sample", "0"),
        ("list", "--source", MANY_DIGITS),
        ("validate", "--engine", MANY_DIGITS),
        ("export", MANY_DIGITS, "--out", "out"),
        ("export", "docx", "--nation", "\u202e", "--out", "out"),
        ("sources", "show", MANY_DIGITS, "1"),
        (MANY_DIGITS,),
    ],
    ids=lambda arguments: " ".join(arguments)[:30].encode("unicode_escape").decode(),
)
def test_an_argument_that_cannot_be_meant_is_wrong_usage(arguments: tuple[str, ...]) -> None:
    run = eymh(*arguments)
    assert run.exit_code == 2
    assert "Error: " in run.stderr
    assert "bug" not in run.stderr
    assert len(run.stderr) < 2_500
    assert not {"\0", "\u202e"} & set(run.stderr)


@pytest.mark.parametrize("arguments", [("schema", "--out", "x" * 300), ("coverage", "--html", "x" * 300)])
def test_a_name_that_is_too_long_for_the_disk_is_said_with_its_reason(arguments: tuple[str, ...]) -> None:
    run = eymh(*arguments)
    assert run.exit_code == 3
    assert run.stderr.splitlines()[-1] == f"Error: {'x' * 300}: File name too long"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [LIST, (*LIST, "--format", "json"), ("--help",), ("--version",)])
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_standard_output_is_said_and_exits_with_3(
    arguments: tuple[str, ...], unbuffered: str
) -> None:
    run = process(*arguments, redirect=">/dev/full", PYTHONUNBUFFERED=unbuffered)
    assert run.returncode == 3
    assert run.stderr.decode().splitlines()[-1] == "Error: standard output: No space left on device"
    assert b"ignored" not in run.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
def test_a_closed_standard_output_exits_with_3_and_a_closed_standard_error_is_silent() -> None:
    run = process(*LIST, redirect=">&-")
    assert run.returncode == 3
    assert run.stderr.decode().splitlines()[-1] == "Error: standard output: Bad file descriptor"
    silent = process(*LIST, redirect="2>&-")
    assert (silent.returncode, silent.stderr) == (0, b"")
    assert silent.stdout == process(*LIST).stdout


def test_a_reader_that_stops_reading_ends_the_command_without_a_message() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    run = subprocess.run([EYMH, *LIST], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60)
    os.close(writing)
    assert run.returncode == 3
    assert run.stderr.decode() == f"Content: {ACCEPTED}\n"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8", "utf-8:strict"])
def test_output_survives_every_encoding_and_json_stays_json(encoding: str, tmp_path: Path) -> None:
    title = "Ŵ – “é” 🚣"
    (tmp_path / "topic").mkdir()
    record = {"$schema": "../../schema/topic.schema.json", "id": "boats", "title": title, "at": ["x:1"]}
    for name, data in (("topic/boats.json", record), ("topic/\udce9.json", record)):
        Path(os.fsencode(tmp_path / name).decode("utf-8", "surrogateescape")).write_text(json.dumps(data))
    options = ("validate", "--content", str(tmp_path))
    report = process(*options, "--format", "json", PYTHONIOENCODING=encoding)
    text = process(*options, PYTHONIOENCODING=encoding)
    assert (report.returncode, text.returncode) == (1, 1)
    assert json.loads(report.stdout)["counts"]["files"] == 2
    assert b"Traceback" not in report.stderr + text.stderr
    listed = process(*LIST, "--format", "json", PYTHONIOENCODING=encoding)
    assert json.loads(listed.stdout) == json.loads(process(*LIST, "--format", "json").stdout)


def test_names_that_are_not_utf_8_are_escaped_in_messages() -> None:
    run = process("validate", "--content", os.fsdecode(b"no-\xff-such-\xe2\x80\xae"))
    assert run.returncode == 2
    assert "no-\\udcff-such-\\u202e" in run.stderr.decode()
    assert "\u202e" not in run.stderr.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="it has no such terminals")
@pytest.mark.parametrize(("no_color", "has_colour"), [("1", False), ("", True), (None, True)])
def test_no_color_takes_the_colours_out_on_a_terminal(
    no_color: str | None, *, has_colour: bool, tmp_path: Path
) -> None:
    (tmp_path / "topic").mkdir()
    (tmp_path / "topic" / "boats.json").write_text("{", encoding="utf-8")
    terminal, its_other_end = os.openpty()
    environment = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    environment |= {"TERM": "xterm"} if no_color is None else {"TERM": "xterm", "NO_COLOR": no_color}
    with subprocess.Popen(
        [EYMH, "validate", "--content", str(tmp_path)], stdout=its_other_end, stderr=subprocess.DEVNULL, env=environment
    ) as run:
        run.wait(timeout=60)
    shown = os.read(terminal, 10_000).decode()
    os.close(terminal)
    os.close(its_other_end)
    assert "1 error and 0 warnings in 1 file of " in shown
    assert ("\x1b[" in shown) == has_colour


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep a working folder")
def test_a_working_folder_that_is_gone_is_no_bug(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    code = f"import os, sys; os.rmdir(os.getcwd()); os.execv({EYMH!r}, sys.argv[1:])"
    for arguments, expected in (
        (("--help",), 0),
        (("validate", "--content", str(ACCEPTED)), 0),
        (("validate", "--content", "content"), 3),
    ):
        gone.mkdir(exist_ok=True)
        run = subprocess.run(
            [sys.executable, "-c", code, EYMH, *arguments], cwd=gone, capture_output=True, check=False, timeout=60
        )
        assert (run.returncode, b"Traceback" in run.stderr, b"bug" in run.stderr) == (expected, False, False), run


INTERRUPTING = """
import os, signal, sys
class Finder:
    def find_spec(self, name, *_):
        if name == {name!r}:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), {signal})
sys.meta_path.insert(0, Finder())
signal.signal(signal.SIGINT, signal.default_int_handler)
from eymh_content.__main__ import run
run()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("module", ["click", "eymh_content.cli.list", "eymh_content.validation", "pydantic", "jiter"])
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupt_while_modules_are_imported_gives_one_line(module: str, number: signal.Signals) -> None:
    if module == "click" and number == signal.SIGTERM:
        pytest.skip("the system ends the process")
    code = INTERRUPTING.format(name=module, signal=int(number))
    run = subprocess.run([sys.executable, "-c", code, *LIST], capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 130
    assert [line for line in run.stderr.splitlines() if not line.startswith("Content: ")] == ["Interrupted."]


def test_nothing_can_go_wrong_after_a_command_has_ended() -> None:
    code = f"""
import atexit, os, signal, sys
atexit.register(os.kill, os.getpid(), signal.SIGINT)
from eymh_content.__main__ import run
sys.argv = ['eymh', *{LIST!r}]
run()
"""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert (run.returncode, run.stderr) == (0, f"Content: {ACCEPTED}\n")
