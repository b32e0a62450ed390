"""Checks of the structure: properties, headings, paragraphs, tables, links, contents list, pages and pictures."""

import re
from collections import Counter
from collections.abc import Iterator

from eymh_content.printed import is_vague
from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import Finding
from eymh_exporters.docx.package import R, find, parse, style_of, w, words

A4 = ("11906", "16838")
CONTENTS_THRESHOLD = 4500
"""The number of words from which a pack must have a contents list. The exporter adds one from fewer words on."""


def properties(document: WordDocument) -> Iterator[Finding]:
    """Check that title and language are set, and that Word opens the document without questions."""
    core = document.parts.get("docProps/core.xml", b"").decode()
    if not re.search(r"<dc:title>[^<]+</dc:title>", core):
        yield Finding("title", "The document has no title.")
    languages = {str(tag) for tag in find(document.styles, ".//w:docDefaults//w:lang/@w:val")}
    languages |= {str(tag.get(w("val"))) for tag in document.body.iter(w("lang"))}
    if languages != {"en-GB"}:
        yield Finding("language", f"The language is {', '.join(sorted(languages)) or 'not set'}; use en-GB.")
    if find(document.settings, ".//w:compatSetting[@w:name='compatibilityMode']/@w:val") != ["15"]:
        yield Finding("compatibility", "Word opens the document in compatibility mode.")
    fields = document.body.iter(w("fldChar"), w("fldSimple"))
    if find(document.settings, ".//w:updateFields") or any(field.get(w("dirty")) for field in fields):
        yield Finding("update-prompt", "Word asks to update the fields of the document.")
    for name, part in document.parts.items():
        ours = re.sub(rb"<dc:title>[^<]*</dc:title>", b"", part)  # the title is that of a record
        if name.startswith("docProps/") and re.search(rb"/(?:tmp|home|Users|var)/|[A-Z]:\\|\.csl|\.json", ours):
            yield Finding("path", f"{name} contains a file path.")


def headings(document: WordDocument) -> Iterator[Finding]:
    """Check that there are headings, that none is empty, and that no level is skipped."""
    last = 0
    for _, style, text in document.paragraphs:
        match = re.fullmatch(r"Heading(\d)", style)
        if not match:
            continue
        level = int(match[1])
        if not text.strip():
            yield Finding("heading", "A heading is empty.", "")
        if level > last + 1:
            yield Finding("heading", f"The heading '{text}' has level {level}, after a heading of level {last}.")
        last = level
    if not last:
        yield Finding("heading", "There is no heading.")


def paragraphs(document: WordDocument) -> Iterator[Finding]:
    """Check that no paragraph is empty, and that each has a defined style."""
    known = {str(style) for style in find(document.styles, "./w:style/@w:styleId")}
    for paragraph, style, text in document.paragraphs:
        if not text.strip() and not find(paragraph, ".//w:drawing"):
            yield Finding("empty-paragraph", "A paragraph is empty.", "")
        if style not in known:
            yield Finding("style", f"The style {style} is not defined: '{text[:60]}'.")


def tables(document: WordDocument) -> Iterator[Finding]:
    """Check that each table has a caption, headers and unsplit rows, and no empty or merged cell."""
    for number, table in enumerate(document.body.iter(w("tbl")), 1):
        before = table.getprevious()
        if before is None or before.tag != w("p") or style_of(before) != "TableCaption":
            yield Finding("table", f"Table {number} has no caption before it.")
        if not find(table, "./w:tblPr/w:tblCaption[@w:val!='']"):
            yield Finding("table", f"Table {number} has no alternative text.", "")
        if find(table, "./w:tblPr/w:tblLook/@w:firstColumn") != ["1"]:
            yield Finding("table", f"Table {number} has no row headers.")
        if len(find(table, "./w:tr[1]/w:trPr/w:tblHeader")) != 1:
            yield Finding("table", f"Table {number} has no repeated header row.")
        if len(find(table, "./w:tr/w:trPr/w:cantSplit")) != len(find(table, "./w:tr")):
            yield Finding("table", f"A row of table {number} may be split across pages.")
        if find(table, ".//w:gridSpan | .//w:vMerge | .//w:tbl"):
            yield Finding("table", f"Table {number} has merged cells or a nested table.")
        if any(not words(cell).strip() for cell in find(table, ".//w:tc")):
            yield Finding("table", f"A cell of table {number} is empty.", "")


def links(document: WordDocument) -> Iterator[Finding]:
    """Check that each link has a target and a text that makes sense on its own, and that bookmarks are unique."""
    for name in sorted(name for name, count in Counter(document.bookmarks).items() if count > 1):
        yield Finding("bookmark", f"Two bookmarks have the name {name}.", name, name)
    numbers = [str(mark.get(w("id"))) for mark in document.body.iter(w("bookmarkStart"))]
    if len(set(numbers)) < len(numbers):
        yield Finding("bookmark", "Two bookmarks have the same number.")
    bookmarks = set(document.bookmarks)
    targets = {
        str(one.get("Id")): str(one.get("Target")) for one in parse(document.parts["word/_rels/document.xml.rels"])
    }
    for link in document.body.iter(w("hyperlink")):
        text, anchor = words(link).strip(), link.get(w("anchor"))
        if anchor is not None and anchor not in bookmarks:
            yield Finding("link", f"The link '{text}' has no target in the document.")
        address = targets.get(link.get(R + "id") or "", "")
        if anchor is None and not re.match(r"https?://|mailto:", address):
            yield Finding(
                "link",
                f"The link '{text}' has the address '{address}', not one of the web or of email.",
                address,
                address,
            )
        has_tooltip = text.isdigit() and link.get(w("tooltip"))
        if not text or (is_vague(text) and not has_tooltip):
            yield Finding("link", f"The text of a link makes no sense on its own: '{text}'.", text, text)


def contents_list(document: WordDocument) -> Iterator[Finding]:
    """Check that a long pack has one contents list, with entries."""
    lists = find(document.body, ".//w:sdt[.//w:docPartGallery/@w:val='Table of Contents']")
    if not lists and len(words(document.body).split()) < CONTENTS_THRESHOLD:
        return
    if len(lists) != 1:
        yield Finding("contents", f"There are {len(lists)} contents lists.")
    elif not find(lists[0], ".//w:hyperlink"):
        yield Finding("contents", "The contents list has no entries.")


def pages(document: WordDocument) -> Iterator[Finding]:
    """Check that every page is A4 portrait, and has the header with the disclaimer."""
    headers = [part for name, part in document.parts.items() if re.fullmatch(r"word/header\d+\.xml", name)]
    if not headers or any(document.disclaimer not in words(parse(part)) for part in headers):
        yield Finding("header", "The header does not contain the disclaimer.")
    sections = find(document.body, ".//w:sectPr")
    for section in sections:
        if not find(section, "./w:headerReference"):
            yield Finding("header", "A section has no header.")
        size = find(section, "./w:pgSz")
        if not size or (size[0].get(w("w")), size[0].get(w("h"))) != A4:
            yield Finding("page", "A section is not A4 portrait.")
    if not sections:
        yield Finding("page", "No page size is set.")
    if find(document.body, ".//w:txbxContent | .//w:framePr"):
        yield Finding("page", "The document has a text box or a frame.")


def pictures(document: WordDocument) -> Iterator[Finding]:
    """Check that each picture has an alternative text that is not a file name."""
    for picture in document.body.iter("{*}docPr"):
        description = picture.get("descr") or ""
        if not description.strip() or re.search(r"\.(png|jpe?g|svg|gif)\b", description):
            yield Finding("picture", f"A picture has no alternative text, or a file name: '{description}'.")
