"""``eymh verify`` catches wrong figures, other values and stronger words, put into the real records at random."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from tests import readers


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
    planted, score = script("force_mutants").run(most=200, seed=20261121)
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


def test_a_reader_gets_faults_among_sound_entries_and_is_told_which_were_found(tmp_path: Path) -> None:
    readers.plant(tmp_path, seed=20261130)
    key = json.loads((tmp_path / "key.json").read_text(encoding="utf-8"))
    assert len(key) == readers.FAULTS + readers.SOUND
    entries = (tmp_path / "entries.txt").read_text(encoding="utf-8").split("\n## ")
    assert len(entries) == len(key)
    answers = {str(number): "wrong" if row["planted"] else "ok" for number, row in enumerate(key, 1)}
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    rows = readers.score(tmp_path).splitlines()
    assert [row.split()[-1] for row in rows if row.startswith("found by")][1:] == [str(readers.FAULTS)] * 2
    missed = next(number for number, row in enumerate(key, 1) if row["planted"] and not row["by_machine"])
    (tmp_path / "answers.json").write_text(json.dumps(answers | {str(missed): "ok"}), encoding="utf-8")
    assert readers.score(tmp_path).endswith(f"missed: {key[missed - 1]['planted']}: {key[missed - 1]['at']}")
    del answers["3"]
    (tmp_path / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    with pytest.raises(ValueError, match=r"nothing on \[3\]"):
        readers.score(tmp_path)
