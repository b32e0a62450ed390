"""What must hold after every command, whatever was done to it. Each function yields the promises that were broken."""

import json
import os
import re
import unicodedata
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from eymh_content.models import KINDS
from tests.hostile.box import Box, Entry, Snapshot
from tests.hostile.child import Environment, Outcome
from tests.hostile.commands import Call

MOST_MEGABYTES = 300
MANIFEST = ".eymh-manifest.json"
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_HIDDEN = {
    "\u061c",
    "\u200e",
    "\u200f",
    "\u2028",
    "\u2029",
    *map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))),
}
_PAGE = b"<title>Coverage of the sources</title>"


class State(NamedTuple):
    """What was true of the sandbox before the call."""

    records: int
    """How many files are named like records."""
    is_broken: bool
    """Whether there is a file that no command may accept."""
    is_false: bool
    """Whether there is a false figure."""
    out: str
    """What the command may write to, without links."""

    @classmethod
    def of(cls, box: Box, call: Call, before: Snapshot) -> "State":
        """Look at a sandbox."""
        files = [Path(path) for path in before if path.endswith(".json")]
        records = sum(1 for file in files if file.parent.parent == box.content and file.parent.name in KINDS)
        return cls(records, box.is_broken(), box.is_false(), os.path.realpath(call.out) if call.out else "")


class Trial(NamedTuple):
    """A call with all that is known of it."""

    box: Box
    call: Call
    environment: Environment
    outcome: Outcome
    before: Snapshot
    after: Snapshot
    state: "State"

    @property
    def out(self) -> str:
        """What the command may write to, without links."""
        return self.state.out

    def within(self, path: str) -> bool:
        """Whether a path is what the command may write to, or below it."""
        return path == self.out or path.startswith(f"{self.out}/")


def ends(trial: Trial) -> Iterator[str]:
    """Check how it ends."""
    outcome = trial.outcome
    if outcome.hung:
        yield "it hangs"
    elif outcome.code not in (
        {0, 1, 2, 3} | ({130, 128 + trial.environment.signal} if trial.environment.signal else set())
    ):
        yield f"exit code {outcome.code}"
    if outcome.megabytes > MOST_MEGABYTES:
        yield "it takes too much memory"


def prints(trial: Trial) -> Iterator[str]:
    """Check what it prints."""
    outcome = trial.outcome
    text = (outcome.out + outcome.err).decode("utf-8", "replace")
    if "Traceback (most recent call last)" in text or "Exception ignored" in text:
        yield "a traceback"
        return
    shown = _COLOUR.sub("", text)
    if any((char in _HIDDEN) or (unicodedata.category(char) == "Cc" and char not in "\n\t") for char in shown):
        yield "control characters are printed raw"
    if "PYTHONIOENCODING" not in trial.environment.variables and text.encode() != outcome.out + outcome.err:
        yield "what is printed is not UTF-8"
    said = [line for line in text.splitlines() if not line.startswith("Content: ")]
    if outcome.code and not said and not outcome.hung and not trial.environment.mute:
        yield "it fails without a word"


def _no_number(word: str) -> object:
    raise ValueError(f"JSON has no {word}")


def is_json(trial: Trial) -> Iterator[str]:
    """Check that with ``--format json`` whatever is on standard output is JSON, and says what the exit code does."""
    outcome = trial.outcome
    if (
        not trial.call.name
        or "--format json" not in " ".join(trial.call.arguments)
        or not outcome.out.strip()
        or trial.environment.signal
    ):
        return
    try:
        report = json.loads(outcome.out, parse_constant=_no_number)
    except (ValueError, TypeError):
        yield "what it prints is not JSON"
        return
    if isinstance(report, dict) and report["valid"] is False and not outcome.code:
        yield "the report is not valid, and exit code 0"


def is_honest(trial: Trial) -> Iterator[str]:
    """Check that an exit code of 0 means that what was asked for was done, and nothing is wrong."""
    outcome, call = trial.outcome, trial.call
    text = (outcome.out + outcome.err).decode("utf-8", "replace")
    if re.search(r"No problems in 0 (files|records)", text):
        yield "no problems in nothing"
    if outcome.code:
        return
    if re.search(r"^(Error:|::error|\S+:\d+:\d+: error)|\b[1-9]\d* errors? and", text, re.MULTILINE):
        yield "errors, and exit code 0"
    if trial.environment.loses_output and call.name != "schema" and "--uncovered" not in call.arguments:
        yield "the output is lost, and exit code 0"
    if not call.narrowed and not trial.state.records:
        yield "there are no records, and exit code 0"
    if not call.narrowed and trial.state.is_broken:
        yield "a broken record, and exit code 0"
    if not call.narrowed and call.name in {"verify", "build", "export"} and trial.state.is_false:
        yield "a false figure, and exit code 0"


def _no_change(_trial: Trial, _path: str, _before: Entry | None, _after: Entry | None) -> bool:
    return False


