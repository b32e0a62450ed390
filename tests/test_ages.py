"""Ages of every unit are compared in days from birth."""

import itertools

import pytest
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.kinds.communication import youngest_first

from eymh_content.ages import days_from_birth
from eymh_content.library import Library
from eymh_content.models import Vignette
from eymh_content.nations import Edition

CONTEXT = DrawingContext(Edition(Library({}, {}), None))


def test_ages_of_every_unit_are_in_order_and_gestation_is_before_birth() -> None:
    ages = [(28, "gestation-weeks"), (40, "gestation-weeks"), (6, "days"), (6, "weeks"), (6, "months"), (6, "years")]
    days = [days_from_birth(value, unit) for value, unit in ages]
    assert days[:3] == [-84, 0, 6]
    assert all(earlier < later for earlier, later in itertools.pairwise(filter(None, days)))


def test_an_unknown_unit_has_no_days() -> None:
    assert days_from_birth(3, "terms") is None


def vignette(name: str, ages: dict[str, object]) -> Vignette:
    at = ["unicef-toolkit:1"]
    record = {
        "$schema": "../../schema/vignette.schema.json",
        "id": name,
        "title": name,
        "at": at,
        "message": {"text": "A child grows.", "at": at},
        "ages": {"stated": "an age", **ages},
        "purpose": "illustration",
        "voice": [{"id": "a", "at": at, "text": "I grow."}],
        "topics": ["topic/voices"],
    }
    return Vignette.model_validate(record, strict=False)


@pytest.mark.parametrize("order", [*itertools.permutations(["unborn", "newborn", "toddler", "no-number"])])
def test_voices_are_sorted_by_age_with_unborn_children_first(order: tuple[str, ...]) -> None:
    voices = {
        "unborn": vignette("unborn", {"from": {"value": 30, "unit": "gestation-weeks"}}),
        "newborn": vignette("newborn", {"from": {"value": 2, "unit": "days"}}),
        "toddler": vignette("toddler", {"to": {"value": 2, "unit": "years"}}),
        "no-number": vignette("no-number", {"stage": "school-entry"}),
    }
    ordered = youngest_first(tuple(voices[name] for name in order), CONTEXT)
    assert [voice.id for voice in ordered] == ["unborn", "newborn", "toddler", "no-number"]
