"""Numbers and groups: exchanged numbers, ranges, numbers of another type, and figures with the group of another."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.errors import SourceError
from eymh_content.schema.walk import Walk
from eymh_content.sources.flags import Flag
from eymh_content.sources.groups.indexed import ROW_FORM, number_places, read_row, rows_of
from eymh_content.sources.groups.prose import group_flags
from eymh_content.sources.groups.stems import hash12, stems
from eymh_content.sources.index import _index, build_index, index_text
from eymh_content.sources.load import Sources
from eymh_content.sources.segments import SourceText

SOURCE = """In 2017, 42% of larks sang at dawn and 17% of wrens slept in 9 gardens.
Larks aged 2-4 years cost £30 each. Of four robins, a tenfold rise was seen.
Boys fed 6.8% of the ducks (in a park). Girls fed 5.5% of the ducks (by a pond).
"""


def flags(text: str, source: str = SOURCE) -> list[Flag]:
    made = build_index(SourceText("birds", source))
    lines = source.count("\n")
    statement = {"id": "a", "at": [f"birds:1-{lines}"], "text": text}
    record = {"at": [f"birds:1-{lines}"], "statements": [statement]}
    return group_flags(Walk(record, "finding"), Sources({"birds": made}))


def kinds(text: str, source: str = SOURCE) -> list[tuple[str, str]]:
    return [(flag.kind, flag.word) for flag in flags(text, source)]


TRUE = [
    "At dawn, 42% of larks sang; 17% of wrens were asleep in nine gardens.",
    "A lark of 2 to 4 years costs £30.",
    "Of the ducks, boys fed 6.8% and girls 5.5%.",
    "Girls fed 5.5% of the ducks and boys 6.8%.",
    "Nothing is counted here.",
    "The year 2017 was good, and 77 others were not.",
]


@pytest.mark.parametrize("text", TRUE)
def test_numbers_where_the_source_has_them_are_not_flagged(text: str) -> None:
    assert kinds(text) == []


WRONG = [
    ("At dawn, 17% of larks sang; 42% of wrens were asleep.", "exchanged", "17"),
    ("Of the ducks, boys fed 5.5% and girls 6.8%.", "exchanged", "5.5"),
    ("Larks of 4-2 years cost more.", "range", "4"),
    ("At dawn, 42 larks sang.", "type", "42"),
    ("Wrens slept in 9% of gardens.", "type", "9"),
    ("A lark of 30 years is dear.", "type", "30"),
    ("Larks of 2 to 4 months cost more.", "type", "2"),
]


@pytest.mark.parametrize(("text", "kind", "number"), WRONG)
def test_a_number_where_the_source_has_another_is_flagged(text: str, kind: str, number: str) -> None:
    found = flags(text)
    assert (kind, number) in [(flag.kind, flag.word) for flag in found]
    flag = found[0]
    assert (flag.proof, flag.pointer, flag.entry, flag.certain) == ("group", "/statements/0/text", "a", True)
    assert text[flag.start :].startswith(flag.word)


def test_one_exchange_is_named_once_though_it_makes_many_pairs_look_wrong() -> None:
    found = kinds("At dawn, 17% of larks sang; 42% of wrens slept in 9 gardens.")
    assert found == [("exchanged", "17")]


def test_a_pair_that_cannot_be_decided_is_listed_and_not_certain() -> None:
    (flag,) = flags("There were 6 and 8.", "6 larks.\n8 larks.\n")
    assert (flag.kind, flag.certain) == ("undecided", False)


def figures(*groups: tuple[str, float, str]) -> list[Flag]:
    listed = [
        {"id": f"g{value:g}".replace(".", "-"), "group": group, "value": value, "unit": "percent", "stated": stated}
        for group, value, stated in groups
    ]
    record: dict[str, Any] = {"at": ["birds:1-3"], "figures": listed}
    return group_flags(Walk(record, "statistic"), Sources({"birds": build_index(SourceText("birds", SOURCE))}))


def test_figures_with_the_words_of_their_groups_are_not_flagged() -> None:
    assert figures(("boys", 6.8, "Boys fed 6.8%"), ("girls", 5.5, "Girls fed 5.5%")) == []
    assert figures(("singing larks", 42, "42%"), ("sleeping wrens", 17, "17%")) == []


def test_figures_with_the_groups_of_each_other_are_flagged_by_their_words_or_by_the_source() -> None:
    for wrong in (
        figures(("girls", 6.8, "Boys fed 6.8%"), ("boys", 5.5, "Girls fed 5.5%")),
        figures(("sleeping wrens", 42, "42%"), ("singing larks", 17, "17%")),
    ):
        (flag,) = wrong
        assert (flag.kind, flag.pointer, flag.certain) == ("exchanged", "/figures/1/group", True)
        assert "seem to be exchanged" in flag.message


def test_figures_whose_groups_nothing_tells_apart_are_listed() -> None:
    (flag,) = figures(("quick ones", 6.8, "6.8%"), ("slow ones", 5.5, "5.5%"))
    assert (flag.kind, flag.certain) == ("undecided", False)


def test_what_an_index_keeps_of_a_number_is_its_type_and_hashes_and_no_word() -> None:
    (row, other) = rows_of("Of larks, 5 to 12% sing. In 2018/19, £3 million was spent on 40 of them.")
    assert [(place.value, place.type, place.joined) for place in read_row(row)] == [
        ("5", "p", True),
        ("12", "p", False),
    ]
    assert [(place.value, place.type) for place in read_row(other)] == [("2018", "y"), ("3000000", "m"), ("40", "c")]
    assert "lark" not in row.lower()


TYPES = [
    ("18 months", "b"),
    ("aged 4", "d"),
    ("a fourfold rise", "f"),
    ("the ASQ-3", "n"),
    ("3 larks", "c"),
    ("in 2019", "y"),
    ("the mid-1990s", "y"),
    ("30 per cent", "p"),
    ("£30", "m"),
    ("2-4 years", "aa"),
]


@pytest.mark.parametrize(("text", "letters"), TYPES)
def test_the_type_of_a_number_follows_from_what_is_around_it(text: str, letters: str) -> None:
    assert "".join(place.type for place in number_places(text)) == letters


@given(st.text(st.sampled_from("0123456789 %£-–/,.ab^²½\n") | st.characters(), max_size=60))
def test_every_row_of_any_text_has_the_form_that_is_read_and_is_read_as_it_was_written(text: str) -> None:
    for row in rows_of(text):
        assert ROW_FORM.fullmatch(row)
        assert all(place.value + place.type in row for place in read_row(row))


@given(st.text())
def test_a_hash_has_twelve_bits(word: str) -> None:
    assert 0 <= hash12(word) < 2**12


def test_words_of_one_family_have_the_same_stem_and_small_words_none() -> None:
    assert stems("The recorded and recording larks’ songs") == ["record", "record", "larks", "songs"]


@pytest.mark.parametrize("row", ["5", "5p", "5p  ", "5q   ", "5p a  ", "5p aa bb cc dd", "p aa  ", "5p aa  ;", 5])
def test_a_damaged_row_of_neighbours_is_refused(row: object) -> None:
    made = build_index(SourceText("birds", SOURCE))
    text = index_text(made)
    data = {"source": "birds", "sha256": "0", "lines": 3, "segments": []}
    segment = {"at": "1", "sha256": "0", "words": 1, "near": [row]}
    with pytest.raises((ValueError, TypeError, SourceError)):
        _index("birds", data | {"segments": [segment]})
    assert '"near": [' in text
