"""``eymh verify`` catches wrong figures, other values and stronger words, put into the real records at random."""

import importlib.util
from pathlib import Path
from types import ModuleType


def script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_at_least_90_percent_of_wrong_figures_are_caught() -> None:
    score = script("mutants").run(count=400, seed=20261121)
    assert score["caught"] >= 0.9 * score["wrong"], score


def test_at_least_70_percent_of_upgrades_of_force_are_caught_and_few_true_entries_are_flagged() -> None:
    planted, score = script("force_mutants").run(most=40, seed=20261121)
    caught, all_ = map(sum, zip(*score.values(), strict=True))
    assert caught >= 0.7 * all_, score
    flagged, certain, entries = planted.flagged()
    assert certain <= 0.1 * entries, flagged
    of_a_class = {name: count for name, count in flagged.items() if name not in ("certain", "to look at")}
    assert max(of_a_class.values()) <= 0.03 * entries, flagged


def test_exchanged_numbers_and_values_that_differ_from_their_words_are_noticed() -> None:
    mutants = script("group_mutants")
    score = mutants.run(seed=20261129)
    assert not mutants.short_of_goal(score), score
