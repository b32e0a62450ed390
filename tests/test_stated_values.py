"""Values beside the words that state them: closed lists, qualifiers, units, ages, groups and places."""

import re
from typing import Any

import pytest

from eymh_content.schema.store import bundle
from eymh_content.schema.walk import Walk
from eymh_content.sources.stated.values import compared_values, value_faults, value_flags
from eymh_content.sources.stated.words import stated_values

Record = dict[str, Any]


def messages(record: Record, kind: str) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.message) for fault in value_faults(compared_values(Walk(record, kind)))]


def availability(value: str, stated: str, **more: object) -> Record:
    return {"availability": [{"id": "uk", "value": value, "stated": stated, **more}]}


def figure(stated: str, **fields: object) -> Record:
    return {"figures": [{"id": "all", "group": "children", "unit": "percent", "stated": stated, **fields}]}


def ages(stated: str, low: object = None, high: object = None, stage: str | None = None) -> Record:
    found: Record = {"stated": stated} | ({"stage": stage} if stage else {})
    for field, age in (("from", low), ("to", high)):
        if isinstance(age, tuple):
            marks = age[2] if len(age) > 2 else {}
            marks = marks if isinstance(marks, dict) else {"through": marks}
            found[field] = {"value": age[0], "unit": age[1], **marks}
    return {"ages": found}


def nation(stated: str, **fields: object) -> Record:
    return {"nations": [{"id": "wales", "stated": stated, **fields}]}


ROUGH = {"approximate": True}
AGREE: list[tuple[str, Record]] = [
    ("intervention", availability("not-delivered", "No")),
    ("intervention", availability("trial", "No (a trial is under way)")),
    ("intervention", availability("delivered", "Yes", place=["GB"])),
    ("intervention", {"evidence": [{"id": "a", "rating": "to-be-confirmed", "stated": "TBC"}]}),
    ("intervention", {"level_of_need": {"value": "targeted-selected", "stated": "Targeted-selected"}}),
    ("policy", {"status": "pilot", "status_stated": "being piloted"}),
    ("policy", {"status": "in-force"}),
    ("statistic", figure("over 80% of larks", value=80, qualifier="over")),
    ("statistic", figure("over one in ten (11.7%)", value=11.7)),
    ("statistic", figure("one in ten, over 11.7%", value=11.7, qualifier="over")),
    ("statistic", figure("Around 1 in 7 larks", value=7, unit="one-in", qualifier="about")),
    ("statistic", figure("between 5% and 12%", low=5, high=12, qualifier="between")),
    ("statistic", figure("5–12% of larks", low=5, high=12)),
    ("statistic", figure("80% or more", value=80, qualifier="at-least")),
    ("statistic", figure("nearly 80%", value=80, qualifier="under")),
    ("statistic", figure("nearly 80%", value=80, qualifier="about")),
    ("statistic", figure("an estimated 80%", value=80)),
    ("statistic", figure("for 18 months", value=18, unit="months")),
    ("statistic", figure("40 larks", value=40, unit="count")),
    ("statistic", figure("7% in 2018–19", value=7, as_of="2018/19")),
    ("statistic", figure("boys (6.8%)", value=6.8) | {"title": "Larks"}),
    (
        "measure",
        {"costs": [{"id": "a", "stated": "~£42 for manual", "amount": 42, "currency": "GBP", "qualifier": "about"}]},
    ),
    ("service", ages("0-2 years", (0, "years"), (2, "years"))),
    ("service", ages("<12 months", None, (12, "months", False))),
    ("service", ages("<6 months-2 years", None, (2, "years"))),
    ("service", ages("Pregnancy-3 months", None, (3, "months"), "pregnancy-onwards")),
    ("service", ages("pregnancy and up to three years", None, (3, "years"), "pregnancy-onwards")),
    ("service", ages("late in pregnancy (20-30 weeks)", (20, "gestation-weeks"), (30, "gestation-weeks"), "pregnancy")),
    ("service", ages("Pregnancy to 4/6 months", None, (6, "months"), "pregnancy-onwards")),
    ("service", ages("2-4 year olds", (2, "years"), (4, "years", True))),
    ("service", ages("larks aged 2 years and under", None, (2, "years", True))),
    ("service", ages("larks over 5 years", (5, "years"))),
    ("service", ages("five and over", (5, "years"))),
    ("service", ages("two-and-a-half", (2.5, "years"), (2.5, "years"))),
    ("service", ages("nearly three", None, (3, "years"))),
    ("service", ages("nearly three", None, (3, "years", False))),
    ("service", ages("between birth and three months old", None, (3, "months"), "birth")),
    ("service", ages("a young lark")),
    ("service", ages("pre-birth to around 2 - 2.5 years", None, (2.5, "years", ROUGH), "pregnancy-onwards")),
    ("service", ages("from about 2 years", (2, "years", ROUGH))),
    ("service", ages("some larks over 2 years", (2, "years", {"some_only": True}))),
    ("service", ages("over 2 years", (2, "years", {"some_only": True, "some_only_stated": "with a first egg"}))),
    ("comparison", nation("minimum of 8 visits", number=8, qualifier="at-least")),
    ("comparison", nation("a minimum of 8 visits", number=8, qualifier="at-least")),
    ("comparison", nation("maximum of 8 visits", number=8, qualifier="at-most")),
    ("statistic", {"title": "Larks in Wales, 2017", "place": ["GB-WLS"]}),
    ("statistic", {"title": "Larks in Wales and Denmark", "place": ["GB-WLS", "DK"]}),
    ("statistic", {"title": "Larks in the UK", "place": ["GB-ENG"]}),
    ("statistic", {"title": "Larks", "place": ["GB"]}),
]


