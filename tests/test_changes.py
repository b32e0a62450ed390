"""Changes of entries: pairs of texts that differ in wording or in meaning, and values that differ."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eymh_content.ledger.units import Leaf
from eymh_content.readback.classify import classify
from eymh_content.readback.texts import differences
from eymh_content.roles import Role

DATA = Path(__file__).parent / "data" / "changes"
TUNED, HELD_OUT = (json.loads((DATA / name).read_text("utf-8")) for name in ("tuned.json", "held-out.json"))
FLOORS = {"tuned": {"wording": 57, "meaning": 60}, "held-out": {"wording": 16, "meaning": 19}}
"""How many pairs must be told right: of 60 and 60, and of 20 and 20 that the words were not tuned on."""
ALWAYS = {
    "a figure": ("It took 12 weeks.", "It took 13 weeks."),
    "a figure in words": ("It took seven weeks.", "It took eight weeks."),
    "figures that changed places": ("Of girls 24 swim, of boys 16.", "Of girls 16 swim, of boys 24."),
    "a name": ("The Oak Lane Trust pays.", "The Elm Lane Trust pays."),
    "a date": ("It opened in May 2019.", "It opened in June 2019."),
    "a negation": ("The kite flies.", "The kite does not fly."),
    "a possibility": ("The kite may fly.", "The kite flies."),
    "an obligation": ("Crews should wear vests.", "Crews must wear vests."),
    "a cause": ("Rain is linked to delays.", "Rain causes delays."),
    "an unit": ("It lasts 3 weeks.", "It lasts 3 months."),
    "an amount": ("Some boats leak.", "Boats leak."),
    "a condition": ("Turn back if it rains.", "Turn back."),
    "a list item": ("Bring rope, bread and maps.", "Bring rope and maps."),
    "who does what": ("Nurses teach volunteers.", "Volunteers teach nurses."),
    "a limit": ("Nobody under 16 rows.", "Nobody over 16 rows."),
}


def told(pair: dict[str, str]) -> str:
    return "meaning" if list(differences(pair["old"], pair["new"])) else "wording"


@pytest.mark.parametrize(("name", "pairs"), [("tuned", TUNED), ("held-out", HELD_OUT)])
@pytest.mark.parametrize("kind", ["wording", "meaning"])
def test_changes_of_wording_and_of_meaning_are_told_apart(name: str, pairs: list[dict[str, str]], kind: str) -> None:
    right = [pair for pair in pairs if pair["is"] == kind and told(pair) == kind]
    assert len(right) >= FLOORS[name][kind]


@pytest.mark.parametrize(("old", "new"), ALWAYS.values(), ids=ALWAYS.keys())
def test_some_differences_are_always_of_meaning_whichever_text_was_first(old: str, new: str) -> None:
    assert told({"old": old, "new": new}) == told({"old": new, "new": old}) == "meaning"


@given(st.sampled_from([pair[side] for pair in TUNED for side in ("old", "new")]))
def test_a_text_does_not_differ_from_itself_however_it_is_marked_up(text: str) -> None:
    marked = f"*{text.split(maxsplit=1)[0]}* {text.partition(' ')[2]}"
    assert list(differences(text, text)) == list(differences(text, marked)) == []


@pytest.mark.parametrize(
    ("old", "new", "called"),
    [
        (Leaf("/value", 5, Role.NUMBER), Leaf("/value", 6, Role.NUMBER), "figure"),
        (Leaf("/unit", "percent"), Leaf("/unit", "count"), "unit"),
        (Leaf("/at/0", "survey:1", Role.ANCHOR), Leaf("/at/0", "survey:2", Role.ANCHOR), "lines"),
        (Leaf("/place/0", "GB-WLS", Role.PLACE), Leaf("/place/0", "GB-SCT", Role.PLACE), "place"),
        (Leaf("/stated", "boys (5%)", Role.STATED), Leaf("/stated", "girls (5%)", Role.STATED), "quotation"),
        (Leaf("/body", "organisation/a", None, is_link=True), Leaf("/body", "organisation/b"), "body"),
    ],
)
def test_a_value_that_differs_is_a_change_of_meaning(old: Leaf, new: Leaf, called: str) -> None:
    change = classify([old], [new])
    assert (change.kind, change.differences[0].what) == ("meaning", called)


def test_paragraphs_and_the_order_of_lists_are_wording() -> None:
    old = [Leaf("/summary/0", "It rains. It pours.", Role.PROSE), Leaf("/groups/0", "a"), Leaf("/groups/1", "b")]
    new = [
        Leaf("/summary/0", "It rains.", Role.PROSE),
        Leaf("/summary/1", "It pours.", Role.PROSE),
        Leaf("/groups/0", "b"),
        Leaf("/groups/1", "a"),
    ]
    assert classify(old, new).kind == "wording"
