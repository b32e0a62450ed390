"""A short, seeded run of the fuzzers in ``fuzz.py``."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def fuzz() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz", Path(__file__).with_name("fuzz.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_engines_and_models_agree_on_changed_records(fuzz: ModuleType) -> None:
    assert fuzz.agree(count=1000, seed=20261121) == []


def test_a_damaged_file_gives_problems_with_positions_and_never_an_exception(fuzz: ModuleType) -> None:
    failures, _ratio = fuzz.damage(count=150, seed=20261121)
    assert failures == []
