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


def test_generated_pages_are_up_to_date() -> None:
    run = subprocess.run(
        [sys.executable, ROOT / "docs" / "generate.py", "--check"], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_make_target_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`(?:\.venv/bin/)?eymh ([a-z]+)", text):
        assert name in COMMANDS, f"{page.name}: there is no command 'eymh {name}'"
    for name in re.findall(r"`make ([a-z]+)", text):
        assert re.search(rf"^{name}:", MAKEFILE, re.MULTILINE), f"{page.name}: there is no target 'make {name}'"


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
