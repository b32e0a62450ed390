"""The self-assessment form in Word: its controls, and how a screen reader or a program reads them."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from eymh_exporters.docx import exporter
from eymh_exporters.docx.audit import audit
from eymh_exporters.docx.controls import content_control, short_tag
from eymh_exporters.docx.package import Element, find, parse, read, w, words, write
from eymh_exporters.outline.blocks import Control

from eymh_content import load
from eymh_content.export import Job
from eymh_content.models import Pack
from eymh_content.nations import edition

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
FORM = Pack.model_validate_json("""{
  "$schema": "../../schema/pack.schema.json", "id": "form", "title": "Form", "purpose": "To rate.", "audience": "All.",
  "sections": [{
    "id": "form", "heading": "The form", "kinds": ["framework-element"], "records": ["framework/wren-frame"],
    "layout": "self-assessment",
    "ratings": [{"name": "Red", "meaning": "not heard"}, {"name": "Green", "meaning": "heard & seen"}]
  }]
}""")
DISCLAIMER = "As described by the sources (undated); not a statement of current policy"


@pytest.fixture(scope="module")
def form() -> bytes:
    (artefact,) = exporter.export(Job(LIBRARY, (edition(LIBRARY, "scotland"),), (FORM,)))
    return artefact.data


@pytest.fixture(scope="module")
def body(form: bytes) -> Element:
    return parse(read(form)["word/document.xml"])[0]


def value(control: Element, name: str) -> str:
    return str(find(control, f"./w:sdtPr/w:{name}/@w:val")[0])


def controls(body: Element) -> list[Element]:
    return find(body, ".//w:sdt[not(w:sdtPr/w:docPartObj)]")


def test_the_form_starts_with_date_area_and_who_completed_it(body: Element) -> None:
    first = controls(body)[:3]
    assert [value(control, "alias") for control in first] == ["Date", "Area or service", "Completed by"]
    assert [len(find(control, "./w:sdtPr/w:date")) for control in first] == [1, 0, 0]
    assert [len(find(control, "./w:sdtPr/w:text")) for control in first] == [0, 1, 1]


def test_each_row_has_a_statement_a_rating_and_comments(body: Element) -> None:
    rows = [[words(cell) for cell in find(row, "./w:tc")] for row in find(body, ".//w:tr")]
    assert rows == [
        ["What is asked", "Rating", "Comments"],
        [
            "Listen to wrens on Wren Walks, and to larks. See Wren Walks; Lark House. Listen twice.",
            "Choose a rating",
            "Write comments here",
        ],
        ["Example from Wales: Visit a valley.", "Choose a rating", "Write comments here"],
        ["What is asked", "Rating", "Comments"],
        ["Second part", "Choose a rating", "Write comments here"],
    ]
    assert len(find(body, ".//w:tr/w:trPr/w:tblHeader")) == 2


def test_notes_on_an_action_and_on_what_is_below_it_follow_the_table(body: Element) -> None:
    assert "Note. Listen: What this covers" in [words(p) for p in find(body, ".//w:p")]


@pytest.mark.parametrize(("nation", "labels"), [("scotland", 0), ("england", 2)])
def test_an_element_about_another_nation_has_its_label(nation: str, labels: int) -> None:
    (artefact,) = exporter.export(Job(LIBRARY, (edition(LIBRARY, nation),), (FORM,)))
    document = parse(read(artefact.data)["word/document.xml"])[0]
    assert [words(p) for p in find(document, "./w:p")].count("Example from Scotland") == labels


def test_each_rating_is_listed_with_its_meaning(body: Element) -> None:
    choices = [[str(text) for text in find(one, ".//w:listItem/@w:displayText")] for one in controls(body)]
    assert [texts for texts in choices if texts] == [["Choose a rating", "Red: not heard", "Green: heard & seen"]] * 3


def test_each_control_has_a_unique_name_tag_and_id_and_is_locked(body: Element) -> None:
    found = controls(body)
    assert len(found) == 3 + 2 * 3
    for name in ("alias", "tag", "id"):
        assert len({value(one, name) for one in found}) == len(found)
    assert {value(one, "lock") for one in found} == {"sdtLocked"}
    assert [value(one, "tag") for one in found[3:5]] == ["wren-first/listen/rating", "wren-first/listen/comments"]


def test_the_document_is_not_protected_and_passes_the_audit(form: bytes) -> None:
    assert b"documentProtection" not in read(form)["word/settings.xml"]
    assert audit("pack.docx", form, DISCLAIMER) == []


def test_a_form_starts_on_a_new_page(body: Element) -> None:
    (heading,) = (p for p in find(body, "./w:p") if words(p) == "The form")
    assert not find(heading, "./w:pPr/w:pageBreakBefore[@w:val='0']")


def test_the_same_form_gives_the_same_bytes(form: bytes) -> None:
    (again,) = exporter.export(Job(LIBRARY, (edition(LIBRARY, "scotland"),), (FORM,)))
    assert again.data == form


def test_the_file_is_valid_open_xml(form: bytes, tmp_path: Path) -> None:
    validator = pytest.importorskip("openxml_audit", reason="pip install openxml-audit")
    file = tmp_path / "form.docx"
    file.write_bytes(form)
    result = validator.OpenXmlValidator(validator.FileFormat.MICROSOFT_365).validate(file)
    assert [str(error) for error in result.errors] == []


def test_names_and_tags_that_are_too_long_for_word_are_truncated_and_unique() -> None:
    tags = {short_tag(f"{'wren-' * 20}{number}/rating") for number in range(40)}
    assert len(tags) == 40
    assert {len(tag) for tag in tags} == {64}
    xml = content_control(Control("a", f"Rating: {'long ' * 30}", "Write"))
    (alias,) = re.findall(r'w:alias w:val="([^"]*)"', xml)
    assert len(alias) <= 64


def test_text_from_records_is_escaped() -> None:
    xml = content_control(Control('a"<', "Rock & <roll>", "Choose <one> & go", "choice", ('"A" & <b>',)))
    root = parse(f'<w:p xmlns:w="{w("p")[1:].partition("}")[0]}">{xml}</w:p>'.encode())
    assert words(root) == "Choose <one> & go"
    assert find(root, ".//w:listItem/@w:displayText")[1] == '"A" & <b>'


BROKEN: list[tuple[str, Callable[[str], str]]] = [
    ("no name", lambda text: re.sub(r'<w:alias w:val="Date"/>', "", text)),
    ("no tag", lambda text: re.sub(r'<w:tag w:val="form/date"/>', "", text)),
    ("a repeated tag", lambda text: text.replace("form/area", "form/date")),
    ("a repeated id", lambda text: re.sub(r'<w:id w:val="\d+"/>', '<w:id w:val="7"/>', text)),
    ("no lock", lambda text: text.replace('<w:lock w:val="sdtLocked"/>', "", 1)),
    (
        "a repeated choice",
        lambda text: text.replace("Green: heard", "Red: not heard").replace("heard &amp; seen", "heard"),
    ),
    ("no prompt", lambda text: text.replace("Write the area or service", " ")),
]


@pytest.mark.parametrize("change", [case[1] for case in BROKEN], ids=[case[0] for case in BROKEN])
def test_the_audit_reports_a_control_with(form: bytes, change: Callable[[str], str]) -> None:
    parts = read(form)
    text = parts["word/document.xml"].decode()
    assert change(text) != text, "this case does not change the document"
    broken = write(parts | {"word/document.xml": change(text).encode()})
    assert "control" in {problem.rule for problem in audit("pack.docx", broken, DISCLAIMER)}


def test_the_audit_reports_a_protected_document(form: bytes) -> None:
    parts = read(form)
    settings = parts["word/settings.xml"].replace(b"<w:compat>", b'<w:documentProtection w:edit="forms"/><w:compat>')
    problems = audit("pack.docx", write(parts | {"word/settings.xml": settings}), DISCLAIMER)
    assert [problem.rule for problem in problems] == ["control"]
