"""What a developer has: names that complete, types that check, a tour that runs, and a script as strangers write it."""

import csv
import doctest
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import eymh_content
from eymh_content import edition, load, models
from eymh_content.models import KINDS, Model, Statistic

ROOT = Path(__file__).parent.parent
SCRIPTS = Path(__file__).parent / "data" / "python"
TABLE = "statistics_for_wales.py"
Errors = list[tuple[str, int, str]]
"""File, line and message of each."""


def test_every_public_name_completes_and_can_be_imported() -> None:
    assert dir(eymh_content) == sorted(eymh_content.__all__)
    for name in eymh_content.__all__:
        assert getattr(eymh_content, name) is not None


def test_a_misspelt_name_is_an_error_that_python_can_explain() -> None:
    with pytest.raises(AttributeError) as error:
        getattr(eymh_content, "lod")  # noqa: B009  # mypy refuses the plain attribute
    assert str(error.value) == "module 'eymh_content' has no attribute 'lod'"
    assert (error.value.name, error.value.obj) == ("lod", eymh_content)
    run = subprocess.run(
        [sys.executable, "-c", "import eymh_content; eymh_content.lod"], capture_output=True, text=True, check=False
    )
    assert run.stderr.endswith("has no attribute 'lod'. Did you mean: 'load'?\n")


def test_every_model_that_a_record_may_contain_is_public() -> None:
    def below(model: type) -> set[type]:
        return {model}.union(*map(below, model.__subclasses__()))

    for info in Path(models.__file__).parent.glob("*.py"):
        importlib.import_module(f"eymh_content.models.{info.stem}")
    of_ours = {model.__name__ for model in below(Model) if model.__module__.startswith("eymh_content.")}
    assert of_ours - {"Together"} == {*models.__all__} - {"KINDS"}
    assert {model.__name__ for model in KINDS.values()} <= {*models.__all__}


def test_the_tour_runs() -> None:
    page = ROOT / "docs" / "python.md"
    result = doctest.testfile(str(page), module_relative=False, encoding="utf-8")
    assert result.attempted > 20
    assert result.failed == 0


def run_outside(command: list[str], folder: Path) -> str:
    """Run a command as a user does: in a folder of theirs, without the settings of this repository."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "MYPYPATH")}
    run = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=300
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return run.stdout


def by_mypy(folder: Path) -> tuple[Errors, Errors]:
    """Return the errors, and that there are no warnings."""
    options = ["--strict", "--cache-dir", str(folder / "cache"), "--no-error-summary", "--config-file", os.devnull]
    files = sorted(file.name for file in folder.glob("*.py"))
    printed = run_outside([sys.executable, "-m", "mypy", *options, *files], folder)
    lines = [re.fullmatch(r"([^:]+):(\d+): error: (.*)", line) for line in printed.splitlines()]
    return [(found[1], int(found[2]), found[3]) for found in lines if found], []


def by_pyright(folder: Path) -> tuple[Errors, Errors]:
    """Return errors and warnings."""
    command = [sys.executable, "-m", "basedpyright", "--pythonpath", sys.executable, "--outputjson", "."]
    report: dict[str, Any] = json.loads(run_outside(command, folder))
    assert report["summary"]["filesAnalyzed"] == len(list(folder.glob("*.py")))
    found: dict[str, Errors] = {"error": [], "warning": []}
    for one in report["generalDiagnostics"]:
        place = (Path(one["file"]).name, one["range"]["start"]["line"] + 1)
        found[one["severity"]].append((*place, one["message"]))
    return found["error"], found["warning"]


@pytest.mark.parametrize("checker", [by_mypy, by_pyright])
def test_type_checkers_accept_what_is_right_and_refuse_each_wrong_line_by_name(checker: Any, tmp_path: Path) -> None:  # noqa: ANN401
    for script in SCRIPTS.glob("*.py"):
        shutil.copy(script, tmp_path)
    examples = doctest.DocTestParser().get_examples((ROOT / "docs" / "python.md").read_text(encoding="utf-8"))
    (tmp_path / "tour.py").write_text("".join(example.source for example in examples), encoding="utf-8")
    (readme,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "readme.py").write_text(readme, encoding="utf-8")
    errors, warnings = checker(tmp_path)
    wanted = {
        number: re.compile(line.partition("# refused: ")[2])
        for number, line in enumerate((SCRIPTS / "refused.py").read_text(encoding="utf-8").splitlines(), 1)
        if "# refused: " in line
    }
    assert {file for file, _, _ in errors} == {"refused.py"}, errors
    assert {line for _, line, _ in errors} == set(wanted), errors
    for _, line, message in errors:
        assert wanted[line].search(message), message
    assert not [one for one in warnings if one[0] == TABLE]


def test_the_script_of_a_stranger_prints_every_figure_with_label_date_and_source(tmp_path: Path) -> None:
    header, *rows = csv.reader(run_outside([sys.executable, str(SCRIPTS / TABLE)], tmp_path).splitlines(), "excel-tab")
    library = load()
    statistics = library.of(Statistic)
    assert len(rows) == sum(len(statistic.figures) for statistic in statistics)
    assert not [row for row in rows if re.search(r"\]\(|\*", row[6])]
    assert all(len(set(doubts)) == len(doubts) for doubts in (row[6].split("; ") for row in rows))
    wales = edition(library, "wales")
    assert {row[0] for row in rows} >= {wales.label(statistic) or "" for statistic in statistics}
    table = [dict(zip(header, row, strict=True)) for row in rows]
    assert all(row["Figure"] and row["Unit"] and row["Date"] and row["Source"] for row in table)
    concerns = library.record(Statistic, "concerns-at-27-30-months-scotland-2017-18")
    assert table[1] | {"Doubts": ""} == {
        "Label": "Scotland's figure",
        "Title": concerns.title,
        "Group": concerns.figures[0].group,
        "Figure": "5",
        "Unit": "percent",
        "Date": "2017/18",
        "Doubts": "",
        "Source": (
            "Nurturing healthy minds together (June 2020), under ‘Vulnerability to poor mental health – at 2 years’ "
            "at ncb-review:356.2"
        ),
        "Works cited there": "Goodman (1997), The Strengths and Difficulties Questionnaire: a research note",
    }
