"""The audit of Word packs. Each case makes one change to a valid pack."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from eymh_exporters.docx import exporter
from eymh_exporters.docx.audit import AUDIT_RULES, audit, structure
from eymh_exporters.docx.audit.styles import contrast_ratio
from eymh_exporters.docx.package import read, write
from eymh_exporters.outline import build

from eymh_content import load
from eymh_content.errors import ExportError
from eymh_content.export import Job
from eymh_content.library import Library
from eymh_content.models import Pack, Record
from eymh_content.nations import edition
from eymh_content.problems import Rule

LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
DISCLAIMER = "As described by the sources (2019, one undated); not a statement of current policy"
DOCUMENT, STYLES, SETTINGS, CORE = "word/document.xml", "word/styles.xml", "word/settings.xml", "docProps/core.xml"
RELATIONSHIPS = "word/_rels/document.xml.rels"
TEXT = "Walks at dusk."


@pytest.fixture(scope="module")
def valid() -> Iterator[bytes]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(build, "CONTENTS_THRESHOLD", 0)
        patch.setattr(structure, "CONTENTS_THRESHOLD", 0)
        (artefact,) = exporter.export(Job(LIBRARY, (edition(LIBRARY, "scotland"),), LIBRARY.of(Pack)))
        yield artefact.data


def test_a_valid_pack_has_no_problems(valid: bytes) -> None:
    assert audit("pack.docx", valid, DISCLAIMER) == []


CASES: list[tuple[str, str, str, str, str]] = [
    ("no title", CORE, r"<dc:title>[^<]*", "<dc:title>", "title"),
    ("a path in the properties", CORE, "eymh-content", "/home/me/style.csl", "path"),
    ("a different language", STYLES, 'w:val="en-GB"', 'w:val="en-US"', "language"),
    ("compatibility mode", SETTINGS, 'w:val="15"', 'w:val="12"', "compatibility"),
    ("a prompt to update fields", SETTINGS, "<w:compat>", "<w:updateFields/><w:compat>", "update-prompt"),
    ("a dirty field", DOCUMENT, 'w:fldCharType="begin"', 'w:fldCharType="begin" w:dirty="true"', "update-prompt"),
    ("a skipped heading level", DOCUMENT, 'w:val="Heading2"', 'w:val="Heading3"', "heading"),
    ("an empty heading", DOCUMENT, '<w:t xml:space="preserve">Figures</w:t>', "<w:t/>", "heading"),
    ("an empty paragraph", DOCUMENT, "<w:sectPr", "<w:p/><w:sectPr", "empty-paragraph"),
    ("an undefined style", DOCUMENT, 'w:val="SourceLine"', 'w:val="Lost"', "style"),
    ("markup", DOCUMENT, TEXT, "Walks at **dusk**.", "text"),
    ("HTML", DOCUMENT, TEXT, "Walks at &lt;b&gt;dusk&lt;/b&gt;.", "text"),
    ("a Markdown link", DOCUMENT, TEXT, "Walks [at dusk](term/dusk).", "text"),
    ("braces", DOCUMENT, TEXT, "Walks at {{ dusk }}.", "text"),
    ("a Python value", DOCUMENT, TEXT, "Walks: None.", "text"),
    ("not a number", DOCUMENT, TEXT, "nan%", "text"),
    ("a placeholder", DOCUMENT, TEXT, "Walks TBC", "text"),
    ("an id", DOCUMENT, TEXT, "See intervention/wren-walks.", "text"),
    ("markup in the footer", "word/footer1.xml", "Small", "**Small**", "text"),
    ("no header row", DOCUMENT, "<w:tblHeader/>", "", "table"),
    ("a row that can be split across pages", DOCUMENT, "<w:cantSplit/>", "", "table"),
    ("no row headers", DOCUMENT, 'w:firstColumn="1"', 'w:firstColumn="0"', "table"),
    ("merged cells", DOCUMENT, "<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>', "table"),
    ("an empty cell", DOCUMENT, ">5.5%<", "> <", "table"),
    ("no caption", DOCUMENT, 'w:val="TableCaption"', 'w:val="BodyText"', "table"),
    ("a table without alternative text", DOCUMENT, r'<w:tblCaption w:val="[^"]*"', '<w:tblCaption w:val=""', "table"),
    ("a link to nothing", DOCUMENT, 'w:anchor="s_end__source__lark_report"', 'w:anchor="s_lost"', "link"),
    ("a citation without a tooltip", DOCUMENT, r' w:tooltip="[^"]*"', "", "link"),
    ("a script as address", RELATIONSHIPS, "https://example.org/wrens", "javascript:alert(1)", "link"),
    ("a vague link", DOCUMENT, ">Lark Steps</w:t></w:r></w:hyperlink>", ">here</w:t></w:r></w:hyperlink>", "link"),
    ("two bookmarks with one name", DOCUMENT, 'w:name="s_section_walks"', 'w:name="s_section_larks"', "bookmark"),
    ("two bookmarks with one id", DOCUMENT, 'w:id="2" w:name', 'w:id="1" w:name', "bookmark"),
    ("no table of contents", DOCUMENT, "Table of Contents", "Bibliographies", "contents"),
    ("a header without the disclaimer", "word/header1.xml", "not a statement", "a statement", "header"),
    ("a section without a header", DOCUMENT, r"<w:headerReference[^>]*/>", "", "header"),
    ("letter paper", DOCUMENT, 'w:h="16838"', 'w:h="15840"', "page"),
    ("a file name as description", DOCUMENT, "<w:sectPr", '<x:docPr xmlns:x="x" descr="a.png"/><w:sectPr', "picture"),
    (
        "small print",
        STYLES,
        r'w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>',
        'w:sz w:val="18"/></w:rPr></w:style>',
        "size",
    ),
    ("pale links", STYLES, "0F4A85", "9FC5E8", "contrast"),
    ("a protected document", SETTINGS, "<w:compat>", '<w:documentProtection w:edit="forms"/><w:compat>', "control"),
    ("justified text", STYLES, 'w:jc w:val="left"', 'w:jc w:val="both"', "alignment"),
]


RULES = {rule.name for rule in AUDIT_RULES}


def test_the_rules_have_unique_names_and_are_sorted() -> None:
    assert [rule.name for rule in AUDIT_RULES] == sorted(RULES), "sort AUDIT_RULES by name"


def test_every_rule_has_a_case() -> None:
    assert {case[-1] for case in CASES} | {"file"} == RULES, "add a case to CASES for each rule"


@pytest.mark.parametrize("rule", AUDIT_RULES, ids=lambda rule: rule.name)
def test_a_rule_has_a_sentence_a_reason_and_a_fix(rule: Rule[None]) -> None:
    for text in (rule.sentence, rule.why, rule.fix):
        assert text[0].isupper()
        assert text.endswith(".")


@pytest.mark.parametrize(("part", "old", "new", "rule"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_each_change_is_reported_under_its_rule(valid: bytes, part: str, old: str, new: str, rule: str) -> None:
    parts = read(valid)
    text = parts[part].decode()
    broken = re.sub(old if "[^" in old else re.escape(old), lambda _: new, text)
    assert broken != text, "this case does not change the document"
    problems = audit("pack.docx", write(parts | {part: broken.encode()}), DISCLAIMER)
    assert rule in {problem.rule for problem in problems}


def without(part: str) -> Callable[[bytes], bytes]:
    return lambda data: write({name: text for name, text in read(data).items() if name != part})


def replaced(part: str, text: bytes) -> Callable[[bytes], bytes]:
    return lambda data: write(read(data) | {part: text})


def damaged_stream(data: bytes) -> bytes:
    """Start the compressed text of the document with a block of a type that does not exist."""
    start = data.index(DOCUMENT.encode()) + len(DOCUMENT)
    return data[:start] + b"\xff" + data[start + 1 :]


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda _: b"", id="empty"),
        pytest.param(lambda data: data[:-200], id="truncated"),
        pytest.param(lambda _: b"<html/>", id="not an archive"),
        pytest.param(lambda _: write({"a": b"b"}), id="another archive"),
        pytest.param(damaged_stream, id="a damaged stream"),
        pytest.param(without(RELATIONSHIPS), id="no relationships"),
        pytest.param(replaced(DOCUMENT, b"<document/>"), id="no body"),
        pytest.param(replaced("word/header1.xml", b"<w:hdr"), id="a header that is not XML"),
        pytest.param(replaced(CORE, b"\xff"), id="properties that are not UTF-8"),
        pytest.param(
            lambda data: replaced(STYLES, read(data)[STYLES].replace(b"0F4A85", b"blue"))(data), id="a colour by name"
        ),
    ],
)
def test_a_file_that_is_not_a_word_document_is_a_problem(valid: bytes, change: Callable[[bytes], bytes]) -> None:
    assert [problem.rule for problem in audit("pack.docx", change(valid), DISCLAIMER)] == ["file"]


@pytest.mark.parametrize(
    ("old", "new"), [(b'w:color w:val="0F4A85"', b'w:color w:val="auto"'), (b'w:fill="[0-9A-F]{6}"', b'w:fill="auto"')]
)
def test_an_automatic_colour_is_no_problem(valid: bytes, old: bytes, new: bytes) -> None:
    styles = re.sub(old, new, read(valid)[STYLES])
    assert styles.count(b'"auto"') > read(valid)[STYLES].count(b'"auto"')
    assert audit("pack.docx", replaced(STYLES, styles)(valid), DISCLAIMER) == []


def test_ordinary_english_has_no_problems(valid: bytes) -> None:
    parts = read(valid)
    text = parts[DOCUMENT].decode().replace(TEXT, "None of them walks and/or runs. It prints ‘TBC’. Half * half.")
    assert audit("pack.docx", write(parts | {DOCUMENT: text.encode()}), DISCLAIMER) == []


def test_a_pack_that_fails_its_audit_is_not_exported() -> None:
    records: dict[str, Record] = dict(LIBRARY)
    walks = records["intervention/wren-walks"]
    records["intervention/wren-walks"] = walks.model_copy(update={"title": "Walks {{here}} TBC"})
    library = Library(records, {reference: LIBRARY.raw(reference) for reference in LIBRARY})
    failed = r"^docx/wales/small\.docx failed the audit of Word packs, and was not written$"
    with pytest.raises(ExportError, match=failed) as error:
        list(exporter.export(Job(library, (edition(library, "wales"),), library.of(Pack))))
    assert {(problem.file, problem.rule) for problem in error.value.problems} == {("docx/wales/small.docx", "text")}
    assert error.value.checked == 1


def test_the_contrast_ratio_is_computed_as_in_wcag() -> None:
    assert contrast_ratio("000000", "FFFFFF") == pytest.approx(21)
    assert contrast_ratio("767676", "FFFFFF") == pytest.approx(4.54, abs=0.01)
