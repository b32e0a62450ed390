"""``eymh format``: it changes the layout of records and nothing else; what it cannot read it names and leaves alone."""

import errno
import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from eymh_content.cli import main
from eymh_content.files.format import formatted
from eymh_content.reporters import reporter
from eymh_content.validation import validate

DATA = Path(__file__).parent / "data"
ACCEPTED = DATA / "accepted"
UNFORMATTED = b'{"id":"boats","n":[1.10,-0,12345678901234567890123.0]}'
FORMATTED = b'{\n  "id": "boats",\n  "n": [1.10, -0, 12345678901234567890123.0]\n}\n'
Put = Callable[[Path], object]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["format", *map(str, arguments)])


def snapshot(folder: Path) -> dict[str, bytes | str]:
    """Return the bytes of each file (its size, if it is huge) and the target of each link, by name."""
    found: dict[str, bytes | str] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_symlink():
            found[str(file.relative_to(folder))] = str(file.readlink())
        elif file.is_file():
            size = file.stat().st_size
            found[str(file.relative_to(folder))] = file.read_bytes() if size < 10_000_000 else f"{size} bytes"
    return found


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with ten records of topics that are not formatted."""
    monkeypatch.chdir(tmp_path)
    folder = Path("c", "topic")
    folder.mkdir(parents=True)
    for number in range(10):
        (folder / f"t{number}.json").write_bytes(UNFORMATTED)
    return Path("c")


def test_records_are_formatted_in_place_and_keep_digits_order_and_mode(content: Path) -> None:
    (content / "topic" / "t3.json").chmod(0o640)
    result = run("--content", content)
    assert result.exit_code == 0
    lines = [f"c/topic/t{number}.json: formatted" for number in range(10)]
    assert result.stdout.splitlines() == [*lines, "10 of 10 files of c formatted."]
    assert set(snapshot(content).values()) == {FORMATTED}
    assert (content / "topic" / "t3.json").stat().st_mode & 0o777 == 0o640
    assert run("--content", content).stdout == "0 of 10 files of c to be formatted.\n"


def test_check_names_what_is_not_formatted_and_changes_nothing(content: Path) -> None:
    (content / "topic" / "t1.json").write_bytes(FORMATTED)
    (content / "topic" / "t2.json").write_bytes(FORMATTED.rstrip())
    (content / "topic" / "t4.json").write_bytes(FORMATTED.replace(b"\n", b"\r\n"))
    before = snapshot(content)
    result = run("--content", content, "--check")
    assert result.exit_code == 1
    names = [f"c/topic/t{number}.json: not formatted" for number in range(10) if number != 1]
    assert result.stdout.splitlines() == [*names, "9 of 10 files of c not formatted.", "Run: eymh format"]
    assert snapshot(content) == before


def test_only_what_the_paths_select_is_formatted(content: Path) -> None:
    assert run("--content", content, "c/topic/t1.json", "c/topic/t2.json").exit_code == 0
    assert [name for name, data in snapshot(content).items() if data == FORMATTED] == [
        "topic/t1.json",
        "topic/t2.json",
    ]


DAMAGED: dict[str, bytes] = {
    "half of a surrogate pair": b'{"id":"x",\n"title":"\\ud800 my only copy"}',
    "half of a surrogate pair as a name": b'{"id":"x",\n"\\udfff":1}',
    "a repeated name": b'{"title":"right","title":"wrong"}',
    "a repeated name far inside": b'{"a":[{"b":{"c":1,"c":2}}]}',
    "not UTF-8": b'{"id":"caf\xe9"}',
    "UTF-16": '{"id":"x"}'.encode("utf-16"),
    "a byte order mark": b'\xef\xbb\xbf{"id":"x"}',
    "NaN": b'{"n":NaN}',
    "Infinity": b'{"n":[-Infinity]}',
    "a number of 5,000 digits": b'{"n":' + b"9" * 5_000 + b"}",
    "1,000 levels": b'{"a":' + b"[" * 1_000 + b"]" * 1_000 + b"}",
    "101 levels": b'{"a":' + b"[" * 100 + b"]" * 100 + b"}",
    "100,000 brackets": b"[" * 100_000,
    "a comma too many": b'{"id":"x",}',
    "a comment": b'{"id":"x"} // mine',
    "two records": b'{"id":"x"}{"id":"y"}',
    "a raw NUL": b'{"id":"\x00"}',
    "nothing": b"",
    "blanks": b" \n ",
    "a list": b'[{"id":"x"}]',
    "a text": b'\n"x"',
    "null": b"null",
    "a number": b"1.10",
    "more than 1 MB": b'{"id":"' + b"x" * 1_000_000 + b'"}',
}


def pipe(path: Path) -> None:
    os.mkfifo(path)


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(5_000_000_000)


def linked_out(path: Path) -> None:
    path.symlink_to(Path("victim.json").absolute())


STRANGE: dict[str, Put] = {
    "a link that leads out": linked_out,
    "a broken link": lambda path: path.symlink_to("nowhere"),
    "a link to itself": lambda path: path.symlink_to(path.name),
    "a link to a device": lambda path: path.symlink_to("/dev/zero"),
    "a named pipe": pipe,
    "a sparse file of 5 GB": sparse,
    "a folder": lambda path: path.mkdir(),
}


def refused(content: Path, file: str) -> None:
    """Check that a file is reported as by ``validate``, and that the others are formatted."""
    known = click.unstyle(reporter("text")(validate(content), "c/")).splitlines()
    result = run("--content", content)
    assert result.exit_code == 1
    *lines, _blank, _summary = (line for line in result.stdout.splitlines() if not re.search(r"formatted\.?$", line))
    assert lines[0] == f"c/{file}"
    assert len(lines) >= 3
    assert set(lines) <= set(known)
    assert [data for name, data in snapshot(content).items() if name.startswith("topic/t")] == [FORMATTED] * 10


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_file_is_left_as_it_is_and_the_others_are_formatted(content: Path, name: str) -> None:
    file = content / "topic" / "damaged.json"
    file.write_bytes(DAMAGED[name])
    refused(content, "topic/damaged.json")
    assert file.read_bytes() == DAMAGED[name]


@pytest.mark.parametrize("name", STRANGE)
def test_what_is_no_regular_file_is_left_as_it_is_and_the_others_are_formatted(content: Path, name: str) -> None:
    Path("victim.json").write_bytes(UNFORMATTED)
    STRANGE[name](content / "topic" / "strange.json")
    refused(content, "topic/strange.json")
    assert Path("victim.json").read_bytes() == UNFORMATTED


def test_only_records_inside_the_content_are_formatted(content: Path) -> None:
    others = ["package.json", "c/topic/.idea/x.json", "c/source-index/x.json", "c/topics/x.json", "c/x.json"]
    for other in others:
        Path(other).parent.mkdir(exist_ok=True)
        Path(other).write_bytes(UNFORMATTED)
    result = run("--content", content, ".", *others)
    assert result.exit_code == 1
    assert "c/x.json\n" in result.stdout
    assert "'topics' is not a kind of record" in result.stdout
    for number, what in enumerate(["is outside the content", "", "is an index, not a record"]):
        assert not what or f"note: {others[number]} {what}: it was not checked" in result.stderr
    assert [Path(other).read_bytes() for other in others] == [UNFORMATTED] * len(others)
    assert (content / "topic" / "t1.json").read_bytes() == FORMATTED


def test_a_link_to_a_record_stays_a_link_and_the_record_is_formatted(content: Path) -> None:
    (content / "topic" / "a.json").symlink_to("t1.json")
    assert run("--content", content).exit_code == 0
    assert (content / "topic" / "a.json").readlink() == Path("t1.json")
    assert (content / "topic" / "t1.json").read_bytes() == FORMATTED


def test_a_link_alone_is_not_written_through(content: Path) -> None:
    (content / "topic" / "a.json").symlink_to("t1.json")
    result = run("--content", content, "c/topic/a.json")
    assert result.exit_code == 3
    assert "c/topic/a.json: not changed: A symbolic link" in result.stderr
    assert (content / "topic" / "t1.json").read_bytes() == UNFORMATTED


def test_a_file_that_cannot_be_written_is_named_and_the_others_are_formatted(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (content / "topic" / "damaged.json").write_bytes(b"{")
    replace = Path.replace

    def full(new: Path, target: Path) -> Path:
        if target.name == "t1.json":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return replace(new, target)

    monkeypatch.setattr(Path, "replace", full)
    result = run("--content", content)
    assert result.exit_code == 3
    assert "c/topic/t1.json: not changed: No space left on device" in result.stderr.splitlines()
    assert "Error: 1 file could not be written" in result.stderr
    assert "c/topic/damaged.json" in result.stdout
    found = snapshot(content)
    assert found.pop("topic/t1.json") == UNFORMATTED
    assert found.pop("topic/damaged.json") == b"{"
    assert list(found.values()) == [FORMATTED] * 9


def test_a_file_that_changes_while_it_is_formatted_keeps_the_change(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def edited(text: str) -> str:
        (content / "topic" / "t1.json").write_bytes(b"saved by an editor")
        return formatted(text)

    monkeypatch.setattr("eymh_content.files.format.formatted", edited)
    assert run("--content", content, "c/topic/t1.json").exit_code == 3
    assert (content / "topic" / "t1.json").read_bytes() == b"saved by an editor"


def test_a_file_that_would_become_too_large_to_be_read_is_not_changed(content: Path) -> None:
    deep = b'{"a":' + b"[" * 99 + b"1," * 10_000 + b"1" + b"]" * 99 + b"}"
    (content / "topic" / "t1.json").write_bytes(deep)
    result = run("--content", content)
    assert result.exit_code == 3
    assert "c/topic/t1.json: not changed: it would have more than 1 MB" in result.stderr
    assert (content / "topic" / "t1.json").read_bytes() == deep


def test_a_folder_without_records_is_wrong_usage(tmp_path: Path) -> None:
    result = run("--content", tmp_path)
    assert result.exit_code == 2
    assert "has no records" in result.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows does not allow such names")
@pytest.mark.parametrize("name", [b"caf\xe9\n\x1b[31m.json", "\u202egnp\u200f.json".encode()])
def test_names_are_printed_without_what_a_terminal_would_obey(content: Path, name: bytes) -> None:
    (content / "topic" / os.fsdecode(name)).write_bytes(UNFORMATTED)
    for arguments in (["--check"], [], ["--check"]):
        assert all(line.isprintable() for line in run("--content", content, *arguments).output.splitlines())
    strange = Path("c2" + os.fsdecode(name))
    shutil.move(content, strange)
    (strange / "topic" / "t1.json").write_bytes(b"{")
    output = run("--content", strange).output
    assert "[json]" in output
    assert all(line.isprintable() for line in output.splitlines())


def test_every_accepted_record_is_formatted_already() -> None:
    assert re.fullmatch(
        r"0 of \d+ files of .*accepted to be formatted\.\n", run("--content", ACCEPTED, "--check").stdout
    )
    assert json.loads((ACCEPTED / "topic" / "boats.json").read_bytes())["id"] == "boats"


def test_an_escaped_character_that_nobody_sees_stays_escaped(content: Path) -> None:
    file = content / "topic" / "t1.json"
    text = '{\n  "a": "x\\u202ey \\u200b\\udb40\\udc41"\n}\n'
    file.write_text(text, encoding="utf-8")
    assert run("--content", content).exit_code == 0
    assert file.read_text(encoding="utf-8") == text
