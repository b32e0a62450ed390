"""Start-up stays light: asking for help loads neither the models nor a library that draws."""

import json
import subprocess
import sys
from pathlib import Path

import click
import pytest

from eymh_content.cli.main import COMMANDS, main

ACCEPTED = Path(__file__).parent / "data" / "accepted"
ALLOWED = {"click", "eymh_content", "colorama"}
PROBE = """
import json, sys
before = set(sys.modules)
{code}
names = {{name.split('.')[0] for name in set(sys.modules) - before}} - set(sys.stdlib_module_names)
print(json.dumps(sorted(n for n in names if not n.startswith('_'))))
"""


def loaded(code: str) -> set[str]:
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)], capture_output=True, text=True, check=True, timeout=60
    )
    return set(json.loads(run.stdout.splitlines()[-1]))


def test_asking_for_help_loads_click_and_nothing_else() -> None:
    code = """
import contextlib, io
from eymh_content.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(['--help'], standalone_mode=False)
"""
    assert loaded(code) <= ALLOWED


def test_importing_the_package_loads_nothing_of_others() -> None:
    assert loaded("import eymh_content") <= {"eymh_content"}


def test_validating_good_content_loads_neither_pydantic_nor_what_explains_problems() -> None:
    code = f"""
import contextlib, io
from eymh_content.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    main(['validate', '--content', {str(ACCEPTED)!r}], standalone_mode=False)
print('difflib' in sys.modules, 'eymh_content.files.positions' in sys.modules)
"""
    run = subprocess.run(
        [sys.executable, "-c", PROBE.format(code=code)], capture_output=True, text=True, check=True, timeout=60
    )
    *_, explained, names = run.stdout.splitlines()
    assert explained == "False False"
    assert set(json.loads(names)) <= {*ALLOWED, "jiter", "jsonschema_rs"}


@pytest.mark.parametrize("heavy", ["docx", "pypandoc", "jsonschema", "click"])
def test_loading_the_library_needs_no_drawing_and_no_second_validator(heavy: str) -> None:
    assert heavy not in loaded("from eymh_content import load; load()")


def test_the_help_of_the_group_says_of_each_command_what_the_command_says_itself() -> None:
    context = click.Context(main)
    for name, line in COMMANDS.items():
        command = main.get_command(context, name)
        assert command is not None
        assert command.get_short_help_str(limit=200) == line
