"""``eymh verify`` catches wrong figures that are put into the real records at random."""

import importlib.util
from pathlib import Path
from typing import Any


def script(name: str) -> Any:  # noqa: ANN401  # a module
    """Load a script of this folder."""
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_at_least_90_percent_of_wrong_figures_are_caught() -> None:
    score = script("mutants").run(count=400, seed=20261121)
    assert score["caught"] >= 0.9 * score["wrong"], score


def test_exchanged_numbers_and_values_that_differ_from_their_words_are_noticed() -> None:
    mutants = script("group_mutants")
    score = mutants.run(seed=20261129)
    assert not mutants.short_of_goal(score), score
