"""Editions: which records are a nation's own, and which are labelled as another nation's."""

import json
import pickle
from functools import partial
from typing import Any

import pytest

from eymh_content import Applicability, Library, NotFoundError, UsageError, cite, load
from eymh_content.models import KINDS, Entry, Factor, Finding, Statistic, Topic
from eymh_content.models.base import Envelope
from eymh_content.models.values import Applies
from eymh_content.nations import Edition, edition, editions
from eymh_content.places import place_names
from eymh_content.wording import counted, listed, number_word

LIBRARY = load()
NORWAY = LIBRARY.record(Statistic, "psychiatric-disorder-age-4-norway")
FIGURE = NORWAY.figures[0]


def record(kind: str, place: list[str] | None, departure: str | None = None) -> Envelope:
    """Make a record about a place; ``departure`` is its status in Scotland, if any."""
    applies = Applies.model_construct(nations=("GB-SCT",), status=departure, note="Another law.")  # type: ignore[arg-type]
    model = KINDS[kind]
    assert issubclass(model, Envelope)
    return model.model_construct(
        id="x", title="X", place=tuple(place) if place else None, applicability=(applies,) if departure else None
    )


Place = list[str] | None


def of_an_entry(place: Place, above: Place, own: Place, departure: str | None = None) -> Applicability:
    """Say how an entry about a place applies in Scotland, in an entry of a record, each about another place."""

    def entry(name: str, about: Place, **more: object) -> dict[str, object]:
        return {"id": name, "at": ["ncb-review:1"], "text": "A.", **({"place": about} if about else {}), **more}

    raw = entry("x", place, title="X", topics=["topic/play"], statements=[entry("y", above, items=[entry("z", own)])])
    raw |= {"$schema": "../../schema/finding.schema.json", "message": {"text": "A.", "at": ["ncb-review:1"]}}
    del raw["text"]
    if departure:
        raw["applicability"] = [{"nations": ["GB-SCT"], "status": departure, "note": "Another law."}]
    made = Finding.model_validate_json(json.dumps(raw))
    assert made.statements
    assert made.statements[0].items
    library = Library({**LIBRARY, made.ref: made}, {made.ref: raw})
    return edition(library, "scotland").applicability(made, made.statements[0].items[0])


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
    ("place", "departure", "above", "own", "label"),
    [
        (["GB"], "does-not-apply", None, None, "Does not apply in Scotland"),
        (["GB"], "does-not-apply", None, ["GB"], "Does not apply in Scotland"),
        (["GB"], "does-not-apply", None, ["GB-WLS"], "Example from Wales"),
        (["GB-ENG", "GB"], "differs", None, ["GB", "GB-ENG"], "Differs in Scotland"),
        (["GB-SCT"], None, ["GB-WLS"], None, "Example from Wales"),
        (["GB-SCT"], None, None, ["GB"], None),
        (None, None, None, None, None),
    ],
)
def test_an_entry_has_the_label_of_what_holds_it_unless_its_own_place_differs(
    place: Place, departure: str | None, above: Place, own: Place, label: str | None
) -> None:
    assert of_an_entry(place, above, own, departure).label == label


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
    place: Place, above: Place, own: Place, label: str | None
) -> None:
    assert of_an_entry(place, above, own).label == label


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
    ("name", "meant"),
    [
        ("Wales", "wales"),
        ("Northern Ireland", "northern-ireland"),
        ("scottland", "scotland"),
        ("GB-WLS", "wales"),
        ("nation/wales", "wales"),
        ("GB", "uk"),
        ("United Kingdom", "uk"),
    ],
)
def test_a_misspelt_nation_is_an_error_that_names_the_one_that_was_meant(name: str, meant: str) -> None:
    with pytest.raises(NotFoundError) as error:
        edition(LIBRARY, name)
    assert str(error.value) == f"no nation '{name}'; did you mean '{meant}'?"


def test_a_record_and_its_entries_each_have_a_label() -> None:
    wales = edition(LIBRARY, "wales")
    poverty = LIBRARY.record(Factor, "poverty")
    assert wales.label(poverty) is None
    labels = {entry.id: wales.label(poverty, entry) for entry in poverty.statements or ()}
    assert (labels["surroundings"], labels["baby-banks"]) == (None, "About England")
    assert wales.label(LIBRARY.of(Topic)[0]) is None
    with pytest.raises(NotFoundError, match="this entry 'stray' is not in 'factor/poverty'"):
        wales.label(poverty, Entry(id="stray", at=("ncb-review:1",)))


def test_an_entry_of_another_record_is_refused_even_if_the_record_has_one_with_its_id() -> None:
    england = edition(LIBRARY, "england")
    home = LIBRARY.record(Statistic, "mental-disorder-ages-2-4-england-2017")
    assert FIGURE.id in {figure.id for figure in home.figures}
    for ask in (england.label, england.applicability, partial(cite, LIBRARY)):
        ask(home, home.figures[0])
        with pytest.raises(NotFoundError) as error:
            ask(home, FIGURE)
        expected = f"the entry 'all' is from '{NORWAY.ref}', not from '{home.ref}'; pass library['{NORWAY.ref}']"
        assert str(error.value) == expected


