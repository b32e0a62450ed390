"""Editions: which records are a nation's own, and which are labelled as another nation's."""

import pytest

from eymh_content import NotFoundError, load
from eymh_content.models import KINDS, Entry, Factor, Finding, Topic
from eymh_content.models.base import Applies, Envelope
from eymh_content.nations import Edition, edition, editions
from eymh_content.places import place_names
from eymh_content.wording import counted, listed, number_word

LIBRARY = load()


def record(kind: str, place: list[str] | None, departure: str | None = None) -> Envelope:
    """Make a record about a place; ``departure`` is its status in Scotland, if any."""
    applies = Applies.model_construct(nation="nation/scotland", status=departure, note="Another law.")  # type: ignore[arg-type]
    model = KINDS[kind]
    assert issubclass(model, Envelope)
    return model.model_construct(
        id="x", title="X", place=tuple(place) if place else None, applicability=(applies,) if departure else None
    )


@pytest.fixture
def scotland() -> Edition:
    return edition(LIBRARY, "scotland")


def test_there_are_four_nations_with_their_codes() -> None:
    assert {one.name: (one.nation.code, one.lang) for one in editions(LIBRARY) if one.nation} == {
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
        (["GB", "US"], "statistic", "uk-wide", "Figure for the United Kingdom and the United States"),
        (["GB-ENG", "GB-SCT", "GB-WLS", "GB-NIR"], "statistic", "uk-wide", None),
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
def test_the_edition_for_scotland_labels_a_place(
    scotland: Edition, place: list[str] | None, kind: str, status: str, label: str | None
) -> None:
    applicability = scotland.applicability(record(kind, place))
    assert (applicability.status, applicability.label) == (status, label)


def test_the_edition_for_the_uk_labels_each_nation() -> None:
    assert edition(LIBRARY, "uk").applicability(record("statistic", ["GB-WLS"])).label == "Wales's figure"


def test_every_record_about_another_nation_is_labelled_in_every_edition() -> None:
    for one in editions(LIBRARY):
        assert one.nation
        for item in LIBRARY.values():
            place = getattr(item, "place", None) or ()
            if any(code.startswith("GB-") for code in place) and one.nation.code not in place:
                assert one.applicability(item).label


@pytest.mark.parametrize("kind", [kind for kind, model in KINDS.items() if issubclass(model, Envelope)])
def test_every_kind_with_a_place_declares_its_label(kind: str) -> None:
    assert "labelled" in vars(KINDS[kind]), "give the model labelled = 'example', 'about' or 'figure'"


@pytest.mark.parametrize(
    ("place", "departure", "label"),
    [
        (["GB"], "does-not-apply", "Does not apply in Scotland"),
        (["GB"], "differs", "Differs in Scotland"),
        (None, "differs", "Differs in Scotland"),
        (["GB-SCT"], "applies", None),
        (["GB-ENG"], "applies", "Example from England; applies in Scotland"),
        (["GB-ENG"], "differs", "Example from England; differs in Scotland"),
    ],
)
def test_a_departure_is_labelled_only_in_its_nation(
    scotland: Edition, place: list[str] | None, departure: str, label: str | None
) -> None:
    one = record("finding", place, departure)
    applicability = scotland.applicability(one)
    assert applicability.label == label
    assert applicability.departure
    assert applicability.departure.status == departure
    wales = edition(LIBRARY, "wales")
    assert wales.applicability(one) == wales.applicability(record("finding", place))


def test_the_uk_edition_has_every_departure_and_a_nation_only_its_own(scotland: Edition) -> None:
    one = record("finding", ["GB"], "differs")
    assert len(edition(LIBRARY, "uk").departures(one)) == len(scotland.departures(one)) == 1
    assert edition(LIBRARY, "wales").departures(one) == ()
    assert len(scotland.departures(record("finding", ["GB-ENG"], "applies"))) == 1


@pytest.mark.parametrize(
    ("holder", "above", "own", "label"),
    [
        (record("finding", ["GB"], "does-not-apply"), None, None, "Does not apply in Scotland"),
        (record("finding", ["GB"], "does-not-apply"), None, ["GB"], "Does not apply in Scotland"),
        (record("finding", ["GB"], "does-not-apply"), None, ["GB-WLS"], "Example from Wales"),
        (record("finding", ["GB-ENG", "GB"], "differs"), None, ["GB", "GB-ENG"], "Differs in Scotland"),
        (record("finding", ["GB-SCT"]), ["GB-WLS"], None, "Example from Wales"),
        (record("finding", ["GB-SCT"]), None, ["GB"], None),
    ],
)
def test_an_entry_has_the_label_of_what_holds_it_unless_its_own_place_differs(
    scotland: Edition, holder: Envelope, above: list[str] | None, own: list[str] | None, label: str | None
) -> None:
    place, place_above = (tuple(one) if one else None for one in (own, above))
    assert scotland.entry_applicability(place, holder, place_above).label == label


@pytest.mark.parametrize(
    ("place", "above", "own", "label"),
    [
        (["GB-ENG"], None, ["GB-SCT"], "Example from Scotland"),
        (["GB-ENG"], None, ["GB"], "Example from the United Kingdom"),
        (["GB-SCT"], ["GB-WLS"], ["GB-SCT"], "Example from Scotland"),
        (["GB-SCT"], None, ["GB-SCT"], None),
    ],
)
def test_an_entry_of_the_nation_below_one_of_another_nation_has_a_label_too(
    scotland: Edition, place: list[str], above: list[str] | None, own: list[str], label: str | None
) -> None:
    applicability = scotland.entry_applicability(tuple(own), record("finding", place), tuple(above) if above else None)
    assert applicability.label == label


@pytest.mark.parametrize(
    ("place", "departure", "whose"),
    [
        (["GB"], None, "shared"),
        (["GB"], "differs", "shared"),
        (["GB"], "does-not-apply", "others"),
        (["GB-SCT"], "applies", "own"),
        (["GB-ENG"], None, "others"),
        (["GB-ENG"], "applies", "shared"),
        (["GB-ENG"], "differs", "others"),
    ],
)
def test_what_a_record_says_of_the_nation_decides_in_which_sections_it_is(
    scotland: Edition, place: list[str], departure: str | None, whose: str
) -> None:
    assert scotland.applicability(record("finding", place, departure)).whose == whose


def test_an_unknown_nation_is_an_error_that_lists_the_nations() -> None:
    with pytest.raises(NotFoundError) as error:
        edition(LIBRARY, "cornwall")
    assert str(error.value) == "no nation 'cornwall'; there are uk, england, northern-ireland, scotland, wales"


@pytest.mark.parametrize(
    ("name", "meant"), [("Wales", "wales"), ("Northern Ireland", "northern-ireland"), ("scottland", "scotland")]
)
def test_a_misspelt_nation_is_an_error_that_names_the_one_that_was_meant(name: str, meant: str) -> None:
    with pytest.raises(NotFoundError) as error:
        edition(LIBRARY, name)
    assert str(error.value) == f"no nation '{name}'; did you mean '{meant}'?"


def test_a_record_and_its_entries_each_have_a_label() -> None:
    wales = edition(LIBRARY, "wales")
    poverty = LIBRARY.record(Factor, "poverty")
    assert wales.label(poverty) is None
    assert [wales.label(poverty, entry) for entry in poverty.lessened_by or ()] == [None, None, "About England"]
    assert wales.label(LIBRARY.of(Topic)[0]) is None
    with pytest.raises(NotFoundError, match="no entry 'stray' in 'factor/poverty'"):
        wales.label(poverty, Entry(id="stray", at=("ncb-review:1",)))


def test_an_entry_inside_an_entry_has_the_label_that_the_api_gives_it() -> None:
    for one in (edition(LIBRARY, "uk"), *editions(LIBRARY)):
        for item in LIBRARY.of(Finding):
            for entry in item.statements or ():
                for inner in entry.items or ():
                    assert one.label(item, inner) == one.entry_applicability(inner.place, item, entry.place).label


def test_every_country_of_iso_3166_has_a_name() -> None:
    assert len(place_names()) == 249 + 4
    assert all(place_names().values())


def test_names_are_joined_with_commas_and_and() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


def test_a_count_is_followed_by_its_noun() -> None:
    assert [counted(1, "entry"), counted(2, "entry"), counted(1463, "file")] == ["1 entry", "2 entries", "1,463 files"]


def test_a_number_below_ten_is_a_word() -> None:
    assert [number_word(number) for number in (0, 1, 9, 10, 1463)] == ["no", "one", "nine", "10", "1,463"]
