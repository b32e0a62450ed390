"""Characters that nobody sees: refused in records, and never printed as they are."""

import json
import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from eymh_content.characters import is_invisible, visible
from eymh_content.cli import main
from eymh_content.files.discover import printable
from eymh_content.problems import Problem, quoted
from eymh_content.rules.characters import is_plain
from eymh_content.structure import ENGINES
from eymh_content.validation import validate

ACCEPTED = Path(__file__).parent / "data" / "accepted"
RECORD = "intervention/learn-to-row.json"
WORK = "reference/smith-2018-oars.json"

HIDDEN = (
    *"\x00\x1b\x7f\x85\xad\u034f\u0378\u061c\u115f\u1160\u17b4\u17b5\u180b\u180e\u180f\u2003\u2009",
    *"\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202d\u202e\u202f\u205f\u2060\u2061\u2063\u2065\u2066\u2069",
    *"\u206a\u206f\u2800\u3000\u3164\ue000\ufe00\ufe0f\ufeff\uffa0\ufff9\ufffc\ufffe\uffff\U0001bca0\U0001d159\U0001d173",
    *"\U000e0001\U000e0041\U000e007f\U000e0100\U000f0000\U0010ffff",
)
SEEN = ("Ŵ é ½ £ – — ‑ ‘ ’ “ ” … ®", "5\xa0%", "e\u0301", "🚣", "می\u200cخواهم", "क्\u200dष")


def problems_with(text: str, folder: Path, *, file: str = RECORD, key: str = "title") -> list[Problem]:
    content = shutil.copytree(ACCEPTED, folder / "content")
    record = json.loads((content / file).read_bytes())
    record.get("csl", record)[key] = text
    (content / file).write_text(json.dumps(record), encoding="utf-8")
    return [problem for problem in validate(content).problems if problem.rule == "control-character"]


@pytest.mark.parametrize("char", HIDDEN, ids=lambda char: f"U+{ord(char):04X}")
def test_a_character_that_nobody_sees_is_refused_with_its_code_and_never_printed(char: str, tmp_path: Path) -> None:
    (problem,) = problems_with(f"Learn{char}to row", tmp_path)
    assert f"(U+{ord(char):04X}) after '…Learn'" in problem.message
    assert char not in problem.message + quoted(f"a{char}b") + visible(f"a{char}b") + printable(f"a{char}b")
    assert is_invisible(char)


@pytest.mark.parametrize("text", SEEN)
def test_a_character_that_is_seen_or_that_its_script_needs_is_accepted(text: str, tmp_path: Path) -> None:
    assert problems_with(text, tmp_path) == []


@pytest.mark.parametrize("text", ["می\u200c", "a\u200cb", "ا\u200c\u200cا", "🚣\u200d🚣"])
def test_a_joiner_elsewhere_than_between_letters_that_need_it_is_refused(text: str, tmp_path: Path) -> None:
    (problem,) = problems_with(text, tmp_path)
    assert "ZERO WIDTH" in problem.message


def test_the_keys_and_texts_of_a_work_are_searched_too(tmp_path: Path) -> None:
    (problem,) = problems_with("Oars", tmp_path / "1", file=WORK, key="no\u3164te")
    assert "HANGUL FILLER (U+3164)" in problem.message
    (problem,) = problems_with("Oa\u3164rs", tmp_path / "2", file=WORK, key="title")
    assert problem.pointer == "/csl/title"


HOSTILE = "a\u202eb\u3164c\x9b"


def hostile_content(folder: Path) -> Path:
    """Make content with invisible characters in the names of files and folders, in keys and in values."""
    content = shutil.copytree(ACCEPTED, folder / f"content{HOSTILE}")
    record = json.loads((content / RECORD).read_bytes())
    record |= {
        HOSTILE: HOSTILE,
        "title": HOSTILE,
        "topics": [f"topic/{HOSTILE}"],
        "summary": [f"<{HOSTILE}> `{HOSTILE}`"],
    }
    record["level_of_need"]["value"] = HOSTILE
    (content / RECORD).write_text(json.dumps(record), encoding="utf-8")
    (content / f"topic/{HOSTILE}.json").write_text(f'{{"{HOSTILE}": }}', encoding="utf-8")
    (content / HOSTILE).mkdir()
    return content


@pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot have these files")
@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("engine", ENGINES)
def test_no_report_prints_a_character_that_nobody_sees(form: str, engine: str, tmp_path: Path) -> None:
    options = ["validate", "--content", str(hostile_content(tmp_path)), "--format", form, "--engine", engine]
    run = CliRunner().invoke(main, options)
    assert run.exit_code == 1
    assert not {char for char in run.output if char != "\n" and is_invisible(char)}


def test_a_list_prints_titles_with_what_nobody_sees_escaped(tmp_path: Path) -> None:
    content = shutil.copytree(ACCEPTED, tmp_path / "content")
    record = json.loads((content / RECORD).read_bytes())
    (content / RECORD).write_text(json.dumps(record | {"title": HOSTILE}), encoding="utf-8")
    text, data = (
        CliRunner().invoke(main, ["list", "--content", str(content), "--format", form]).stdout
        for form in ("text", "json")
    )
    assert "learn-to-row\ta\\u202eb\\u3164c\\u009b\n" in text
    assert r'"a\u202eb\u3164c\u009b"' in data
    assert HOSTILE in {row["title"] for row in json.loads(data)}


def test_no_invisible_character_passes_the_look_at_the_whole_file() -> None:
    unseen = (char for char in map(chr, range(sys.maxunicode + 1)) if not "\ud800" <= char <= "\udfff")
    assert [char for char in unseen if char != "\n" and is_invisible(char) and is_plain(f"a{char}".encode())] == []
    assert is_plain("Tŷ – “£5”\n".encode())
