"""The documentation: generated pages are up to date, links work, and commands exist."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from eymh_content.cli.main import COMMANDS, main

ROOT = Path(__file__).parent.parent
PAGES = sorted(page for folder in (".", "docs", "content", "exporters") for page in (ROOT / folder).glob("*.md"))
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PATH = re.compile(r"[a-z.][\w.-]*/[\w./-]*")
"""A path in code, up to a placeholder such as <kind>."""
FOLDERS = (ROOT, ROOT / "eymh_content", ROOT / "exporters" / "eymh_exporters")
"""What a path may be relative to, besides the folder of its page."""
NOT_OF_THE_CHECKOUT = {".venv", "dist", "v1", "kind"}
"""What a path starts with if it is made by a command, or stands for a record."""


def test_generated_pages_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_data_model_says_what_each_text_is() -> None:
    page = (ROOT / "docs" / "data-model.md").read_text(encoding="utf-8")
    types = [row.split(" | ")[2] for row in page.splitlines() if row.startswith("| `")]
    assert len(types) > 500
    assert not {"string", "object", "list of string", "list of object"} & set(types)
    for row in (
        "| `summary` | required | list of prose (Markdown) | What it is. |",
        "| `body` |  | link to organisation | The organisation that provides it. Leave out if no source says. |",
        "| `see` |  | link to discrepancy |",
        "| `stated` | required | words as printed |",
        "| `place` |  | list of place |",
        "| `as_of` |  | [Dated](#dated) |",
    ):
        assert row in page


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("sources", "show")], ids=" ".join)
def test_the_page_on_the_command_line_has_what_help_prints(command: tuple[str, ...]) -> None:
    printed = CliRunner().invoke(
        main, [*command, "--help"], prog_name="eymh", terminal_width=100, max_content_width=100
    )
    assert f"```text\n{printed.output}```\n" in (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_works(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        if not target.startswith("http") and "kind/id" not in target and target != "term/attachment":
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def commands(page: Path) -> list[list[str]]:
    """Return the words of each code span, and of each command in the shell blocks of a page."""
    text = page.read_text(encoding="utf-8")
    blocks = re.findall(r"^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    spans = re.findall(r"`([^`]+)`", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
    lines = [line.partition("#")[0] for block in blocks for line in block.splitlines()]
    return [command.split() for code in (*lines, *spans) for command in code.split("&&") if command.strip()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_make_target_exists(page: Path) -> None:
    for program, *words in commands(page):
        if program in {"eymh", ".venv/bin/eymh"} and words and not words[0].startswith("-"):
            assert words[0] in COMMANDS, f"{page.name}: there is no command 'eymh {words[0]}'"
        for name in words if program == "make" else ():
            assert re.search(rf"^{name}:", MAKEFILE, re.MULTILINE), f"{page.name}: there is no target 'make {name}'"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_path_of_the_checkout_exists(page: Path) -> None:
    if page.name == "CHANGELOG.md":
        pytest.skip("it also names what no longer exists")
    for path in (found[0] for command in commands(page) for word in command if (found := PATH.match(word))):
        if path.partition("/")[0] not in NOT_OF_THE_CHECKOUT:
            assert any((folder / path).exists() for folder in (page.parent, *FOLDERS)), f"{page.name} names {path}"


def test_the_readme_has_at_most_100_lines() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= 100


def test_no_file_contains_a_registry_address_or_a_local_path() -> None:
    names = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")
    for name in filter(None, names):
        file = ROOT / name
        if file.suffix in {".md", ".toml", ".txt", ".py", ".json"} or file.name in {"Makefile", "run"}:
            text = file.read_text(encoding="utf-8", errors="replace") if file.exists() else ""
            for forbidden in (
                "files.pythonhosted" + ".org",
                "registry.npmjs" + ".org",
                "deb.debian" + ".org",
                "/work" + "/main",
            ):
                assert forbidden not in text, f"{name} contains {forbidden}"


def test_the_example_in_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", readme, re.DOTALL)
    exec(code, {})  # noqa: S102  # our own code
    assert "Family Foundations\nPregnancy" in capsys.readouterr().out
