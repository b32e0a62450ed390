"""The wording of values in packs."""

import re
from typing import Any, get_args, get_origin

import pytest
from eymh_exporters.outline.blocks import Emphasis, RecordLink, Strong, Text, plain_text
from eymh_exporters.outline.inline import link_names, parse
from eymh_exporters.outline.kinds.evidence_measures import cost_in_words
from eymh_exporters.outline.wording import WORDS, ages_in_words, number, quantity, spell_out
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.ids import LINK_TARGET
from eymh_content.models import KINDS
from eymh_content.models.evidence import Cost
from eymh_content.models.values import Applies, Model
from eymh_content.printed import NOT_SHOWN
from eymh_content.wording import date_in_words

DRAWN_OTHERWISE = {"unit", "qualifier", "stage", "schema_", "currency", "code", "reason", "weight", "for_"}
"""Fields whose values are drawn as part of the number or words next to them, or that no pack shows."""


def closed_lists(model: type[Model], seen: set[type[Model]]) -> dict[str, set[str]]:
    """Collect the values of every closed list in a model, by field name."""
    found: dict[str, set[str]] = {}

    def visit(name: str, annotation: Any) -> None:  # noqa: ANN401
        if isinstance(annotation, type) and issubclass(annotation, Model):
            if annotation not in seen:
                seen.add(annotation)
                for inner, values in closed_lists(annotation, seen).items():
                    found.setdefault(inner, set()).update(values)
        elif str(get_origin(annotation)) == "typing.Literal":
            found.setdefault(name, set()).update(value for value in get_args(annotation) if isinstance(value, str))
        else:
            for inner in get_args(annotation):
                visit(name, inner)

    for name, info in model.model_fields.items():
        visit(name, info.annotation)
    return found


def test_every_value_of_a_closed_list_has_words() -> None:
    missing = {
        (kind, field, value)
        for kind, model in KINDS.items()
        if kind not in NOT_SHOWN
        for field, values in closed_lists(model, {Applies}).items()  # nations/ words those
        if field not in DRAWN_OTHERWISE
        for value in values
        if value not in WORDS and (kind, value) != ("comparison", "stated")
    }
    assert not missing


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        ("Pregnancy – 4/6 months", "Pregnancy to 4/6 months"),
        ("Pregnancy-2/2.5 years", "Pregnancy to 2/2.5 years"),
        ("0-12 months", "0 to 12 months"),
        ("<1 years", "Under 1 year"),
        ("<6 months-2 years", "Under 6 months to 2 years"),
        ("Later stages of pregnancy (20-30 weeks)", "Later stages of pregnancy (20 to 30 weeks)"),
        ("(between 3-5 years)", "Between 3 and 5 years"),
        ("2-4 year olds", "2 to 4 year olds"),
        ("10-30 months old", "10 to 30 months old"),
        ("two-year-olds", "Two-year-olds"),
        ("≥5 years", "At least 5 years"),
        ("TBC", "To be confirmed"),
    ],
)
def test_ages_are_spelt_out(stated: str, words: str) -> None:
    assert ages_in_words(stated) == words


@pytest.mark.parametrize(
    ("value", "low", "high", "unit", "qualifier", "stated", "words"),
    [
        (5.5, None, None, "percent", None, "(5.5%)", "5.5%"),
        (62.0, None, None, "percent", None, "62%", "62%"),
        (62.0, None, None, "percent", None, "62.0%", "62.0%"),
        (80, None, None, "percent", "over", "over 80%", "Over 80%"),
        (None, 16, 18, "percent", None, "16-18%", "16% to 18%"),
        (None, 5, 12, "percent", "between", "Between 5% and 12%", "Between 5% and 12%"),
        (1463, None, None, "count", None, "1,463", "1,463"),
        (1, None, None, "years", "at-least", "1 year", "At least 1 year"),
        (1200, None, None, "gbp", "about", "£1,200", "About £1,200"),
        (3, None, None, "times", None, "three times", "3 times"),
    ],
)
def test_figures_are_written_with_unit_and_qualifier(  # noqa: PLR0913, PLR0917
    value: float | None,
    low: float | None,
    high: float | None,
    unit: str,
    qualifier: str | None,
    stated: str,
    words: str,
) -> None:
    text = quantity(value=value, low=low, high=high, unit=unit, qualifier=qualifier, stated=stated)
    assert text == words


