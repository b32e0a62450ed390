"""Calls of every command, with options that are right, wrong or hostile."""

from pathlib import Path
from typing import Any, NamedTuple

from tests.hostile.box import HOSTILE, Box

LONG = ["9" * 5000, "n" * 300, "a/" * 2000 + "a"]
WORDS, PLACES = ([*HOSTILE[name], *LONG] for name in ("words", "places"))
COMMANDS: dict[str, list[Any]] = HOSTILE["commands"]
"""How often a command is called; then its options ("" is an argument), each with sensible values, or None for a flag,
and with the part of all calls that it is given in."""


class Call(NamedTuple):
    """One call of a command."""

    name: str
    arguments: list[str]
    content: Path
    out: Path | None
    """What it may write to."""
    narrowed: bool
    """Whether it was asked for less than the whole content, or for another content."""


def call(box: Box, *, absolute: bool) -> Call:
    """Make a call of a random command; ``absolute`` names the content by its absolute path."""
    rng, out = box.rng, None
    arguments: list[str] = []
    name = rng.choices([*COMMANDS], [parts[0] for parts in COMMANDS.values()])[0]
    if box.false and rng.random() < 0.6:
        name = rng.choice(["verify", "build", "export"])
    narrowed = name in {"schema", ""}
    for option, values, part in COMMANDS[name][1:]:
        if rng.random() >= part:
            continue
        given = [option] * bool(option)
        if values is not None:
            given.append(_value(box, option, HOSTILE[values] if isinstance(values, str) else values))
        if option in {"--out", "--html"}:
            out = box.work / given[1]
        narrowed = narrowed or (not option and name in {"validate", "verify", "format", "coverage"})
        arguments += given
    if name == "sources index":
        out = box.content / "source-index"
    content = "content"
    if not absolute and rng.random() < 0.1:
        content, narrowed = rng.choice(["texts", "../outside", "content/topic", *PLACES]), True
    where = [] if name in {"schema", ""} else ["--content", str(box.work / content) if absolute else content]
    words = [*name.split(), *arguments, *where]
    if "--help" in words:
        return Call("", words, box.content, None, narrowed=True)
    return Call(name, words, box.work / content, out, narrowed)


def _value(box: Box, option: str, values: list[str]) -> str:
    """Return a sensible value, or at times a hostile one."""
    others, part = (PLACES, 0.5) if option in {"--out", "--html"} else (WORDS, 0.12)
    if values is HOSTILE["paths"] and box.rng.random() < 0.4:
        inside = sorted(str(path.relative_to(box.work)) for path in box.content.glob("*/*"))
        values = inside or values
    value: str = box.rng.choice(others if box.rng.random() < part else values)
    return value