@pytest.mark.parametrize(("kind", "record"), AGREE)
def test_a_value_that_the_words_beside_it_say_is_no_fault(kind: str, record: Record) -> None:
    assert messages(record, kind) == []


DIFFER: list[tuple[str, Record, str, str]] = [
    ("intervention", availability("delivered", "No"), "/availability/0/value", "'No' says not-delivered"),
    ("intervention", availability("not-delivered", "Yes"), "/availability/0/value", "'Yes' says delivered, but"),
    ("intervention", availability("not-stated", "Yes"), "/availability/0/value", "the value is not-stated."),
    ("intervention", availability("delivered", "a few places"), "/availability/0/value", "says delivered-in-places"),
    (
        "intervention",
        availability("delivered", "throughout Scotland", place=["GB"]),
        "/availability/0/place",
        "'throughout Scotland' names Scotland, but the place is GB.",
    ),
    (
        "intervention",
        {"evidence": [{"id": "a", "rating": "no-effect", "stated": "High quality"}]},
        "/evidence/0/rating",
        "'High quality' says high-quality, but the value is no-effect.",
    ),
    ("policy", {"status": "in-force", "status_stated": "a draft"}, "/status", "'a draft' says draft"),
    (
        "statistic",
        figure("boys (6.8%)", value=6.8, qualifier="over"),
        "/figures/0/qualifier",
        "qualifier none, not over.",
    ),
    ("statistic", figure("over 80%", value=80), "/figures/0", "have the qualifier over, not none."),
    ("statistic", figure("over 80%", value=80, qualifier="under"), "/figures/0/qualifier", "over, not under."),
    ("statistic", figure("5–12%", low=5, high=12, qualifier="between"), "/figures/0/qualifier", "none, not between."),
    ("statistic", figure("18 months", value=18, unit="years"), "/figures/0/unit", "18 is months, not years."),
    ("statistic", figure("40 larks", value=40), "/figures/0/unit", "40 is a count, not percent."),
    (
        "statistic",
        figure("7% in 2018–19", value=7, as_of="2021/22"),
        "/figures/0/as_of",
        "are for 2018, not for 2021/22.",
    ),
    (
        "statistic",
        {"figures": [{"id": "a", "group": "girls", "unit": "percent", "value": 6.8, "stated": "boys (6.8%)"}]},
        "/figures/0/group",
        "speak of boys, but the group is 'girls'.",
    ),
    ("service", ages("0-2 years", (0, "years"), (3, "years")), "/ages/to/value", "upper age is 2 years, not 3."),
    (
        "service",
        ages("2-4 year olds", (2, "months"), (4, "years", True)),
        "/ages/from/unit",
        "in years, not in months.",
    ),
    ("service", ages("0-2 years", None, (2, "years")), "/ages", "lower age 0 years, but there is no 'from'."),
    ("service", ages("under 5 years", (0, "years"), (5, "years", False)), "/ages/from", "has no lower age"),
    ("service", ages("<12 months", None, (12, "months")), "/ages/to", "what 'through' says of the upper age."),
    ("service", ages("0-12 months", (0, "months"), (12, "months", False)), "/ages/to/through", "what 'through' says"),
    ("service", ages("2-4 year olds", (2, "years"), (4, "years")), "/ages/to", "what 'through' says"),
    ("service", ages("14 months old", (14, "months"), (14, "months", True)), "/ages/to/through", "what 'through' says"),
    ("service", ages("0-2 years", (0, "years"), (2, "years"), "birth"), "/ages/stage", "have no stage, not birth."),
    ("service", ages("from birth", None, None), "/ages", "have the stage birth, not none."),
    ("service", ages("from about 2 years", (2, "years")), "/ages/from", "the age is approximate."),
    ("service", ages("over 2 years", (2, "years", ROUGH)), "/ages/from/approximate", "the age is approximate."),
    ("service", ages("over 2 years", (2, "years", {"some_only": True})), "/ages/from/some_only", "Nothing in"),
    ("service", ages("birth to 2 - 3 years", None, (4, "years"), "birth"), "/ages/to/value", "is 2/3 years, not 4."),
    ("comparison", nation("minimum of 8 visits", number=8), "/nations/0", "minimum of"),
    ("statistic", {"title": "Larks in England, 2017", "place": ["GB-WLS"]}, "/place", "The title names England, but"),
    ("statistic", {"title": "Larks in England, 2017", "place": ["GB"]}, "/place", "but the place is GB."),
]


