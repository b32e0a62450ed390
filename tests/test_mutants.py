"""``eymh verify`` catches wrong figures that are put into the real records at random."""

import importlib.util
from pathlib import Path


def test_at_least_90_percent_of_wrong_figures_are_caught() -> None:
    spec = importlib.util.spec_from_file_location("mutants", Path(__file__).with_name("mutants.py"))
    assert spec is not None
    assert spec.loader is not None
    mutants = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(mutants)
    score = mutants.run(count=400, seed=20261121)
    assert score["caught"] >= 0.9 * score["wrong"], score
