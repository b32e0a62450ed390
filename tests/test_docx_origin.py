"""A build that fails for a text that no rule refused names its record, pointer, line and column."""

import copy
import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from eymh_exporters.docx import exporter
from eymh_exporters.outline.blocks import Blocks
from eymh_exporters.outline.kinds import VIEWS

from eymh_content import load, validation
from eymh_content.cli import main
from eymh_content.errors import ExportError
from eymh_content.export import Job
from eymh_content.ids import kind_of, pointer_steps
from eymh_content.library import Library
from eymh_content.models import KINDS, Pack
from eymh_content.nations import edition

CONTENT = Path(__file__).parent / "data" / "packs" / "content"
LIBRARY = load(CONTENT)
WALKS, LARKS, WORK = "intervention/wren-walks", "statistic/larks-england-2018", "reference/heron-2001-larks"
MARK = "Quoll"
"""Stands for a blank until a model has accepted a record: models refuse texts with only blanks."""


def library_with(reference: str, pointer: str, value: object) -> Library:
    """Return the library with another value at a place, which no rule has seen."""
    raw = {each: copy.deepcopy(LIBRARY.raw(each)) for each in LIBRARY}
    *around, last = pointer_steps(pointer)
    holder: Any = raw[reference]
    for step in around:
        holder = holder[int(step) if isinstance(holder, list) else step]
    holder[int(last) if isinstance(holder, list) else last] = value
    model = KINDS[kind_of(reference)]
    record = _with_blanks(model.model_validate_json(json.dumps(raw[reference]).replace('" "', f'"{MARK}"')))
    return Library({**LIBRARY, reference: record}, raw)


def _with_blanks(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, tuple):
        return tuple(map(_with_blanks, value))
    if hasattr(value, "model_copy"):
        return value.model_copy(update={name: _with_blanks(child) for name, child in value})
    return " " if value == MARK else value


def problems_of(library: Library) -> list[tuple[str, str, str, str]]:
    """Export the packs, and return file, pointer, rule and message of each problem."""
    with pytest.raises(ExportError) as error:
        list(exporter.export(Job(library, (edition(library, "scotland"),), library.of(Pack))))
    return [(problem.file, problem.pointer, problem.rule, problem.message) for problem in error.value.problems]


@pytest.mark.parametrize(
    ("reference", "pointer", "value", "rule"),
    [
        (WALKS, "/summary/0", "One **wren.", "text"),
        (WALKS, "/summary/0", "One.\\nTwo.", "text"),
        (WALKS, "/title", "Walks TODO", "text"),
        (WALKS, "/title", "{{walks}}", "text"),
        (WALKS, "/title", "Walks: None", "text"),
        (WALKS, "/title", " ", "heading"),
        (LARKS, "/figures/1/group", " ", "table"),
        (WALKS, "/title", "here", "link"),
        (WORK, "/csl/URL", "None. https://example.org", "link"),
        (WORK, "/csl/title", "**Larks**", "text"),
        ("pack/small", "/title", "Small {{pack}}", "text"),
    ],
)
def test_what_an_audit_finds_is_traced_to_its_text(reference: str, pointer: str, value: str, rule: str) -> None:
    found = problems_of(library_with(reference, pointer, value))
    assert rule in {each[2] for each in found}
    for file, at, _, message in found:
        assert (file, at) == (f"{reference}.json", pointer)
        assert message.endswith(", in docx/scotland/small.docx.")


@pytest.mark.parametrize(
    ("pointer", "value", "message"),
    [
        ("/csl/note", "Seen: wrens", "The entry of this work lacks these words: Seen, wrens."),
        ("/csl/volume", True, "Pandoc refuses this work: pandoc failed: Error in $[0]: expected String or Number"),
    ],
)
def test_a_work_that_pandoc_loses_or_refuses_is_named(pointer: str, value: object, message: str) -> None:
    ((file, at, rule, said),) = problems_of(library_with(WORK, pointer, value))
    assert (file, at, rule) == (f"{WORK}.json", "/csl", "work")
    assert said.startswith(message)


def test_a_record_that_cannot_be_drawn_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_record: object, _context: object) -> Blocks:
        raise ValueError("no wren")

    monkeypatch.setitem(VIEWS, "intervention", replace(VIEWS["intervention"], full=full))
    ((file, at, rule, message),) = problems_of(LIBRARY)
    assert (file.partition("/")[0], at, rule) == ("intervention", "/id", "draw")
    assert message == "This record cannot be drawn: ValueError: no wren."


def test_a_build_prints_file_line_and_column_and_ends_with_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = Path(shutil.copytree(CONTENT, tmp_path / "content"))
    file = content / f"{WALKS}.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Walks at dusk.", "Walks **at dusk."), encoding="utf-8")
    monkeypatch.setattr(validation, "_checks_for", lambda *_: ())
    arguments = ["export", "docx", "--content", str(content), "--out", str(tmp_path / "dist")]
    result = CliRunner().invoke(main, arguments)
    line = next(number for number, each in enumerate(text.splitlines(), 1) if "Walks at dusk." in each)
    assert result.exit_code == 3
    assert f"{file}\n  {line}:" in result.stdout
    assert "The text contains raw markup" in result.stdout
    assert "Nothing was written." in result.stderr
    assert not (tmp_path / "dist").exists()
