"""Packs in short: what a line or a row keeps, what it leaves to the full text, and how it says so."""

from pathlib import Path

import pytest
from eymh_exporters.outline import Outline, outline_of
from eymh_exporters.outline.blocks import (
    Bullets,
    Marks,
    Paragraph,
    Section,
    Table,
    passages,
    plain,
    sections_in,
    shown_in,
)
from eymh_exporters.outline.kinds import DRAWN
from eymh_exporters.outline.lines import gist
from eymh_exporters.outline.summary import LINES, NAMED, TABLES

from eymh_content import load
from eymh_content.models import Pack
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import edition

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
PACK = LIBRARY.of(Pack)[0]


def outline(*recipes: Recipe, nation: str = "scotland", full_text: str | None = "pack/small") -> Outline:
    pack = PACK.model_copy(update={"sections": recipes, "full_text": full_text})
    return outline_of(edition(LIBRARY, nation), pack)


def short(kind: str, nation: str = "scotland") -> Section:
    recipe = Recipe(id="short", heading="Short", kinds=(kind,), detail="summary")
    return outline(recipe, nation=nation).sections[0]


def texts(section: Section) -> list[str]:
    return [plain(inlines) for inlines in passages(section.blocks)]


def test_every_kind_has_a_way_to_stand_in_short() -> None:
    short = set(LINES) | set(TABLES) | NAMED | {"framework"}
    assert short == set(DRAWN), "give it a line or a table in outline/summary.py"


@pytest.mark.parametrize("kind", sorted(DRAWN))
def test_a_kind_without_records_is_no_error(kind: str) -> None:
    assert outline(Recipe(id="short", heading="Short", kinds=(kind,), detail="summary")) is not None


def test_figures_stand_in_one_table_with_their_label_and_disagreement() -> None:
    (table,) = (block for block in short("statistic").blocks if isinstance(block, Table))
    ((name, figures, _source),) = table.rows
    assert plain(name) == "Larks in England, 2018 (England's figure)"
    assert plain(figures).startswith("All families: 5.5%; Families in towns: About 16% to 18%.")
    assert "Disagreement in the sources: Larks in towns: 16% or 61%." in plain(figures)


def test_the_label_stands_only_where_a_reader_must_know() -> None:
    assert "England's figure" in "".join(texts(short("statistic")))
    assert "England's figure" not in "".join(texts(short("statistic", "england")))


def test_programmes_stand_in_the_tables_of_their_level_only() -> None:
    section = short("intervention")
    captions = [block.caption for block in section.blocks if isinstance(block, Table)]
    assert captions == ["Programmes at the level ‘Targeted: selected families’"]
    assert not list(sections_in(section.blocks))


def test_the_elements_of_a_framework_are_named_below_it() -> None:
    recipe = Recipe(id="short", heading="Short", kinds=("framework", "framework-element"), detail="summary")
    (bullets,) = (block for block in outline(recipe).sections[0].blocks if isinstance(block, Bullets))
    assert [plain(item.inlines) for item in bullets.items[0].items] == ["Its elements: First part; Second part."]


def test_voices_are_only_named() -> None:
    section = short("vignette")
    assert texts(section)[0] == "B lark of nine weeks; A lark of three."
    assert "sing" not in "".join(texts(section))


def test_a_disagreement_keeps_all_its_readings() -> None:
    (bullets,) = (block for block in short("discrepancy").blocks if isinstance(block, Bullets))
    inlines = bullets.items[0].inlines
    assert plain(inlines) == "Larks in towns: 16% or 61%. It is 16% ; It is 61% ."
    assert [inline.references for inline in inlines if isinstance(inline, Marks)] == [("source/lark-report",)] * 2


def test_only_names_leave_out_what_a_record_says() -> None:
    recipe = Recipe(id="names", heading="Names", kinds=("finding",), detail="names")
    assert texts(outline(recipe).sections[0])[0].startswith("Silence")
    assert texts(outline(recipe).sections[0])[0].strip() == LIBRARY["finding/silence"].title


