"""The pass after pandoc: what it leaves out for Word and for screen readers, and what would change from run to run."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from eymh_exporters.docx import contents, package, pandoc_nodes
from eymh_exporters.docx.package import Element, find, w
from eymh_exporters.docx.reference import FOOTER_MARK, HEADER_MARK
from eymh_exporters.outline import Outline

NUMBER_ROOM = 640  # twentieths of a point
FIRST_ROW_AND_COLUMN = "00A0"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{_WORD}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>\
</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="enableOpenTypeFeatures" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="doNotFlipMirrorIndents" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat><w:themeFontLang w:val="en-GB"/>\
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" \
w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" \
w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""


def finish(data: bytes, outline: Outline, tips: Mapping[str, str]) -> bytes:
    """Finish what pandoc wrote. ``tips`` say where a numbered link leads, by bookmark."""
    parts = package.read(data)
    root = package.parse(parts["word/document.xml"])
    body = root[0]
    _settle_bookmarks(body)
    _close_gaps(body)
    for number, table in enumerate(find(body, ".//w:tbl"), 1):
        _finish_table(table, number)
    _hold_headings(body, {pandoc_nodes.bookmark(section) for section in outline.opening})
    if outline.contents:
        contents.fill(body)
    for link in find(body, ".//w:hyperlink[@w:anchor]"):
        if tip := tips.get(link.get(w("anchor"))):
            link.set(w("tooltip"), tip)
    parts["word/document.xml"] = package.dump(root)
    parts["word/styles.xml"] = _without_code_styles(parts["word/styles.xml"])
    parts["word/numbering.xml"] = _with_room_for_numbers(parts["word/numbering.xml"])
    parts["word/settings.xml"] = SETTINGS.encode()
    parts["docProps/core.xml"] = _core(outline)
    parts["docProps/app.xml"] = _app()
    _fill_marks(parts, {HEADER_MARK: outline.standing, FOOTER_MARK: f"{outline.title}, {outline.nation}"})
    return package.write(parts)


def _without_code_styles(data: bytes) -> bytes:
    """Drop the styles that pandoc adds for the source code of programs."""
    root = package.parse(data)
    for style in find(root, "./w:style"):
        if re.fullmatch(r"SourceCode|\w+Tok", style.get(w("styleId"))):
            root.remove(style)
    return package.dump(root)


def _with_room_for_numbers(data: bytes) -> bytes:
    """Give numbers room for three digits."""
    root = package.parse(data)
    for level in find(root, ".//w:lvl[w:numFmt/@w:val='decimal']"):
        indent = level.find(f"{w('pPr')}/{w('ind')}")
        indent.set(w("hanging"), str(NUMBER_ROOM))
    return package.dump(root)


def _settle_bookmarks(body: Element) -> None:
    """Move each bookmark of a section into its heading, and number all of them afresh."""
    ends = {end.get(w("id")): end for end in body.iter(w("bookmarkEnd"))}
    for number, start in enumerate(list(body.iter(w("bookmarkStart"))), 1):
        end = ends[start.get(w("id"))]
        if start.getparent() is body:
            paragraph = next(start.itersiblings(w("p")))
            paragraph.insert(1, start)
            paragraph.append(end)
        start.set(w("id"), str(number))
        end.set(w("id"), str(number))


def _close_gaps(body: Element) -> None:
    """Drop the empty paragraph that pandoc puts between two tables: the caption of the second keeps them apart."""
    for paragraph in find(
        body, "./w:p[not(*)][preceding-sibling::*[1][self::w:tbl]][following-sibling::*[1][self::w:p]]"
    ):
        body.remove(paragraph)


def _finish_table(table: Element, number: int) -> None:
    """Mark header row and row headers, keep rows whole, give every cell its width, and settle the alternative text."""
    look = table.find(f"./{w('tblPr')}/{w('tblLook')}")
    look.set(w("firstColumn"), "1")
    look.set(w("val"), FIRST_ROW_AND_COLUMN)
    caption = table.find(f"./{w('tblPr')}/{w('tblCaption')}")
    caption.set(w("val"), re.sub(r"^Table\s*:", f"Table {number}:", caption.get(w("val"))))
    widths = [column.get(w("w")) for column in find(table, "./w:tblGrid/w:gridCol")]
    for index, row in enumerate(find(table, "./w:tr")):
        for properties in find(row, "./w:trPr"):
            row.remove(properties)
        properties = etree.Element(w("trPr"))
        etree.SubElement(properties, w("cantSplit"))
        if index == 0:
            etree.SubElement(properties, w("tblHeader"))
        row.insert(0, properties)
        for cell, width in zip(find(row, "./w:tc"), widths, strict=True):
            size = etree.Element(w("tcW"))
            size.set(w("w"), width)
            size.set(w("type"), "dxa")
            cell.find(w("tcPr")).insert(0, size)


def _hold_headings(body: Element, opening: set[str]) -> None:
    """Let chief headings follow on, but for those that open a page. ``opening`` are the bookmarks of those."""
    for heading in find(body, "./w:p[w:pPr/w:pStyle/@w:val='Heading1']"):
        if opening & {str(name) for name in find(heading, "./w:bookmarkStart/@w:name")}:
            continue
        stay = etree.Element(w("pageBreakBefore"))
        stay.set(w("val"), "0")
        heading.find(w("pPr")).insert(1, stay)


def _fill_marks(parts: dict[str, bytes], fillings: Mapping[str, str]) -> None:
    for name, part in list(parts.items()):
        if re.fullmatch(r"word/(header|footer)\d+\.xml", name):
            filled = part.decode()
            for mark, text in fillings.items():
                filled = filled.replace(mark, escape(text))
            parts[name] = filled.encode()


def _core(outline: Outline) -> bytes:
    """Write the properties of the document; its dates are those of its newest source."""
    date = f"{outline.newest}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(f'{outline.title}, {outline.nation}')}</dc:title>"
        f"<dc:subject>{escape(outline.standing)}</dc:subject><dc:creator>eymh-content</dc:creator>"
        f'<dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _app() -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>eymh-content</Application></Properties>"
    )
