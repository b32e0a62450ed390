"""Run a command: in a fork of this process, which is quick, or as a process of its own, in a hostile environment."""

import ctypes
import os
import resource
import selectors
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, NoReturn

_DATA_LIMIT = 1 << 30
"""Bytes of memory at which a command fails: well above what is allowed, well below what the machine has."""


class Outcome(NamedTuple):
    """How a command ended."""

    code: int
    """The exit code; that of a shell, 128 and the number, after a signal."""
    out: bytes
    err: bytes
    seconds: float
    megabytes: int
    hung: bool


class Environment(NamedTuple):
    """What is hostile around a process."""

    variables: dict[str, str | None]
    """Set, or removed if None."""
    prepare: Callable[[], object] = lambda: None
    """Called in the child."""
    mute: bool = False
    """Whether some of what is printed cannot be seen."""
    loses_output: bool = False
    """Whether standard output cannot be written, which the command must notice."""
    signal: int = 0
    """Sent while the command runs."""
    after: float = 0.0
    """Seconds until the signal is sent."""


def _limit(what: int, value: int) -> Callable[[], object]:
    return lambda: resource.setrlimit(what, (value, value))


def _onto(descriptor: int, path: str) -> Callable[[], object]:
    return lambda: os.dup2(os.open(path, os.O_WRONLY), descriptor)


def _broken_pipe() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    os.dup2(writer, 1)


def _deleted_folder() -> None:
    folder = tempfile.mkdtemp()
    os.chdir(folder)
    Path(folder).rmdir()


PLAIN = Environment({})
ENVIRONMENTS: dict[str, Environment] = {
    "plain": PLAIN,
    "ASCII output": Environment({"PYTHONIOENCODING": "ascii"}),
    "Latin-1 output": Environment({"PYTHONIOENCODING": "latin-1:strict"}),
    "locale C": Environment({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}),
    "locale POSIX": Environment({"LC_ALL": "POSIX", "LANG": None}),
    "no TMPDIR": Environment({"TMPDIR": "/nonexistent"}),
    "no HOME": Environment({"HOME": None}),
    "no PATH": Environment({"PATH": None}),
    "hash seed": Environment({"PYTHONHASHSEED": "4294967295"}),
    "time zone": Environment({"TZ": ":/dev/zero"}),
    "columns": Environment({"COLUMNS": "0", "LINES": "x", "TERM": "\udcff"}),
    "sources in the environment": Environment({"EYMH_SOURCES": "notes.txt"}),
    "closed output": Environment({}, lambda: os.close(1), mute=True),
    "closed error": Environment({}, lambda: os.close(2), mute=True),
    "all closed": Environment({}, lambda: os.closerange(0, 3), mute=True),
    "full output": Environment({}, _onto(1, "/dev/full"), mute=True, loses_output=True),
    "full error": Environment({}, _onto(2, "/dev/full"), mute=True),
    "broken pipe": Environment({}, _broken_pipe, mute=True),
    "few files": Environment({}, _limit(resource.RLIMIT_NOFILE, 16)),
    "no file size": Environment({}, _limit(resource.RLIMIT_FSIZE, 0)),
    "small files": Environment({}, _limit(resource.RLIMIT_FSIZE, 5000)),
    "deleted folder": Environment({}, _deleted_folder),
    "umask 077": Environment({}, lambda: os.umask(0o077)),
    "umask 000": Environment({}, lambda: os.umask(0)),
    "SIGTERM": Environment({}, mute=True, signal=signal.SIGTERM),
    "SIGINT": Environment({}, mute=True, signal=signal.SIGINT),
    "SIGHUP": Environment({}, mute=True, signal=signal.SIGHUP),
}