@given(st.floats(allow_nan=False, allow_infinity=False), st.text(max_size=30))
def test_a_number_is_written_without_exponent_or_trailing_point(value: float, stated: str) -> None:
    text = number(round(value, 3) if abs(value) < 1e12 else 1.0, stated)
    assert "e" not in text or abs(value) < 1e-3
    assert not text.endswith(".")


@pytest.mark.parametrize(
    ("when", "words"),
    [("2019", "2019"), ("2019-07", "July 2019"), ("2019-07-01", "1 July 2019"), ("2018/19", "2018/19")],
)
def test_dates_are_written_in_words(when: str, words: str) -> None:
    assert date_in_words(when) == words


def test_an_abbreviation_that_looks_like_a_placeholder_is_spelt_out() -> None:
    assert spell_out("No (TBC)") == "No (to be confirmed)"


def test_a_tilde_before_a_number_becomes_about() -> None:
    assert spell_out("~30 items for ~ £20") == "about 30 items for about £20"


@pytest.mark.parametrize(
    ("cost", "words"),
    [
        (
            {
                "stated": "~£1000 – £1600 pp",
                "amount": 1000,
                "to": 1600,
                "currency": "GBP",
                "qualifier": "about",
                "per": "Training for one person.",
            },
            "About £1,000 to £1,600. Training for one person.",
        ),
        ({"stated": "free of charge"}, "Free of charge"),
        ({"stated": "$9.50", "amount": 9.5, "currency": "USD", "per": "a manual"}, "US$9.50. A manual"),
    ],
)
def test_costs_are_written_with_their_currency(cost: dict[str, Any], words: str) -> None:
    assert plain_text(cost_in_words(Cost.model_validate(cost))) == words


def test_markup_becomes_inlines_and_all_other_text_is_kept() -> None:
    assert parse("A *b* and **c** and [d e](term/d) at 5 % of 3*4*5") == (
        Text("A "),
        Emphasis((Text("b"),)),
        Text(" and "),
        Strong((Text("c"),)),
        Text(" and "),
        RecordLink("term/d", (Text("d e"),)),
        Text(" at 5% of 3"),
        Emphasis((Text("4"),)),
        Text("5"),
    )


@given(st.text(alphabet="ab *[](){}/-", max_size=40))
def test_the_parser_accepts_any_text_and_adds_no_letters(text: str) -> None:
    letters = [letter for letter in plain_text(parse(text)) if letter in "ab"]
    targets = [inline.reference for inline in parse(text) if isinstance(inline, RecordLink)]
    assert len(letters) + sum(target.count("a") + target.count("b") for target in targets) <= len(text)


@given(st.text(alphabet="ab *[]()/-", max_size=40))
def test_the_parser_keeps_every_letter_outside_link_targets(text: str) -> None:
    without_targets = re.sub(LINK_TARGET, "]", text)
    kept = [letter for letter in plain_text(parse(text)) if letter in "ab"]
    assert len(kept) >= sum(letter in "ab" for letter in without_targets)


def test_the_first_mention_of_a_record_becomes_a_link_and_missing_ones_are_returned() -> None:
    inlines, missing = link_names(
        parse("Read the app, or the APP again."), {"app": "resource/app", "Map": "resource/m"}
    )
    assert inlines == (Text("Read the "), RecordLink("resource/app", (Text("app"),)), Text(", or the APP again."))
    assert missing == ["resource/m"]


def test_a_name_inside_another_word_is_not_a_mention() -> None:
    assert link_names(parse("Happy"), {"app": "resource/app"}) == ((Text("Happy"),), ["resource/app"])


def test_a_large_number_is_written_in_millions_or_billions_as_stated() -> None:
    assert number(16_000_000_000, "£16 billion per year") == "16 billion"
    assert number(1_800_000, "£1.8 million") == "1.8 million"
    assert number(1_463, "sample of 1,463") == "1,463"
