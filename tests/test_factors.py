"""Factors that a source only names are found like records of factors; every statement has a date."""

import json
from pathlib import Path

from eymh_content import load
from eymh_content.citations import held_on
from eymh_content.factors import named_factors
from eymh_content.library import Library
from eymh_content.models import Level, Record, Statistic

LIBRARY = load()
PACKS = load(Path(__file__).parent / "data" / "packs" / "content")


def test_a_factor_that_is_only_named_has_a_reference_in_its_level() -> None:
    level = LIBRARY.of(Level)[0]
    raw = LIBRARY.raw(level.ref)
    raw["factors_named"] = [{"id": "puddles", "at": [raw["at"][0]], "name": "Puddles", "role": "either"}]
    changed = Level.model_validate_json(json.dumps(raw))
    records: dict[str, Record] = {level.ref: changed}
    found = list(named_factors(Library(records, {level.ref: raw})))
    assert [(reference, factor.name) for reference, _, factor in found] == [(f"{level.ref}#puddles", "Puddles")]


def test_a_statement_holds_on_its_own_date_or_on_that_of_its_sources() -> None:
    statistic = PACKS.record(Statistic, "larks-england-2018")
    assert held_on(PACKS, statistic, statistic.figures[1]) == ("2018/19",)
    assert held_on(PACKS, statistic) == ("2019-05",)
