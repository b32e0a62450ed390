"""Post-processes a document that pandoc wrote: adds what Word and screen readers need, and makes it reproducible."""

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from lxml import etree

from eymh_exporters.docx import contents, package, pandoc_nodes
from eymh_exporters.docx.package import Element, find, w
from eymh_exporters.docx.reference import FOOTER_PLACEHOLDER, HEADER_PLACEHOLDER
from eymh_exporters.outline import Outline

NUMBER_WIDTH = 640  # twentieths of a point
FIRST_ROW_AND_COLUMN = "00A0"
_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

SETTINGS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="{_NAMESPACE}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>\
<w:characterSpacingControl w:val="doNotCompress"/><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/>\
</w:footnotePr><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
w:val="15"/><w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="enableOpenTypeFeatures" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/><w:compatSetting w:name="doNotFlipMirrorIndents" \
w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat><w:themeFontLang w:val="en-GB"/>\
<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" \
w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" \
w:followedHyperlink="followedHyperlink"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>"""


def postprocess(data: bytes, outline: Outline, tooltips: Mapping[str, str]) -> bytes:
    """Post-process what pandoc wrote. ``tooltips`` are the tooltips of links, by the bookmark that they lead to."""
    parts = package.read(data)
    root = package.parse(parts["word/document.xml"])
    body = root[0]
    _renumber_bookmarks(body)
    _remove_empty_paragraphs(body)
    for number, table in enumerate(find(body, ".//w:tbl"), 1):
        _finish_table(table, number)
    _suppress_page_breaks(body, {pandoc_nodes.bookmark(section) for section in outline.new_page_sections})
    if outline.has_contents:
        contents.insert_contents_list(body)
    for link in find(body, ".//w:hyperlink[@w:anchor]"):
        if tooltip := tooltips.get(link.get(w("anchor"))):
            link.set(w("tooltip"), tooltip)
    parts["word/document.xml"] = package.dump(root)
    parts["word/styles.xml"] = _without_code_styles(parts["word/styles.xml"])
    parts["word/numbering.xml"] = _with_wide_numbers(parts["word/numbering.xml"])
    parts["word/settings.xml"] = SETTINGS.encode()
    parts["docProps/core.xml"] = _core_properties(outline)
    parts["docProps/app.xml"] = _app_properties()
    _replace_placeholders(
        parts, {HEADER_PLACEHOLDER: outline.disclaimer, FOOTER_PLACEHOLDER: f"{outline.title}, {outline.nation}"}
    )
    return package.write(parts)


def _without_code_styles(data: bytes) -> bytes:
    """Remove the styles that pandoc adds for source code."""
    root = package.parse(data)
    for style in find(root, "./w:style"):
        if re.fullmatch(r"SourceCode|\w+Tok", style.get(w("styleId"))):
            root.remove(style)
    return package.dump(root)


def _with_wide_numbers(data: bytes) -> bytes:
    """Make room for three-digit numbers in numbered lists."""
    root = package.parse(data)
    for level in find(root, ".//w:lvl[w:numFmt/@w:val='decimal']"):
        indent = level.find(f"{w('pPr')}/{w('ind')}")
        indent.set(w("hanging"), str(NUMBER_WIDTH))
    return package.dump(root)


def _renumber_bookmarks(body: Element) -> None:
    """Move the bookmark of each section into its heading, and renumber all bookmarks."""
    ends = {end.get(w("id")): end for end in body.iter(w("bookmarkEnd"))}
    for number, start in enumerate(list(body.iter(w("bookmarkStart"))), 1):
        end = ends[start.get(w("id"))]
        if start.getparent() is body:
            paragraph = next(start.itersiblings(w("p")))
            paragraph.insert(1, start)
            paragraph.append(end)
        start.set(w("id"), str(number))
        end.set(w("id"), str(number))


def _remove_empty_paragraphs(body: Element) -> None:
    """Remove the empty paragraph that pandoc puts between two tables: the caption of the second separates them."""
    for paragraph in find(
        body, "./w:p[not(*)][preceding-sibling::*[1][self::w:tbl]][following-sibling::*[1][self::w:p]]"
    ):
        body.remove(paragraph)


def _finish_table(table: Element, number: int) -> None:
    """Mark the header row and row headers, keep rows on one page, and set cell widths and the alternative text."""
    style_options = table.find(f"./{w('tblPr')}/{w('tblLook')}")
    style_options.set(w("firstColumn"), "1")
    style_options.set(w("val"), FIRST_ROW_AND_COLUMN)
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


def _suppress_page_breaks(body: Element, new_page_bookmarks: set[str]) -> None:
    """Suppress the page break before top-level headings other than ``new_page_bookmarks``."""
    for heading in find(body, "./w:p[w:pPr/w:pStyle/@w:val='Heading1']"):
        if new_page_bookmarks & {str(name) for name in find(heading, "./w:bookmarkStart/@w:name")}:
            continue
        page_break = etree.Element(w("pageBreakBefore"))
        page_break.set(w("val"), "0")
        heading.find(w("pPr")).insert(1, page_break)


def _replace_placeholders(parts: dict[str, bytes], texts: Mapping[str, str]) -> None:
    for name, part in list(parts.items()):
        if re.fullmatch(r"word/(header|footer)\d+\.xml", name):
            filled = part.decode()
            for placeholder, text in texts.items():
                filled = filled.replace(placeholder, escape(text))
            parts[name] = filled.encode()


def _core_properties(outline: Outline) -> bytes:
    """Write the core properties; the dates are those of the newest source."""
    date = f"{outline.newest_source}T00:00:00Z"
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(f'{outline.title}, {outline.nation}')}</dc:title>"
        f"<dc:subject>{escape(outline.disclaimer)}</dc:subject><dc:creator>eymh-content</dc:creator>"
        f'<dc:language>en-GB</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified></cp:coreProperties>'
    ).encode()


def _app_properties() -> bytes:
    return (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>eymh-content</Application></Properties>"
    )
