"""The outline of a pack: order, headings, labels, notes and sources."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from eymh_exporters.outline import Outline, build_outline
from eymh_exporters.outline.blocks import (
    Block,
    BulletList,
    Citations,
    ListItem,
    Note,
    OrderedList,
    Paragraph,
    RecordLink,
    Section,
    SourceEntry,
    SummaryList,
    Table,
    WorkEntry,
    plain_text,
    sections_in,
    text_runs,
)
from eymh_exporters.outline.front_matter import disclaimer
from eymh_exporters.outline.kinds import FAMILIES, NUMBERED, VIEWS

from eymh_content import load
from eymh_content.errors import ExportError
from eymh_content.models import KINDS, Pack, Source
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import edition
from eymh_content.printed import NOT_SHOWN

DATA = Path(__file__).parent / "data" / "packs" / "content"
LIBRARY = load(DATA)
(PACK,) = LIBRARY.of(Pack)


B = TypeVar("B", bound=Block)


def outline(nation: str = "scotland") -> Outline:
    return build_outline(edition(LIBRARY, nation), PACK)


def section(outlined: Outline, section_id: str) -> Section:
    return next(found for found in sections_in(outlined.sections) if found.id == section_id)


def of_type(blocks: tuple[Block, ...], kind: type[B]) -> list[B]:
    return [block for block in blocks if isinstance(block, kind)]


def label_of(found: Section) -> str | None:
    first = found.blocks[0]
    return plain_text(first.inlines) if isinstance(first, Paragraph) and first.role == "label" else None


def all_texts(outlined: Outline) -> Iterator[str]:
    blocks = (*outlined.front_matter, *outlined.sections)
    yield from (plain_text(inlines) for inlines in text_runs(blocks) if not isinstance(inlines[0], Citations))
    yield from (found.heading for found in sections_in(blocks))


@pytest.mark.parametrize("kind", sorted({*KINDS, *VIEWS, *NUMBERED, *NOT_SHOWN}))
def test_every_kind_has_a_view(kind: str) -> None:
    declared = [kind in VIEWS, kind in NUMBERED, kind in NOT_SHOWN]
    assert kind in KINDS, f"no model has the kind '{kind}': remove it from outline/kinds/"
    assert any(declared), (
        f"the kind '{kind}' has no view: add a KindView to VIEWS of its family in outline/kinds/, "
        "or add it to NOT_SHOWN in eymh_content/printed.py if packs do not show it"
    )
    assert sum(declared) == 1, f"the kind '{kind}' is in more than one of VIEWS, NUMBERED and NOT_SHOWN: keep one"


def test_a_view_is_declared_once_in_the_family_of_its_model() -> None:
    declared = [(view.kind, family.__name__.rpartition(".")[2]) for family in FAMILIES for view in family.VIEWS]
    assert sorted(declared) == sorted((kind, KINDS[kind].__module__.rpartition(".")[2]) for kind in VIEWS)


def test_sections_follow_the_recipe_and_empty_sections_are_omitted() -> None:
    assert [found.heading for found in outline().sections] == ["Figures", "Frames", "Walks", "On larks", "Sources"]


def test_elements_are_placed_under_their_framework_in_order() -> None:
    inner = of_type(section(outline(), "framework/wren-frame").blocks, Section)
    assert [found.heading for found in inner] == ["First part", "Second part"]


def test_a_record_is_drawn_once_and_later_sections_link_to_it() -> None:
    outlined = outline()
    ids = [found.id for found in sections_in(outlined.sections)]
    assert len(ids) == len(set(ids))
    last = of_type(section(outlined, "section-larks").blocks, Paragraph)[-1]
    assert plain_text(last.inlines) == "See also: Lark Steps"


def test_a_figure_has_unit_group_place_period_ages_number_and_source() -> None:
    found = section(outline(), "statistic/larks-england-2018")
    rows = {row.key: plain_text(row.value) for block in of_type(found.blocks, SummaryList) for row in block.rows}
    assert rows == {
        "What was counted": "Families who saw a lark",
        "Place": "England",
        "Period": "2018",
        "Who was studied": "Families who answered a letter.",
        "Ages": "2 to 4 year olds",
        "Number studied": "1,463",
    }
    (table,) = of_type(found.blocks, Table)
    assert [column.heading for column in table.columns] == ["Group", "Figure", "Place", "Period", "Source"]
    assert [[plain_text(cell) for cell in row[:4]] for row in table.rows] == [
        ["All families. The letter calls this rough.", "5.5%", "England", "2018"],
        ["Families in towns", "About 16% to 18%", "Scotland", "2018/19"],
    ]
    assert table.rows[1][-1] == (Citations(("source/lark-report", "reference/wren-page")),)


def test_the_number_of_a_record_is_not_that_of_one_of_its_figures(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "content")
    file = tmp_path / "content" / "statistic" / "larks-england-2018.json"
    record = json.loads(file.read_text(encoding="utf-8"))
    record["figures"][1]["denominator"] = {"value": 463, "stated": "463"}
    file.write_text(json.dumps(record), encoding="utf-8")
    drawn = build_outline(edition(load(tmp_path / "content"), "scotland"), PACK)
    (table,) = of_type(section(drawn, "statistic/larks-england-2018").blocks, Table)
    column = [heading.heading for heading in table.columns].index("Number counted")
    assert [plain_text(row[column]) for row in table.rows] == ["Not stated", "463"]


def test_a_figure_is_labelled_only_in_other_nations() -> None:
    reference = "statistic/larks-england-2018"
    assert label_of(section(outline("scotland"), reference)) == "England's figure"
    assert label_of(section(outline("england"), reference)) is None


def test_an_entry_with_its_own_place_is_labelled_in_its_list() -> None:
    def items(nation: str) -> tuple[ListItem, ...]:
        actions = section(outline(nation), "framework-element/wren-first/what-to-do")
        return of_type(actions.blocks, BulletList)[0].items

    assert plain_text(items("scotland")[1].inlines) == "Example from Wales: Visit a valley."
    assert plain_text(items("wales")[1].inlines) == "Example from Wales: Visit a valley."


def test_a_discrepancy_is_explained_once_beside_the_figure() -> None:
    notes = of_type(section(outline(), "statistic/larks-england-2018").blocks, Note)
    assert [plain_text(note.title) for note in notes] == [
        "Families in towns: Disagreement in the sources: Larks in towns: 16% or 61%"
    ]
    assert [plain_text(inlines) for inlines in notes[0].paragraphs] == [
        "Readings: It is 16%; It is 61%.",
        "Both cannot hold.",
        "Quote neither alone.",
        "Say that the share in towns is disputed.",
    ]


def test_a_record_that_does_not_apply_in_a_nation_has_a_note_in_that_nation_only() -> None:
    def notes(nation: str) -> list[str]:
        return [plain_text(note.title) for note in of_type(section(outline(nation), "finding/silence").blocks, Note)]

    assert notes("wales") == ["Does not apply in Wales"]
    assert notes("scotland") == []


def test_programmes_of_a_level_are_compared_in_a_table_with_links_to_their_entries() -> None:
    (table,) = of_type(section(outline(), "section-walks/level-targeted-selected").blocks, Table)
    row = table.rows[0]
    assert row[0][0] == RecordLink("intervention/lark-steps", row[0][0].inlines)  # type: ignore[union-attr]
    assert [plain_text(cell) for cell in row] == [
        "Lark Steps. Dawn walks for early families",
        "Parents who rise early",
        "Under 6 months to 2 years",
        "Yes, somewhere in the UK",
        "To be confirmed (see note in entry)",
    ]


def test_a_note_on_a_rating_names_its_row() -> None:
    notes = of_type(section(outline(), "intervention/lark-steps").blocks, Note)
    assert [plain_text(note.title) for note in notes] == ["Strength of evidence: Error in the source"]


def test_a_programme_without_a_level_has_rows_only_for_what_is_stated() -> None:
    (rows,) = of_type(section(outline(), "intervention/wren-walks").blocks, SummaryList)
    assert [row.key for row in rows.rows] == ["Delivered in the UK"]
    assert not of_type(section(outline(), "section-walks/level-not-stated").blocks, Table)


@pytest.mark.parametrize("nation", ["scotland", "england"])
def test_the_availability_of_a_programme_of_one_nation_names_the_nation(nation: str) -> None:
    (rows,) = of_type(section(outline(nation), "intervention/wren-walks").blocks, SummaryList)
    assert plain_text(rows.rows[0].value) == "Scotland: Yes"


def test_records_mentioned_in_a_statement_are_linked_or_named() -> None:
    actions = section(outline(), "framework-element/wren-first/what-to-do")
    inlines = of_type(actions.blocks, BulletList)[0].items[0].inlines
    assert plain_text(inlines) == "Listen to wrens on Wren Walks, and to larks. See Wren Walks; Lark House."


def test_a_record_ends_with_its_source_the_source_heading_and_the_works_cited() -> None:
    last = section(outline(), "statistic/larks-england-2018").blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.role == "source"
    assert (
        plain_text(last.inlines)
        == "Source: The lark report (May 2019) , under ‘Numbers of larks’. Works cited there: ."
    )
    assert [inline for inline in last.inlines if isinstance(inline, Citations)] == [
        Citations(("source/lark-report",)),
        Citations(("reference/heron-2001-larks", "reference/wren-page")),
    ]


def test_used_sources_are_numbered_first_and_cited_works_after_them() -> None:
    outlined = outline()
    assert dict(outlined.citation_numbers) == {
        "source/lark-report": 1,
        "source/wren-list": 2,
        "reference/wren-page": 3,
        "reference/heron-2001-larks": 4,
    }
    entries = [
        (block.start + place, entry.reference)
        for found in sections_in(outlined.sections)
        for block in of_type(found.blocks, OrderedList)
        for place, entry in enumerate(block.entries)
    ]
    assert entries == [(number, reference) for reference, number in outlined.citation_numbers.items()]


def test_a_note_on_a_cited_work_is_drawn_with_its_entry() -> None:
    (block,) = of_type(section(outline(), "works-cited").blocks, OrderedList)
    notes = {entry.reference: [plain_text(note.title) for note in entry.notes] for entry in block.entries}
    assert notes == {"reference/heron-2001-larks": [], "reference/wren-page": ["Missing from the source"]}
    assert all(isinstance(entry, WorkEntry) and not isinstance(entry, SourceEntry) for entry in block.entries)


def test_the_disclaimer_gives_the_years_of_the_sources() -> None:
    outlined = outline()
    assert outlined.disclaimer == "As described by the sources (2019, one undated); not a statement of current policy"
    assert outlined.newest_source == "2019-05-01"


@pytest.mark.parametrize(("number", "words"), [(5, "five"), (6, "six"), (12, "12")])
def test_the_disclaimer_counts_any_number_of_undated_sources(number: int, words: str) -> None:
    dated, undated = sorted(LIBRARY.of(Source), key=lambda source: source.dated is None)
    assert f"(2019, {words} undated)" in disclaimer([dated, *[undated] * number])


def test_the_front_matter_gives_the_number_of_records_and_the_sources() -> None:
    outlined = outline()
    assert outlined.records == 7
    front_matter = " ".join(plain_text(inlines) for inlines in text_runs(outlined.front_matter))
    assert "7 records restate" in front_matter
    assert "The lark report (May 2019) and The wren list (undated)" in front_matter


@pytest.mark.parametrize("nation", ["uk", "england", "scotland", "wales", "northern-ireland"])
def test_no_text_contains_ids_markup_or_internal_values(nation: str) -> None:
    for text in all_texts(outline(nation)):
        assert text.strip()
        assert not re.search(r"\*\*|\]\(|\{\{|\bNone\b|\bTBC\b|[a-z]/[a-z-]+-[a-z]|not-stated|targeted-", text)


@pytest.mark.parametrize("kind", ["topic", "recomendation"])
def test_a_recipe_with_a_kind_that_packs_cannot_show_is_an_error(kind: str) -> None:
    sections = (Recipe(id="bad", heading="Bad", kinds=(kind,)),)
    with pytest.raises(ExportError, match=f"the section 'bad' lists the kind '{kind}'"):
        build_outline(edition(LIBRARY, "wales"), PACK.model_copy(update={"sections": sections}))


def test_the_same_edition_gives_the_same_outline() -> None:
    assert outline() == outline()


def test_voices_are_sorted_by_age_and_ages_are_written_as_stated() -> None:
    recipe = Recipe(id="voices", heading="Voices", kinds=("vignette",))
    outlined = build_outline(edition(LIBRARY, "wales"), PACK.model_copy(update={"sections": (recipe,)}))
    voices = of_type(section(outlined, "section-voices/voices-mentally-healthy").blocks, Section)
    assert [voice.heading for voice in voices] == ["B lark of nine weeks", "A lark of three"]
    ages = [plain_text(of_type(voice.blocks, SummaryList)[0].rows[0].value) for voice in voices]
    assert ages == ["9 weeks", "I am three or older"]
    spoken = [plain_text(block.inlines) for block in of_type(voices[1].blocks, Paragraph)]
    assert spoken[:2] == ["A lark of three is glad to sing.", "I sing all day. (Shows how the child is.)"]
