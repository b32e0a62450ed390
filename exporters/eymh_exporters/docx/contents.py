"""The contents list: complete and linked, so that Word shows it without asking to update fields.

It has no page numbers: only a layout engine knows them, and wrong ones are worse than none.
"""

from lxml import etree

from eymh_exporters.docx.package import Element, find, style_of, w, words

DEPTH = 2
FIELD = f' TOC \\o "1-{DEPTH}" \\n \\h \\z \\u '
LEVELS = {f"Heading{level}": level for level in range(1, 10)}


def insert_contents_list(body: Element) -> None:
    """Insert the contents list at its heading, with an entry for each heading down to level ``DEPTH``."""
    (heading,) = find(body, "./w:p[w:pPr/w:pStyle/@w:val='TOCHeading']")
    entries = [
        _entry(LEVELS[style_of(paragraph)], str(bookmarks[0]), words(paragraph))
        for paragraph in find(body, "./w:p[starts-with(w:pPr/w:pStyle/@w:val, 'Heading')]")
        if LEVELS[style_of(paragraph)] <= DEPTH and (bookmarks := find(paragraph, "./w:bookmarkStart/@w:name"))
    ]
    if not entries:
        return
    _start_field(entries[0])
    entries[-1].append(_field_character("end"))
    block = etree.Element(w("sdt"))
    properties = etree.SubElement(etree.SubElement(block, w("sdtPr")), w("docPartObj"))
    etree.SubElement(properties, w("docPartGallery")).set(w("val"), "Table of Contents")
    etree.SubElement(properties, w("docPartUnique"))
    heading.getparent().replace(heading, block)
    etree.SubElement(block, w("sdtContent")).extend([heading, *entries])


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


def _field_character(kind: str) -> Element:
    run = etree.Element(w("r"))
    etree.SubElement(run, w("fldChar")).set(w("fldCharType"), kind)
    return run


def _start_field(paragraph: Element) -> None:
    """Insert the start of the field before the first entry."""
    instruction = etree.Element(w("r"))
    code = etree.SubElement(instruction, w("instrText"))
    code.text = FIELD
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    for run in reversed((_field_character("begin"), instruction, _field_character("separate"))):
        paragraph.insert(1, run)