@pytest.mark.parametrize(("kind", "record", "pointer", "message"), DIFFER)
def test_a_value_that_differs_from_the_words_beside_it_is_reported(
    kind: str, record: Record, pointer: str, message: str
) -> None:
    ((found, text),) = messages(record, kind)
    assert found == pointer
    assert message in text


def test_words_that_are_in_no_list_are_for_a_reader_and_no_fault() -> None:
    walk = Walk(availability("delivered", "on request"), "intervention")
    assert value_faults(compared_values(walk)) == []
    (flag,) = value_flags(walk)
    assert (flag.proof, flag.pointer, flag.entry, flag.certain) == ("value", "/availability/0/value", "uk", False)
    assert "'on request' means 'delivered'" in flag.message


def test_a_wider_place_of_a_record_is_no_fault_if_one_of_its_entries_is_about_it() -> None:
    statements = [{"id": "a", "place": ["GB-SCT", "GB-WLS", "GB-NIR"], "text": "Elsewhere there are none."}]
    record = {"title": "Larks in England", "place": ["GB"], "statements": statements}
    assert messages(record, "finding") == []


def test_the_fix_names_the_value_that_the_words_say() -> None:
    (fault,) = value_faults(compared_values(Walk(availability("delivered", "No"), "intervention")))
    assert fault.fix == "Write \"not-delivered\", or correct 'stated'."
    (fault,) = value_faults(compared_values(Walk(figure("over 80%", value=80), "statistic")))
    assert fault.fix == 'Write "qualifier": "over".'


def test_every_closed_list_with_words_of_its_own_is_in_the_data() -> None:
    """A new field with its ``…_stated`` is compared as soon as it has words. One that can only be true needs none."""
    data = stated_values()["closed"]
    known = {(model, spec["field"]) for spec in data for model in spec["models"]}
    known.add(("Age", "some_only"))
    for schema in bundle()["$defs"].values():
        for name in schema.get("properties", {}):
            field = name.removesuffix("_stated")
            if field != name and field in schema["properties"]:
                assert (schema["title"], field) in known


def test_every_value_in_the_data_has_words_that_say_it_and_no_value_before_it() -> None:
    for spec in stated_values()["closed"]:
        for value in spec["values"]:
            assert value["words"], (spec["field"], value["is"])
            assert all(re.compile(words) for words in value["words"])