def drop_privileges() -> None:
    """Give up what root may do, for this process and all that it starts, so that permissions mean what they say."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    no_root = 1 | 2  # SECBIT_NOROOT, locked: starting a program as root gives nothing back
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if libc.prctl(28, no_root, 0, 0, 0) or libc.capset(header, nothing):
        raise OSError(ctypes.get_errno(), "the privileges of root could not be dropped")


def run(arguments: list[str], work: Path, environment: Environment, limit: float, *, fork: bool) -> Outcome:
    """Run a command in a folder, and kill it after ``limit`` seconds."""
    ends = [os.pipe(), os.pipe()]
    begin = time.monotonic()
    pid = os.fork()
    if not pid:
        _child(arguments, work, environment, [writer for _, writer in ends], fork=fork)
    for _, writer in ends:
        os.close(writer)
    alarms: list[tuple[float, int]] = [(begin + limit, signal.SIGKILL)]
    if environment.signal:
        alarms.insert(0, (begin + environment.after, environment.signal))
    texts, hung = _collect(pid, [reader for reader, _ in ends], alarms)
    _, status, usage = os.wait4(pid, 0)
    code = os.waitstatus_to_exitcode(status)
    unit = 1024 if sys.platform == "linux" else 1024 * 1024
    return Outcome(code if code >= 0 else 128 - code, *texts, time.monotonic() - begin, usage.ru_maxrss // unit, hung)


def _collect(pid: int, readers: list[int], alarms: list[tuple[float, int]]) -> tuple[tuple[bytes, bytes], bool]:
    """Read what a process prints until it ends. Send each signal at its time; return whether the last was needed."""
    texts = dict.fromkeys(readers, b"")
    with selectors.DefaultSelector() as selector:
        for reader in readers:
            selector.register(reader, selectors.EVENT_READ)
        while selector.get_map() or not _ended(pid):
            for key, _ in selector.select(0.02):
                if piece := os.read(key.fd, 1 << 16):
                    texts[key.fd] += piece
                else:
                    selector.unregister(key.fd)
            if alarms and time.monotonic() > alarms[0][0]:
                with suppress(OSError):
                    (os.kill if len(alarms) > 1 else os.killpg)(pid, alarms.pop(0)[1])
    for reader in readers:
        os.close(reader)
    return (texts[readers[0]], texts[readers[1]]), not alarms


def _ended(pid: int) -> bool:
    return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None


def _child(arguments: list[str], work: Path, environment: Environment, writers: list[int], *, fork: bool) -> NoReturn:
    code = 99
    try:
        os.setsid()
        os.chdir(work)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        for descriptor, writer in zip((1, 2), writers, strict=True):
            os.dup2(writer, descriptor)
        os.closerange(3, 64)
        resource.setrlimit(resource.RLIMIT_DATA, (_DATA_LIMIT, _DATA_LIMIT))
        variables = _variables(work.parent, environment)
        environment.prepare()
        if not fork:
            os.execve(sys.executable, [sys.executable, "-m", "eymh_content", *arguments], variables)  # noqa: S606
        os.environ.clear()
        os.environ.update(variables)
        code = _main(arguments)
    except BaseException:  # noqa: BLE001  # whatever it is, it is told to the parent
        traceback.print_exc()
    finally:
        with suppress(OSError, ValueError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


def _variables(root: Path, environment: Environment) -> dict[str, str]:
    variables = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
    variables |= {"HOME": str(root / "home"), "TMPDIR": str(root / "tmp")}
    changed = {**variables, **environment.variables}
    return {name: value for name, value in changed.items() if value is not None}


def _main(arguments: list[str]) -> int:
    from eymh_content.cli import main  # noqa: PLC0415  # loaded by the parent

    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115  # a descriptor
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    try:
        main(arguments, prog_name="eymh")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def preload() -> None:
    """Import all that commands import, so that forks have it."""
    import importlib  # noqa: PLC0415
    import pkgutil  # noqa: PLC0415

    for package in ("eymh_content", "eymh_exporters"):
        module = importlib.import_module(package)
        for found in pkgutil.walk_packages(module.__path__, f"{package}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)
