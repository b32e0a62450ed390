"""The walk over a record: the role, pointer, entries, anchors and place of every value."""

from collections.abc import Iterator
from typing import Any

import pytest

from eymh_content import forms, load
from eymh_content.ids import kind_of, pointer_steps
from eymh_content.roles import Role
from eymh_content.schema.store import bundle
from eymh_content.schema.walk import Visit, Walk

LIBRARY = load()
RECORD: dict[str, Any] = {
    "id": "boats",
    "title": "Boats",
    "at": ["survey:1"],
    "place": ["GB"],
    "figures": [
        {
            "id": "all",
            "at": ["survey:2"],
            "group": "all boats",
            "value": 40,
            "ages": {"stated": "two", "at": ["survey:3"]},
        },
        {"id": "old", "place": ["GB-SCT"], "group": "old boats", "value": True, "caveats": [{"note": "Few."}]},
    ],
    "summary": ["There are [boats](topic/boats).", 7, None],
    "measure": "measure/float-scale",
    "unknown": {"note": "Not in the schema."},
}
WALK = Walk(RECORD, "statistic")


def at(pointer: str) -> Visit:
    return next(visit for visit in WALK.texts if visit.pointer == pointer)


def test_values_are_sorted_by_role_in_the_order_of_the_record() -> None:
    assert [visit.value for visit in WALK.of(Role.NAME)] == ["Boats", "all boats", "old boats"]
    assert [visit.value for visit in WALK.of(Role.PROSE)] == ["There are [boats](topic/boats)."]
    assert [visit.value for visit in WALK.of(Role.NUMBER)] == [40]
    assert [visit.value for visit in WALK.of(Role.PLACE)] == ["GB", "GB-SCT"]
    assert [visit.value for visit in WALK.links] == ["measure/float-scale"]


def test_values_that_do_not_fit_the_schema_are_skipped() -> None:
    values = [visit.value for visit in WALK.texts]
    assert not {True, 7, None} & {value for value in values if not isinstance(value, str) and value != 40}
    assert "Not in the schema." not in values


def test_objects_are_found_by_model_and_by_base_model() -> None:
    assert [visit.pointer for visit in WALK.objects("Figure")] == ["/figures/0", "/figures/1"]
    assert WALK.objects("Figure") == WALK.objects("Entry")
    assert [visit.pointer for visit in WALK.objects("Envelope")] == [""]
    assert WALK.objects("Heading") == []


@pytest.mark.parametrize(
    ("pointer", "path", "entry", "anchors", "place"),
    [
        ("/title", (), "", ["survey:1"], ["GB"]),
        ("/figures/0/group", ("all",), "/figures/0", ["survey:2"], ["GB"]),
        ("/figures/0/ages/stated", ("all",), "/figures/0", ["survey:3"], ["GB"]),
        ("/figures/1/caveats/0/note", ("old",), "/figures/1", ["survey:1"], ["GB-SCT"]),
    ],
)
def test_a_value_inherits_the_entries_anchors_and_place_of_its_parents(
    pointer: str, path: tuple[str, ...], entry: str, anchors: list[str], place: list[str]
) -> None:
    visit = at(pointer)
    assert (visit.path, visit.entry.pointer, visit.anchors, visit.place) == (path, entry, anchors, place)


def test_a_value_without_anchors_and_place_inherits_none() -> None:
    (visit,) = Walk({"title": "Bare"}, "statistic").of(Role.NAME)
    assert (visit.anchors, visit.place) == ([], [])


def test_every_value_of_a_csl_json_item_is_visited() -> None:
    item = {"id": "x", "author": [{"family": "Smith"}], "issued": {"date-parts": [[2019, 7]]}}
    visits = Walk({"csl": item}, "reference").of(Role.CSL)
    assert [(visit.pointer, visit.value) for visit in visits] == [
        ("/csl/id", "x"),
        ("/csl/author/0/family", "Smith"),
        ("/csl/issued/date-parts/0/0", 2019),
        ("/csl/issued/date-parts/0/1", 7),
    ]


def test_what_looks_like_anchors_or_a_place_in_a_csl_json_item_is_none() -> None:
    note = {"at": ["survey:9"], "place": ["GB"], "note": "Nothing."}
    (visit,) = Walk({"at": ["survey:1"], "csl": {"custom": note}}, "reference").of(Role.CSL)[2:]
    assert (visit.value, visit.anchors, visit.place) == ("Nothing.", ["survey:1"], [])


@pytest.mark.parametrize("reference", LIBRARY)
def test_every_pointer_in_the_content_resolves_to_its_value(reference: str) -> None:
    raw = LIBRARY.raw(reference)
    for visit in Walk(raw, kind_of(reference)).texts:
        value: Any = raw
        for step in pointer_steps(visit.pointer):
            value = value[int(step) if isinstance(value, list) else step]
        assert value is visit.value


def leaves(schema: object) -> Iterator[dict[str, Any]]:
    """Yield the schema of each text with a role, or that is a link."""
    if isinstance(schema, dict) and schema.get("type") == "string" and "$comment" in schema:
        yield schema
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from leaves(child)


def test_no_valid_text_is_too_long_to_be_visited() -> None:
    """The walk passes over long texts: each text with a role, or a link, has a bound in its schema below that."""
    found = list(leaves(bundle()))
    bounded_by_pattern = {forms.WHEN.pattern, forms.PLACE.pattern}
    assert len(found) > 100
    assert all(leaf.get("maxLength", 9999) <= 2000 or leaf.get("pattern") in bounded_by_pattern for leaf in found)
