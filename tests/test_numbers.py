"""Numbers and names are recognised in text."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.sources.names import LONGEST, names_in
from eymh_content.sources.numbers import numbers_in, plain, without_notes
from eymh_content.sources.vocabulary import is_held, tokens


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("one in eighteen (5.5%)", {"18", "5.5"}),
        ("1,463 children aged 2-4", {"1463", "2", "4"}),
        ("62%-100%", {"62", "100"}),
        ("it fell to -5 degrees", {"-5"}),
        ("2 ½ years, or 1½, or four-and-a-half", {"2.5", "1.5", "4.5"}),
        ("in 2018/19 and 1999/00", {"2018", "2019", "1999", "2000"}),
        ("between 2010\u201111 and 2017–18", {"2010", "2011", "2017", "2018"}),
        ("file/7/2018-19_Q4 and naps-1999-00", {"7", "2018", "2019", "4", "1999", "2000"}),
        ("2018-12, 2016–19, 2010-11-05", {"2018", "12", "2016", "19", "2010", "11", "5"}),
        ("£2010-11 and 2013-14% and 2015–16 per cent", {"2010", "11", "2013", "14", "2015", "16"}),
        ("published in July 2019", {"7", "2019"}),
        ("Oct – Dec 2019", {"12", "2019"}),
        ("on April 2, 2023", {"4", "2", "2023"}),
        ("2019/03 and 24/7", {"2019", "3", "24", "7"}),
        ("(pp. 5-24)", {"5", "24"}),
        ("It may be so; Mary March", set()),
        ("£3 million, two hundred, twenty-four", {"3000000", "200", "24"}),
        ("the first half of one", set()),
        ("a million, one hundred, two dozen; hundreds", {"1000000", "100", "24"}),
        ("٩٥%, ９５%, ⁹⁵%, ₉₅% and Ⅷ", {"95", "8"}),
        ("a share of ⅔, or 2⅓", {"0.666667", "2", "0.333333"}),
        (f"{'9' * 5000}/19 and {'8' * 30}.5", {f"{'9' * 5000}/19", f"{'8' * 30}.5"}),
        ("fourfold and tenfold", {"4", "10"}),
        ("Part 6, Level 2, Appendix 1, Recommendation 10, page 9, note 4", set()),
        ("level 2.5 and page 7%, figures 40 per cent, note 9 percent", {"2.5", "7", "40", "9"}),
        ("5.50 is 5.5 and 3.0 is 3", {"5.5", "3"}),
        (
            "4m, £5bn, 6k, £7 m, 8 Million, 9-million, 3 dozens",
            {"4000000", "5000000000", "6000", "7000000"} | {"8000000", "9000000", "36"},
        ),
        ("4 m tall; The-27m-review; Health-30m", {"4", "27", "30"}),
        ("two hundred thousand, a hundred million", {"200000", "100000000"}),
        ("it fell to –5, or (–6), in 2018–2019, by -£7m and £–8", {"-5", "-6", "2018", "2019", "-7000000", "-8"}),
        ("n\u0332inety, 4\u03324%, 5\u20e3", {"90", "44", "5"}),
        ("ｎｉｎｅｔｙ, 𝐬𝐞𝐯𝐞𝐧, níneteen; twenty\xa0four, thirty\u2011two", {"90", "7", "19", "24", "32"}),
    ],
)
def test_numbers_are_found_in_text(text: str, numbers: set[str]) -> None:
    assert numbers_in(text) == numbers


def test_number_words_can_be_ignored() -> None:
    assert numbers_in("two of the 12 in July 2019", words=False) == {"12", "2019"}


@pytest.mark.parametrize(
    "text", ["as found²³", "as found^{32,33}", "services.11", "‘Rare Jewels’ (2019)1", "Scotland9 too"]
)
def test_note_marks_are_not_numbers(text: str) -> None:
    assert numbers_in(without_notes(text)) <= {"2019"}


@pytest.mark.parametrize("text", ["Q4 of it", "ASQ-3 and COVID-19", "5.5", "report-v2.pdf"])
def test_digits_that_belong_to_a_word_are_kept(text: str) -> None:
    assert without_notes(text) == text


@given(st.decimals(min_value=0, max_value=10**7, places=3, allow_nan=False))
def test_a_number_is_found_with_or_without_thousands_separators(number: Decimal) -> None:
    assert numbers_in(f"about {number:f} of them") == {plain(number)}
    assert numbers_in(f"about {number:,f} of them") == {plain(number)}


@given(st.text(max_size=300))
def test_any_text_can_be_searched_for_numbers_and_names(text: str) -> None:
    assert all(numbers_in(without_notes(text)))
    assert all(name.split() for name in names_in(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The staff of Marsh Lane Nursery", ["Marsh Lane Nursery"]),
        ("Complete an SDQ. Then ask again.", ["SDQ"]),
        ("- Support parents in Northern Ireland", ["Northern Ireland"]),
        ("Council for Curriculum and Assessment said", ["Council for Curriculum and Assessment"]),
        ("it was in July 2019", []),
        ("Format\tQuestionnaire", []),
        ("see <https://Example.org/About> and [Bold](Link)", ["Bold"]),
    ],
)
def test_names_are_found_in_text(text: str, names: list[str]) -> None:
    assert names_in(text) == names


def test_a_long_name_is_truncated_so_that_an_index_contains_no_sentence() -> None:
    (name,) = names_in("it says " + " ".join(["Word"] * 30))
    assert len(name.split()) == LONGEST


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Scottish Government's", "the government of Scotland"),
        ("RCTs", "two randomised controlled trials"),
        ("Undertake Walk Leader", "train as a walk leader"),
        ("UK", "the United Kingdom"),
    ],
)
def test_a_text_contains_a_name_in_another_form(name: str, text: str) -> None:
    assert is_held(name, tokens(text), {"RCT": "randomised controlled trial"})


@pytest.mark.parametrize(("name", "text"), [("Mellow Babies", "Mellow Parenting"), ("Wales", "Scotland")])
def test_a_text_does_not_contain_a_different_name(name: str, text: str) -> None:
    assert not is_held(name, tokens(text), {})
