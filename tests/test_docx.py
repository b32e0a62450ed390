"""Word packs: text, structure, accessibility and reproducibility of the file."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from eymh_exporters.docx import exporter, pandoc, pandoc_nodes, works
from eymh_exporters.docx.package import Element, find, parse, read, style_of, words
from eymh_exporters.outline import build

from eymh_content import load
from eymh_content.errors import ExportError, UsageError
from eymh_content.export import Artefact, Job
from eymh_content.models import Pack
from eymh_content.nations import editions

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
DISCLAIMER = "As described by the sources (2019, one undated); not a statement of current policy"


def export() -> dict[str, Artefact]:
    job = Job(LIBRARY, editions(LIBRARY), LIBRARY.of(Pack))
    return {artefact.path: artefact for artefact in exporter.export(job)}


@pytest.fixture(scope="module")
def artefacts() -> Iterator[dict[str, Artefact]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "CONTENTS_THRESHOLD", 0)
        yield export()


@pytest.fixture(scope="module")
def scotland(artefacts: dict[str, Artefact]) -> bytes:
    return artefacts["docx/scotland/small.docx"].data


@pytest.fixture(scope="module")
def body(scotland: bytes) -> Element:
    return parse(read(scotland)["word/document.xml"])[0]


def test_there_is_one_pack_for_each_nation_and_recipe(artefacts: dict[str, Artefact]) -> None:
    nations = ("england", "scotland", "wales", "northern-ireland")
    assert set(artefacts) == {f"docx/{nation}/small.docx" for nation in nations}


def test_a_pack_has_a_summary(artefacts: dict[str, Artefact]) -> None:
    summary = artefacts["docx/wales/small.docx"].summary
    assert summary
    assert (summary.pack, summary.nation, summary.tables, summary.records) == ("small", "wales", 2, 7)
    assert summary.sources == ("lark-report", "wren-list")
    assert 200 < summary.words < 800


def test_progress_names_each_pack() -> None:
    steps: list[str] = []
    first_two = tuple(editions(LIBRARY))[:2]
    list(exporter.export(Job(LIBRARY, first_two, LIBRARY.of(Pack), progress=steps.append)))
    assert steps == ["docx/england/small.docx", "docx/northern-ireland/small.docx"]


@pytest.mark.parametrize(
    ("job", "missing"),
    [(Job(LIBRARY, (), LIBRARY.of(Pack)), "nation"), (Job(LIBRARY, editions(LIBRARY), ()), "pack")],
    ids=["no nation", "no pack"],
)
def test_a_job_without_a_pack_to_make_is_an_error_that_says_what_is_missing(job: Job, missing: str) -> None:
    with pytest.raises(UsageError, match=f"no record of the kind '{missing}'"):
        exporter.export(job)


def test_the_same_content_gives_the_same_bytes(artefacts: dict[str, Artefact]) -> None:
    again = export()
    assert {path: artefact.data for path, artefact in again.items()} == {p: a.data for p, a in artefacts.items()}


def test_the_file_contains_no_current_date_and_no_local_path(scotland: bytes) -> None:
    with ZipFile(BytesIO(scotland)) as package:
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.namelist()[0] == "[Content_Types].xml"
    core = read(scotland)["docProps/core.xml"].decode()
    assert re.findall(r"W3CDTF\">([^<]+)<", core) == ["2019-05-01T00:00:00Z"] * 2
    assert not any(b"/tmp" in part or str(Path.cwd()).encode() in part for part in read(scotland).values())


def test_python_docx_reads_title_language_and_headings(scotland: bytes) -> None:
    document = Document(BytesIO(scotland))
    assert document.core_properties.title == "Early years mental health: Small, Scotland"
    assert document.core_properties.language == "en-GB"
    headings = [p.text for p in document.paragraphs if p.style is not None and p.style.name == "Heading 1"]
    assert headings == ["How to read this pack", "Figures", "Frames", "Walks", "On larks", "Sources"]


def test_the_title_page_and_every_header_have_the_disclaimer(scotland: bytes, body: Element) -> None:
    front_matter = [words(paragraph) for paragraph in find(body, "./w:p")[:3]]
    assert front_matter == ["Early years mental health: Small", "Scotland", f"{DISCLAIMER}."]
    section = Document(BytesIO(scotland)).sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == [DISCLAIMER]


def test_the_table_of_contents_has_links_and_needs_no_update(scotland: bytes, body: Element) -> None:
    (contents,) = find(body, "./w:sdt")
    entries = [(style_of(p), words(p)) for p in find(contents, ".//w:p")]
    assert entries[:6] == [
        ("TOCHeading", "Contents"),
        ("TOC1", "How to read this pack"),
        ("TOC1", "Figures"),
        ("TOC2", "Figures for other parts of the UK"),
        ("TOC1", "Frames"),
        ("TOC2", "The wren frame"),
    ]
    anchors = {str(anchor) for anchor in find(contents, ".//w:hyperlink/@w:anchor")}
    assert anchors <= {str(name) for name in find(body, ".//w:bookmarkStart/@w:name")}
    assert not find(body, ".//*[@w:dirty]")
    assert b"updateFields" not in read(scotland)["word/settings.xml"]


def test_tables_have_a_repeated_header_row_row_headers_and_unsplit_rows(body: Element) -> None:
    tables = find(body, "./w:tbl")
    assert [words(table.getprevious()) for table in tables] == [
        "Table 1: Larks in England, 2018",
        "Table 2: Programmes at the level ‘Targeted: selected families’",
    ]
    for table in tables:
        rows = find(table, "./w:tr")
        assert [len(find(row, "./w:trPr/w:tblHeader")) for row in rows] == [1] + [0] * (len(rows) - 1)
        assert all(len(find(row, "./w:trPr/w:cantSplit")) == 1 for row in rows)
        assert find(table, "./w:tblPr/w:tblLook/@w:firstColumn") == ["1"]
        widths = [int(width) for width in find(table, "./w:tblGrid/w:gridCol/@w:w")]
        assert 7000 < sum(widths) < 9700


def test_each_citation_is_a_link_with_a_tooltip(body: Element) -> None:
    tooltips = {
        words(link): str(link.get(f"{{{link.nsmap['w']}}}tooltip"))
        for link in find(body, ".//w:hyperlink[@w:anchor]")
        if words(link).isdigit()
    }
    assert tooltips == {
        "1": "1: The lark report: a long subtitle",
        "2": "2: The wren list",
        "3": "3: A page on wrens",
        "4": "4: Heron (2001), Larks",
    }


def test_a_link_to_a_record_outside_the_pack_is_plain_text(body: Element) -> None:
    linked = {words(link) for link in find(body, ".//w:hyperlink")}
    assert "Lark Steps" in linked
    assert "Lark House" not in linked


def test_sources_and_works_are_numbered_in_one_list(body: Element) -> None:
    entries = [words(paragraph) for paragraph in find(body, "./w:p") if style_of(paragraph) == "ListNumber"]
    assert entries == [
        "The lark report: a long subtitle. Lark House. May 2019.",
        "The wren list. Lark House. Undated.",
        "A page on wrens.",
        "Heron, A. (2001). Larks & ‘larks’ < 3. Lark House.",
    ]


def test_a_work_without_an_author_begins_with_its_title() -> None:
    items: list[dict[str, Any]] = [
        {"id": "a", "type": "report", "title": "Nests", "issued": {"date-parts": [[2016]]}},
        {
            "id": "b",
            "type": "article-journal",
            "title": "Eggs",
            "author": [{"family": "Owl", "given": "B."}, {"literal": "Study Team"}],
            "container-title": "Birds",
            "volume": "4",
            "issue": "2",
            "page": "3-9",
        },
        {
            "id": "c",
            "type": "book",
            "title": "More eggs",
            "author": [{"family": "Owl", "given": "B."}],
            "issued": {"date-parts": [[2016, 3]]},
        },
    ]
    formatted = works.format_references(items)
    assert {key: works.plain_text(nodes) for key, nodes in formatted.items()} == {
        "a": "Nests (2016).",
        "b": "Owl, B. and Study Team. ‘Eggs’. Birds, 4(2), pp. 3–9.",
        "c": "Owl, B. (March 2016). More eggs.",
    }


HOSTILE = 'Eggs <img src="x" onerror="alert(1)"> & <script>alert(2)</script> <i>so</i> &lt;b&gt; $x$ *on* | {{x}}'


def test_every_word_of_a_work_is_in_its_entry_whatever_markup_it_has() -> None:
    """``eymh validate`` refuses such a work."""
    item = {"id": "a", "type": "book", "title": HOSTILE, "author": [{"literal": HOSTILE}], "note": HOSTILE}
    entry = works.plain_text(works.format_references([item])["a"])
    for word in re.findall(r"\w+", HOSTILE.replace("<i>so</i>", "so")):
        assert entry.count(word) >= 3


def test_an_entry_that_lacks_a_word_of_its_work_is_an_error_that_names_the_record() -> None:
    styled = {"id": "owl-2001-eggs", "type": "book", "title": "Eggs <sup>two</sup> <sc>three</sc>"}
    with pytest.raises(ExportError) as error:
        works.format_references([styled])
    (problem,) = error.value.problems
    assert (problem.file, problem.pointer) == ("reference/owl-2001-eggs.json", "/csl")
    assert problem.message == "The entry of this work lacks these words: sup, sc."


def test_of_many_works_the_one_that_pandoc_refuses_is_named() -> None:
    items = [{"id": f"w{number}", "type": "book", "title": "Eggs"} for number in range(5)]
    with pytest.raises(ExportError, match="pandoc failed") as error:
        works.format_references([*items, {"id": "bad", "type": "book", "title": ["Eggs"]}])
    assert [problem.file for problem in error.value.problems] == ["reference/bad.json"]


def test_a_pandoc_warning_is_an_error() -> None:
    missing = {"t": "Para", "c": [{"t": "Image", "c": [["", [], []], [], ["no-such-picture.png", ""]]}]}
    reference_doc = Path(__file__)
    with pytest.raises(ExportError, match="pandoc failed"):
        pandoc.to_docx([missing], reference_doc, 0)


def test_bookmarks_of_long_ids_are_short_and_unique() -> None:
    names = {pandoc_nodes.bookmark(f"statistic/{'lark-' * 12}{number}") for number in range(50)}
    assert len(names) == 50
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)


def test_the_file_is_valid_open_xml(scotland: bytes, tmp_path: Path) -> None:
    validator = pytest.importorskip("openxml_audit", reason="pip install openxml-audit")
    file = tmp_path / "pack.docx"
    file.write_bytes(scotland)
    result = validator.OpenXmlValidator(validator.FileFormat.MICROSOFT_365).validate(file)
    assert [str(error) for error in result.errors] == []
