"""Short forms of records: the text in a list item or table row, and the reference to the full text."""

from pathlib import Path

import pytest
from eymh_exporters.outline import Outline, build_outline
from eymh_exporters.outline.blocks import (
    BulletList,
    Citations,
    Paragraph,
    Section,
    Table,
    link_targets,
    plain_text,
    sections_in,
    text_runs,
)
from eymh_exporters.outline.kinds import VIEWS
from eymh_exporters.outline.short import abridge

from eymh_content import load
from eymh_content.ids import kind_of
from eymh_content.library import Library
from eymh_content.models import Pack, PrincipleSet, PromptSet, Record
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import edition

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
REAL = load()
PACK = LIBRARY.of(Pack)[0]


def outline(*recipes: Recipe, nation: str = "scotland", full_text: str | None = "pack/small") -> Outline:
    pack = PACK.model_copy(update={"sections": recipes, "full_text": full_text})
    return build_outline(edition(LIBRARY, nation), pack)


def short(kind: str, nation: str = "scotland") -> Section:
    recipe = Recipe(id="short", heading="Short", kinds=(kind,), detail="summary")
    return outline(recipe, nation=nation).sections[0]


def texts(section: Section) -> list[str]:
    return [plain_text(inlines) for inlines in text_runs(section.blocks)]


@pytest.mark.parametrize("detail", ["summary", "names"])
@pytest.mark.parametrize("kind", sorted(VIEWS))
def test_every_kind_has_a_short_form(kind: str, detail: str) -> None:
    recipe = Recipe.model_validate({"id": "short", "heading": "Short", "kinds": (kind,), "detail": detail})
    for library in (LIBRARY, REAL):
        outlined = build_outline(edition(library, "wales"), PACK.model_copy(update={"sections": (recipe,)}))
        assert set(link_targets(outlined.sections)) >= {record.ref for record in library.kind(kind)}


def test_statistics_are_one_table_with_labels_and_discrepancies() -> None:
    (table,) = (block for block in short("statistic").blocks if isinstance(block, Table))
    ((name, figures, _source),) = table.rows
    assert plain_text(name) == "Larks in England, 2018 (England's figure)"
    assert plain_text(figures).startswith(
        "All families: 5.5%; Families in towns (Scotland's figure): About 16% to 18%."
    )
    assert "Disagreement in the sources: Larks in towns: 16% or 61%." in plain_text(figures)


def test_records_are_labelled_only_in_other_nations() -> None:
    assert "England's figure" in "".join(texts(short("statistic")))
    assert "England's figure" not in "".join(texts(short("statistic", "england")))


def test_programmes_are_drawn_only_in_the_tables_of_their_level() -> None:
    section = short("intervention")
    captions = [block.caption for block in section.blocks if isinstance(block, Table)]
    assert captions == ["Programmes at the level ‘Targeted: selected families’"]
    assert not list(sections_in(section.blocks))


def test_a_framework_lists_the_names_of_its_elements() -> None:
    recipe = Recipe(id="short", heading="Short", kinds=("framework", "framework-element"), detail="summary")
    (bullets,) = (block for block in outline(recipe).sections[0].blocks if isinstance(block, BulletList))
    assert [plain_text(item.inlines) for item in bullets.items[0].items] == ["Its elements: First part; Second part."]


def test_voices_show_only_their_titles() -> None:
    section = short("vignette")
    assert texts(section)[0] == "B lark of nine weeks; A lark of three."
    assert "sing" not in "".join(texts(section))


def test_a_discrepancy_keeps_all_its_readings() -> None:
    (bullets,) = (block for block in short("discrepancy").blocks if isinstance(block, BulletList))
    inlines = bullets.items[0].inlines
    assert plain_text(inlines) == "Larks in towns: 16% or 61%. It is 16% ; It is 61% ."
    assert [inline.references for inline in inlines if isinstance(inline, Citations)] == [("source/lark-report",)] * 2


@pytest.mark.parametrize(
    ("reference", "field", "shown"),
    [
        ("finding/silence", "statements", "Silence at noon. No bird sings at noon."),
        ("framework-element/wren-second", "summary", "Second part. In Scotland the second part comes after the wrens."),
    ],
)
def test_a_record_whose_message_says_all_shows_its_message(reference: str, field: str, shown: str) -> None:
    kind = kind_of(reference)
    record = LIBRARY[reference].model_copy(update={field: None})
    library = Library({**LIBRARY, reference: record}, {each: LIBRARY.raw(each) for each in LIBRARY})
    recipe = Recipe(id="short", heading="Short", kinds=(kind,), detail="summary")
    outlined = build_outline(edition(library, "scotland"), PACK.model_copy(update={"sections": (recipe,)}))
    assert shown in [text.strip() for text in texts(outlined.sections[0])]


def test_the_names_of_records_are_listed_without_their_text() -> None:
    recipe = Recipe(id="names", heading="Names", kinds=("finding",), detail="names")
    assert texts(outline(recipe).sections[0])[0].startswith("Silence")
    assert texts(outline(recipe).sections[0])[0].strip() == LIBRARY["finding/silence"].title


def test_short_forms_count_as_records_shown_and_are_link_targets() -> None:
    outlined = outline(Recipe(id="short", heading="Short", kinds=("intervention",), detail="summary"))
    assert {"intervention/lark-steps", "intervention/wren-walks"} <= set(link_targets(outlined.sections))
    assert outlined.records == 2


