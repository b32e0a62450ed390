"""Editions: what is a nation's own, and what is labelled as somebody else's."""

import pytest

from eymh_content import NotFoundError, load
from eymh_content.models import KINDS
from eymh_content.nations import Edition, edition, editions
from eymh_content.nations.editions import ABOUT, FIGURES
from eymh_content.places import listed, place_names

LIBRARY = load()


@pytest.fixture
def scotland() -> Edition:
    return edition(LIBRARY, "scotland")


def test_there_are_four_nations_each_with_its_codes() -> None:
    assert {made.name: (made.nation.code, made.lang) for made in editions(LIBRARY) if made.nation} == {
        "england": ("GB-ENG", "en-GB-u-sd-gbeng"),
        "northern-ireland": ("GB-NIR", "en-GB-u-sd-gbnir"),
        "scotland": ("GB-SCT", "en-GB-u-sd-gbsct"),
        "wales": ("GB-WLS", "en-GB-u-sd-gbwls"),
    }


@pytest.mark.parametrize(
    ("place", "kind", "status", "label"),
    [
        (["GB-SCT"], "statistic", "own", None),
        (["GB-ENG"], "statistic", "elsewhere", "England's figure"),
        (["GB-NIR"], "policy", "elsewhere", "Example from Northern Ireland"),
        (["GB-ENG", "GB-WLS"], "statistic", "elsewhere", "Figure for England and Wales"),
        (["GB-SCT", "GB-NIR"], "service", "own", "Example from Scotland and Northern Ireland"),
        (["GB"], "statistic", "uk-wide", None),
        (["NO"], "statistic", "abroad", "Figure for Norway"),
        (["US"], "intervention", "abroad", "Example from the United States"),
        (["GB-ENG"], "entitlement", "elsewhere", "Example from England"),
        (["GB-ENG"], "finding", "elsewhere", "Example from England"),
        (["GB-ENG"], "discrepancy", "elsewhere", "About England"),
        (["GB-WLS"], "organisation", "elsewhere", "About Wales"),
        (["US"], "measure", "abroad", "About the United States"),
        (["GB-SCT", "GB-WLS"], "framework", "own", "About Scotland and Wales"),
        (None, "finding", "unplaced", None),
    ],
)
def test_scotland_sees_a_place_so(
    scotland: Edition, place: list[str] | None, kind: str, status: str, label: str | None
) -> None:
    standing = scotland.standing(place, kind)
    assert (standing.status, standing.label) == (status, label)


def test_the_edition_for_the_uk_labels_each_nation() -> None:
    assert edition(LIBRARY, "uk").standing(["GB-WLS"], "statistic").label == "Wales's figure"


def test_every_record_about_another_nation_is_labelled_in_every_edition() -> None:
    for made in editions(LIBRARY):
        assert made.nation
        for reference in LIBRARY:
            place = LIBRARY.raw(reference).get("place", [])
            standing = made.standing(place, reference.partition("/")[0])
            if any(code.startswith("GB-") for code in place) and made.nation.code not in place:
                assert standing.label


def test_the_kinds_whose_labels_are_worded_specially_are_kinds_that_there_are() -> None:
    assert set(KINDS) > ABOUT | FIGURES
    assert not ABOUT & FIGURES


def test_an_unknown_nation_is_named_with_those_there_are() -> None:
    with pytest.raises(NotFoundError, match="england"):
        edition(LIBRARY, "cornwall")


def test_every_country_of_iso_3166_has_a_name() -> None:
    assert len(place_names()) == 249 + 4
    assert all(place_names().values())


def test_names_are_joined_as_in_running_text() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]
