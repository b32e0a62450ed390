"""Wrong figures planted at random in the real records are caught."""

import importlib.util
from pathlib import Path


def test_at_least_nine_in_ten_wrong_figures_are_caught() -> None:
    spec = importlib.util.spec_from_file_location("mutants", Path(__file__).with_name("mutants.py"))
    assert spec is not None
    assert spec.loader is not None
    mutants = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(mutants)
    score = mutants.run(count=400, seed=20261121)
    assert score["caught"] >= 0.9 * score["planted"], score