def test_a_short_section_and_the_front_matter_name_the_pack_with_the_full_text() -> None:
    outlined = outline(Recipe(id="short", heading="Short", kinds=("finding",), detail="summary"))
    last = outlined.sections[0].blocks[-1]
    assert isinstance(last, Paragraph)
    assert plain_text(last.inlines) == "In short. The full text stands in the pack ‘Small’."
    front_matter = " ".join(plain_text(inlines) for inlines in text_runs(outlined.front_matter))
    assert "The full text of every record stands in the pack ‘Small’ (small.docx)." in front_matter


def test_one_question_or_point_is_counted_in_the_singular() -> None:
    principles, prompts = REAL.of(PrincipleSet)[0], REAL.of(PromptSet)[0]
    item = principles.principles[0].model_copy(update={"title": None})
    records: dict[str, Record] = dict(REAL)
    records[principles.ref] = principles.model_copy(update={"principles": (item,)})
    records[prompts.ref] = prompts.model_copy(update={"questions": prompts.questions[:1]})
    library = Library(records, {reference: REAL.raw(reference) for reference in REAL})
    recipe = Recipe(id="short", heading="Short", kinds=("principle-set", "prompt-set"), detail="summary")
    outlined = build_outline(edition(library, "uk"), PACK.model_copy(update={"sections": (recipe,)}))
    shown = " ".join(texts(outlined.sections[0]))
    assert " 1 point." in shown
    assert " 1 question or step." in shown


def test_the_front_matter_of_a_pack_with_one_record_is_in_the_singular() -> None:
    front_matter = outline(Recipe(id="one", heading="One", kinds=("finding",))).front_matter
    assert "1 record restates, in new words," in " ".join(plain_text(inlines) for inlines in text_runs(front_matter))


def test_a_pack_in_full_does_not_refer_to_a_full_text() -> None:
    front_matter = outline(Recipe(id="full", heading="Full", kinds=("finding",))).front_matter
    assert "full text" not in " ".join(plain_text(inlines) for inlines in text_runs(front_matter))


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
def test_a_section_shows_the_records_that_whose_selects(whose: tuple[str, ...], nation: str, shown: set[str]) -> None:
    recipe = Recipe.model_validate({"id": "frames", "heading": "Frames", "kinds": ("framework",), "whose": whose})
    targets = link_targets(outline(recipe, nation=nation).sections)
    assert {target for target in targets if target.startswith("framework/")} == shown


def test_a_section_without_records_for_the_nation_has_a_sentence_to_say_so() -> None:
    recipe = Recipe(id="frames", heading="Frames", kinds=("framework",), whose=("own", "shared"))
    (section, *_) = outline(recipe, nation="wales").sections
    assert texts(section) == [
        "The sources hold nothing of this kind that is about Wales or about the whole of the UK.",
    ]


def test_a_later_section_links_to_earlier_records_only_where_it_selects_by_topic() -> None:
    first = Recipe(id="first", heading="First", kinds=("intervention",))
    again = Recipe(id="again", heading="Again", kinds=("intervention", "finding"), detail="names")
    by_topic = again.model_copy(update={"topics": ("topic/larks",)})
    assert not any("See also" in text for text in texts(outline(first, again).sections[1]))
    assert any("See also: Lark Steps" in text for text in texts(outline(first, by_topic).sections[1]))


def test_a_section_can_list_its_records_in_its_own_order() -> None:
    wanted = ("intervention/wren-walks", "finding/silence", "intervention/lark-steps")
    recipe = Recipe(id="few", heading="Few", kinds=("finding", "intervention"), records=wanted)
    assert [target for target in link_targets(outline(recipe).sections[0].blocks) if "/" in target] == list(wanted)


def test_an_alphabetical_section_sorts_all_kinds_together() -> None:
    recipe = Recipe(id="all", heading="All", kinds=("intervention", "finding"), layout="a-to-z")
    headings = [block.heading for block in outline(recipe).sections[0].blocks if isinstance(block, Section)]
    assert headings == sorted(headings, key=str.casefold)
    assert len(headings) == 3


@pytest.mark.parametrize(
    ("text", "max_sentences", "kept"),
    [
        ("One. Two. Three.", 1, "One."),
        ("One. Two. Three.", 2, "One. Two."),
        ("One. But it was small. Three.", 1, "One. But it was small."),
        ("One *starts. And ends* here. Two.", 1, "One *starts. And ends* here. Two."),
        ("It is 5.5% of all. Two.", 1, "It is 5.5% of all."),
        ("", 2, ""),
    ],
)
def test_an_abridged_text_has_whole_sentences_and_the_sentence_that_qualifies_them(
    text: str, max_sentences: int, kept: str
) -> None:
    assert abridge(text, max_sentences) == kept


def test_a_table_of_factors_has_their_short_names_and_those_that_a_level_only_names() -> None:
    recipe = Recipe(id="short", heading="Short", kinds=("factor",), detail="summary")
    section = build_outline(edition(REAL, "wales"), PACK.model_copy(update={"sections": (recipe,)})).sections[0]
    (table,) = (block for block in section.blocks if isinstance(block, Table) and "‘The child’" in block.caption)
    names = [plain_text(row[0]).strip() for row in table.rows]
    assert {"Toxic stress", "Temperament"} <= set(names)
    assert names == sorted(names, key=str.casefold)