def _value(data: bytes) -> object:
    """Return the value of JSON with the digits of numbers and the order of members. ValueError if it is ambiguous."""

    def members(pairs: list[tuple[str, object]]) -> object:
        if len({key for key, _ in pairs}) < len(pairs):
            raise ValueError("repeated key")
        return ("object", pairs)

    number = ("number",).__add__
    return json.loads(
        data.decode(),
        object_pairs_hook=members,
        parse_int=lambda digits: number((digits,)),
        parse_float=lambda digits: number((digits,)),
        parse_constant=_no_number,
    )


def _formatted(trial: Trial, path: str, before: Entry | None, after: Entry | None) -> bool:
    """Whether a record was formatted and nothing else."""
    file = Path(path)
    if "--check" in trial.call.arguments or not (before and after and before.is_file and after.mode == before.mode):
        return False
    if file.parent.parent != trial.box.content or file.parent.name == "source-index" or file.suffix != ".json":
        return False
    try:
        was = _value(before.text)
        return isinstance(was, tuple) and was[0] == "object" and was == _value(after.text)
    except (ValueError, TypeError, RecursionError):
        return False


def _page_written(trial: Trial, path: str, before: Entry | None, after: Entry | None) -> bool:
    if before is None and after is not None and trial.out.startswith(f"{path}/"):
        return True
    return path == trial.out and (before is None or _PAGE in before.text) and after is not None and after.is_file


def _schema_written(trial: Trial, path: str, before: Entry | None, _after: Entry | None) -> bool:
    if "--check" in trial.call.arguments:
        return False
    if before is None:
        return trial.within(path) or trial.out.startswith(f"{path}/")
    return trial.within(path) and b"json-schema.org" in before.text


def _index_written(trial: Trial, path: str, before: Entry | None, after: Entry | None) -> bool:
    folder = str(trial.call.content / "source-index")
    if before is None and path == folder:
        return True
    regular = after is not None and after.is_file and (before is None or before.is_file)
    return regular and path.startswith(f"{folder}/") and path.endswith(".json")


def _built(trial: Trial, path: str, before: Entry | None, _after: Entry | None) -> bool:
    """Whether the output folder changed, and only if the build succeeded; its files are looked at one by one below.

    A build that succeeded and cannot say so ends with 3.
    """
    if trial.outcome.code and not trial.environment.mute:
        return False
    return trial.within(path) or (before is None and trial.out.startswith(f"{path}/"))


MAY_CHANGE: dict[str, Callable[[Trial, str, Entry | None, Entry | None], bool]] = {
    "format": _formatted,
    "coverage": _page_written,
    "schema": _schema_written,
    "sources index": _index_written,
    "build": _built,
    "export": _built,
}


def keeps(trial: Trial) -> Iterator[str]:
    """Check that nothing but what the command is for was made, changed or deleted."""
    may = MAY_CHANGE.get(trial.call.name, _no_change)
    for path in sorted(trial.before.keys() | trial.after.keys()):
        before, after = trial.before.get(path), trial.after.get(path)
        if before != after and not may(trial, path, before, after):
            what = "made" if before is None else "deleted" if after is None else "changed"
            yield f"{what}: {_kind_of_place(path, trial)}"


def _kind_of_place(path: str, trial: Trial) -> str:
    parts = Path(path).relative_to(trial.box.root).parts
    if ".eymh" in path:
        return "a file of the program beside its output, or in the temporary folder"
    if trial.call.out and trial.within(path):
        return "in the output"
    return ascii("/".join(parts[:3]))


def _recorded(snapshot: Snapshot, out: str) -> dict[str, str] | None:
    """Return the SHA-256 of each file in the manifest of an output folder; None if it has none, or a damaged one."""
    entry = snapshot.get(f"{out}/{MANIFEST}")
    try:
        data = json.loads(entry.text if entry else b"")
        return {path: sha for run in data["exporters"].values() for path, (sha, _) in run["files"].items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def builds_whole(trial: Trial) -> Iterator[str]:
    """Check that the output is what its manifest says, and the files of other people are as they were."""
    unchanged = trial.before.get(f"{trial.out}/{MANIFEST}") == trial.after.get(f"{trial.out}/{MANIFEST}")
    if trial.call.name not in {"build", "export"} or (trial.outcome.code and unchanged):
        return
    after = _recorded(trial.after, trial.out)
    if after is None:
        yield "the output has no manifest"
        return
    for path, sha in after.items():
        entry = trial.after.get(f"{trial.out}/{path}")
        if entry is None or sha256(entry.text).hexdigest() != sha:
            yield "the output is not what its manifest says"
    before = _recorded(trial.before, trial.out) or {}
    for path, entry in trial.before.items():
        name = path.removeprefix(f"{trial.out}/")
        is_theirs = trial.within(path) and entry.is_file and name != MANIFEST
        if not is_theirs or sha256(entry.text).hexdigest() == before.get(name):
            continue
        if trial.after.get(path) != entry and not ("--overwrite" in trial.call.arguments and name in {*after, *before}):
            yield "a file of the user in the output is not as it was"


PROMISES = [ends, prints, is_json, is_honest, keeps, builds_whole]


def broken(trial: Trial) -> list[str]:
    """Return the promises that a trial broke, each once."""
    return list(dict.fromkeys(what for promise in PROMISES for what in promise(trial)))
