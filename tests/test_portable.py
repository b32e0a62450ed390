"""The content can be stored on every system, and the program is made of the same parts everywhere.

The names here cannot be in the test data: not every system can have such files.
"""

import re
import shutil
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import requires, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from eymh_content.problems import Problem
from eymh_content.validation import validate

ROOT = Path(__file__).parent.parent
ACCEPTED = ROOT / "tests" / "data" / "accepted"
TOPIC = "topic/rowing-boats.json"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems cannot have these files")


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(ACCEPTED, tmp_path / "content")


def problems_of(content: Path, rule: str) -> list[Problem]:
    return [problem for problem in validate(content).problems if problem.rule == rule]


@linux
@pytest.mark.parametrize("name", ["con", "nul", "prn", "aux", "com1", "com9", "lpt0", "lpt5", "NUL", "com¹", "con.x"])
@pytest.mark.parametrize("text", [None, "not JSON"])
def test_a_name_that_windows_keeps_for_a_device_is_refused(name: str, text: str | None, content: Path) -> None:
    text = text or (content / TOPIC).read_text(encoding="utf-8").replace('"rowing-boats"', f'"{name}"')
    (content / "topic" / f"{name}.json").write_text(text, encoding="utf-8")
    (problem,) = problems_of(content, "portable-id")
    assert problem.file == f"topic/{name}.json"
    assert problem.message == f"Windows cannot have a file named '{name}.json': it keeps this name for a device."


@pytest.mark.parametrize("name", ["con-1", "console", "com", "com10", "lpt", "nullable"])
def test_a_name_that_only_resembles_such_a_name_is_accepted(name: str, content: Path) -> None:
    text = (content / TOPIC).read_text(encoding="utf-8").replace('"rowing-boats"', f'"{name}"')
    (content / "topic" / f"{name}.json").write_text(text, encoding="utf-8")
    assert problems_of(content, "portable-id") == []


@linux
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("topic/Boats.json", "topic/boats.json"),
        ("topic/caf\u00e9.json", "topic/cafe\u0301.json"),
        ("topic/caf\u00c9.json", "topic/cafe\u0301.json"),
        ("topic/stra\u00dfe.json", "topic/STRASSE.json"),
        ("source-index/Boats.json", "source-index/boats.json"),
    ],
)
def test_names_that_differ_only_in_capitals_or_in_how_accents_are_stored_are_refused(
    one: str, other: str, content: Path
) -> None:
    (content / "source-index").mkdir(exist_ok=True)
    for name in (one, other):
        (content / name).write_text("{}", encoding="utf-8")
    problems = problems_of(content, "case-collision")
    assert {problem.file for problem in problems} == {one, other}


@linux
def test_a_folder_that_differs_from_that_of_a_kind_only_in_capitals_is_refused(content: Path) -> None:
    (content / "Topic").mkdir()
    (problem,) = problems_of(content, "unknown-kind")
    assert "Did you mean 'topic'" in problem.fix


def needed(name: str, extras: frozenset[str] = frozenset({""})) -> Iterator[str]:
    """Yield a package and all that it needs here."""
    yield name
    for requirement in map(Requirement, requires(name) or ()):
        if any(requirement.marker is None or requirement.marker.evaluate({"extra": extra}) for extra in extras):
            yield from needed(canonicalize_name(requirement.name), frozenset({"", *requirement.extras}))


def test_every_package_that_is_needed_is_pinned() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    assert lines == sorted(lines, key=str.lower)
    pinned: dict[str, str] = {
        canonicalize_name(name): number for name, _, number in (line.partition("==") for line in lines)
    }
    names = {*needed("eymh-content", frozenset({"", "all", "dev"})), *needed("hatchling")} - {"eymh-content"}
    assert {name: version(name) for name in names} == {name: pinned.get(name) for name in names}


def test_what_builds_the_package_is_pinned_to_the_same_version() -> None:
    (backend,) = PROJECT["build-system"]["requires"]
    assert backend in (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()


def test_the_section_on_licences_names_everything_that_is_installed_with_the_package() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Licences")[2]
    listed = {canonicalize_name(name) for name in re.findall(r"[A-Za-z][\w-]+", section)}
    project = PROJECT["project"]
    for requirement in map(Requirement, [*project["dependencies"], *project["optional-dependencies"]["docx"]]):
        assert canonicalize_name(requirement.name) in listed