def test_an_equal_entry_of_another_record_is_refused_too() -> None:
    home = LIBRARY.record(Factor, "poverty")
    raw = {**LIBRARY.raw(home.ref), "id": "twin"}
    twin = Factor.model_validate_json(json.dumps(raw))
    wales = edition(
        Library({**LIBRARY, twin.ref: twin}, {**{ref: LIBRARY.raw(ref) for ref in LIBRARY}, twin.ref: raw}), "wales"
    )
    assert home.statements
    assert twin.statements
    own, equal = home.statements[0], twin.statements[0]
    assert own == equal
    assert wales.label(home, own) == wales.label(home, own.model_copy()) is None
    with pytest.raises(NotFoundError, match="is from 'factor/twin'"):
        wales.label(home, equal)


def test_a_changed_entry_is_refused() -> None:
    with pytest.raises(NotFoundError, match=f"this entry 'all' is not in '{NORWAY.ref}'"):
        edition(LIBRARY, "wales").label(NORWAY, FIGURE.model_copy(update={"place": ("GB-WLS",)}))


def test_a_copy_of_a_record_is_as_good_but_a_changed_one_has_no_entries_of_the_library() -> None:
    england = edition(LIBRARY, "england")
    same, changed = NORWAY.model_copy(deep=True), NORWAY.model_copy(update={"at": ("ncb-review:1",)})
    assert england.label(same, FIGURE) == england.label(changed) == "Figure for Norway"
    assert cite(LIBRARY, same) == cite(LIBRARY, NORWAY)
    for refused in (partial(england.label, changed, FIGURE), partial(cite, LIBRARY, changed)):
        with pytest.raises(NotFoundError) as error:
            refused()
        expected = f"this is not the record '{NORWAY.ref}' of this library; pass library['{NORWAY.ref}']"
        assert str(error.value) == expected


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([FIGURE], "pass the record before its entry, here the record that has the entry 'all'"),
        ([NORWAY.ref], f"pass a record, such as library['measure/sdq'], not '{NORWAY.ref}'"),
        ([None], "pass a record, such as library['measure/sdq'], not a value of type NoneType"),
        ([NORWAY, "all"], "pass one entry of the record, such as statistic.figures[0], not 'all'"),
        ([NORWAY, NORWAY], "pass one entry of the record, such as statistic.figures[0], not a value of type Statistic"),
        ([NORWAY, ()], "pass one entry of the record, such as statistic.figures[0], not a value of type tuple"),
        ([NORWAY, NORWAY.ages], "pass one entry of the record, such as statistic.figures[0], not a value of type Ages"),
    ],
)
def test_what_is_no_record_or_no_entry_is_refused_with_what_to_pass(arguments: list[Any], message: str) -> None:
    wales = edition(LIBRARY, "wales")
    for ask in (wales.label, wales.applicability, partial(cite, LIBRARY)):
        with pytest.raises(UsageError) as error:
            ask(*arguments)
        assert str(error.value) == message


def test_the_edition_of_a_library_is_one_member_of_a_set() -> None:
    assert len({edition(LIBRARY, "wales"), edition(LIBRARY, "wales"), edition(LIBRARY, "uk"), *editions(LIBRARY)}) == 5
    assert pickle.loads(pickle.dumps(edition(LIBRARY, "wales"))) == edition(LIBRARY, "wales")  # noqa: S301
    assert [one.code for one in (edition(LIBRARY, "uk"), edition(LIBRARY, "wales"))] == ["GB", "GB-WLS"]


def test_an_entry_inside_an_entry_without_a_place_has_the_label_of_the_entry() -> None:
    for one in (edition(LIBRARY, "uk"), *editions(LIBRARY)):
        for item in LIBRARY.of(Finding):
            for entry in item.statements or ():
                for inner in entry.items or ():
                    if not inner.place:
                        assert one.label(item, inner) == one.label(item, entry)


def test_every_country_of_iso_3166_has_a_name() -> None:
    assert len(place_names()) == 249 + 4
    assert all(place_names().values())


def test_names_are_joined_with_commas_and_and() -> None:
    assert [listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])] == ["A", "A and B", "A, B and C"]


def test_a_count_is_followed_by_its_noun() -> None:
    assert [counted(1, "entry"), counted(2, "entry"), counted(1463, "file")] == ["1 entry", "2 entries", "1,463 files"]


def test_a_number_below_ten_is_a_word() -> None:
    assert [number_word(number) for number in (0, 1, 9, 10, 1463)] == ["no", "one", "nine", "10", "1,463"]
