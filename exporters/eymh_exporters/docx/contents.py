"""The contents list: filled, linked, and clean, so that Word shows it at once and asks nothing.

It has no page numbers: only a layout engine knows them, and wrong ones are worse than none.
"""

from lxml import etree

from eymh_exporters.docx.package import Element, find, style_of, w, words

DEPTH = 2
FIELD = f' TOC \\o "1-{DEPTH}" \\n \\h \\z \\u '
LEVELS = {f"Heading{level}": level for level in range(1, 10)}


def fill(body: Element) -> None:
    """Put the contents list where its heading stands, with an entry for each heading of the first levels."""
    (mark,) = find(body, "./w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")
    entries = [
        _entry(LEVELS[style_of(paragraph)], str(names[0]), words(paragraph))
        for paragraph in find(body, "./w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
        if LEVELS[style_of(paragraph)] <= DEPTH and (names := find(paragraph, "./w:bookmarkStart/@w:name"))
    ]
    if not entries:
        return
    _open(entries[0])
    entries[-1].append(_field_mark("end"))
    block = etree.Element(w("sdt"))
    properties = etree.SubElement(etree.SubElement(block, w("sdtPr")), w("docPartObj"))
    etree.SubElement(properties, w("docPartGallery")).set(w("val"), "Table of Contents")
    etree.SubElement(properties, w("docPartUnique"))
    mark.getparent().replace(mark, block)
    etree.SubElement(block, w("sdtContent")).extend([mark, *entries])


def _entry(level: int, bookmark: str, text: str) -> Element:
    paragraph = etree.Element(w("p"))
    style = etree.SubElement(etree.SubElement(paragraph, w("pPr")), w("pStyle"))
    style.set(w("val"), f"TOC{level}")
    link = etree.SubElement(paragraph, w("hyperlink"))
    link.set(w("anchor"), bookmark)
    link.set(w("history"), "1")
    run = etree.SubElement(link, w("r"))
    etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle")).set(w("val"), "Hyperlink")
    etree.SubElement(run, w("t")).text = text
    return paragraph


def _field_mark(kind: str) -> Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run


def _open(paragraph: Element) -> None:
    """Begin the field before the first entry."""
    instruction = etree.Element(w("r"))
    code = etree.SubElement(instruction, w("instrText"))
    code.text = FIELD
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for run in reversed((_field_mark("begin"), instruction, _field_mark("separate"))):
        paragraph.insert(1, run)