def test_records_in_short_count_as_shown_and_can_be_linked_to() -> None:
    made = outline(Recipe(id="short", heading="Short", kinds=("intervention",), detail="summary"))
    assert {"intervention/lark-steps", "intervention/wren-walks"} <= set(shown_in(made.sections))
    assert made.records == 2


def test_a_short_section_and_the_title_page_say_where_the_full_text_is() -> None:
    made = outline(Recipe(id="short", heading="Short", kinds=("finding",), detail="summary"))
    last = made.sections[0].blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain(last.inlines) == "In short. The full text stands in the pack ‘Small’."
    front = " ".join(plain(inlines) for inlines in passages(made.front))
    assert "The full text of every record stands in the pack ‘Small’ (small.docx)." in front


def test_a_pack_in_full_says_nothing_of_a_full_text() -> None:
    front = outline(Recipe(id="full", heading="Full", kinds=("finding",))).front
    assert "full text" not in " ".join(plain(inlines) for inlines in passages(front))


@pytest.mark.parametrize(
    ("whose", "nation", "shown"),
    [
        (("own",), "scotland", {"framework/wren-frame"}),
        (("own",), "wales", set()),
        (("others",), "wales", {"framework/wren-frame"}),
        (("shared",), "scotland", set()),
        (("own", "shared", "others"), "england", {"framework/wren-frame"}),
    ],
)
def test_a_section_shows_the_records_of_those_whom_its_recipe_names(
    whose: tuple[str, ...], nation: str, shown: set[str]
) -> None:
    recipe = Recipe.model_validate({"id": "frames", "heading": "Frames", "kinds": ("framework",), "whose": whose})
    found = {one for one in shown_in(outline(recipe, nation=nation).sections) if one.startswith("framework/")}
    assert found == shown


def test_where_the_sources_are_silent_on_a_nation_a_section_says_so() -> None:
    recipe = Recipe(id="frames", heading="Frames", kinds=("framework",), whose=("own", "shared"))
    (section, *_) = outline(recipe, nation="wales").sections
    assert texts(section) == [
        "The sources hold nothing of this kind that is about Wales or about the whole of the UK.",
    ]


def test_what_an_earlier_section_shows_is_linked_only_where_a_later_one_is_chosen_by_topic() -> None:
    first = Recipe(id="first", heading="First", kinds=("intervention",))
    again = Recipe(id="again", heading="Again", kinds=("intervention", "finding"), detail="names")
    chosen = again.model_copy(update={"topics": ("topic/larks",)})
    assert not any("See also" in text for text in texts(outline(first, again).sections[1]))
    assert any("See also: Lark Steps" in text for text in texts(outline(first, chosen).sections[1]))


def test_a_section_can_list_its_records_in_its_own_order() -> None:
    wanted = ("intervention/wren-walks", "finding/silence", "intervention/lark-steps")
    recipe = Recipe(id="few", heading="Few", kinds=("finding", "intervention"), records=wanted)
    assert [one for one in shown_in(outline(recipe).sections[0].blocks) if "/" in one] == list(wanted)


def test_an_alphabetical_section_runs_through_all_its_kinds() -> None:
    recipe = Recipe(id="all", heading="All", kinds=("intervention", "finding"), layout="a-to-z")
    headings = [block.heading for block in outline(recipe).sections[0].blocks if isinstance(block, Section)]
    assert headings == sorted(headings, key=str.casefold)
    assert len(headings) == 3


@pytest.mark.parametrize(
    ("text", "most", "kept"),
    [
        ("One. Two. Three.", 1, "One."),
        ("One. Two. Three.", 2, "One. Two."),
        ("One. But it was small. Three.", 1, "One. But it was small."),
        ("One *starts. And ends* here. Two.", 1, "One *starts. And ends* here. Two."),
        ("It is 5.5% of all. Two.", 1, "It is 5.5% of all."),
        ("", 2, ""),
    ],
)
def test_a_gist_keeps_whole_sentences_and_what_limits_them(text: str, most: int, kept: str) -> None:
    assert gist(text, most) == kept
