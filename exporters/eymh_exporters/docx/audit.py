"""What must hold of a pack before it is handed out: that it opens without questions, and that everyone can read it.

The checks read the finished bytes and trust nothing that was said while they were made.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from zipfile import BadZipFile

from lxml import etree

from eymh_content.models import KINDS
from eymh_exporters.docx.audit_forms import control_problems
from eymh_exporters.docx.audit_layout import contrast, size_problems
from eymh_exporters.docx.package import Element, R, find, parse, read, style_of, w, words

A4 = ("11906", "16838")
CONTENTS_THRESHOLD = 4500
"""From how many words on a pack must have a contents list."""
LONGEST_KIND = 30
"""More letters than the name of a kind has."""
VAGUE = {"here", "click here", "link", "more", "read more", "this", "this page", "page", "details"}
"""Words of a link that say nothing by themselves."""

UNFINISHED = {
    "raw markup": (
        r"\*\*",
        r"\]\(",
        r"</?(?:p|br|div|span|[abi]|em|strong|su[bp]|[uo]l|li|t[dhr]|table)(?:\s[^>]*)?/?>",
        r"\\\w",
        r"&[a-z]+;",
    ),
    "braces of a template": (r"\{\{", r"\}\}", r"\{%"),
    "a value of a program": (
        r"None(?:(?<=^None)|(?<=[(:=,;\t]None)|(?<=[(:=,;\t] None))(?=$|[).,;])",
        r"nan(?<!\wnan)\b",
        r"NaN(?<!\wNaN)\b",
        r"<class",
        r"Literal\[",
        r"object at 0x",
        r"dict_",
    ),
    "an unfinished abbreviation": (r"TB[CDA](?<!['‘\"“\w]...)\b", r"TODO\b", r"FIXME\b", r"XXX\b"),
}
"""What must not stand in the text of a pack. Each pattern begins with a letter or sign of its own: that is searched for
ten times as fast as a list of alternatives."""
_ID_AFTER_KIND = re.compile(r"/[a-z0-9]+(?:-[a-z0-9]+)+")


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong with a pack."""

    rule: str
    message: str

    def __str__(self) -> str:
        """Give both in one line."""
        return f"{self.rule}: {self.message}"


@dataclass(frozen=True)
class Pack:
    """The parts of a pack that the checks look at."""

    parts: dict[str, bytes]
    disclaimer: str
    body: Element
    styles: Element
    settings: Element
    paragraphs: list[tuple[Element, str, str]]
    """Each paragraph of the body with its style and its words, in reading order."""
    bookmarks: list[str] = field(default_factory=list)


def audit(data: bytes, disclaimer: str) -> list[Finding]:
    """Check a pack. ``standing`` is the line that must stand in its header. No findings: it is fit to be handed out."""
    try:
        parts = read(data)
        body = parse(parts["word/document.xml"])[0]
        styles, settings = parse(parts["word/styles.xml"]), parse(parts["word/settings.xml"])
    except (BadZipFile, KeyError, etree.XMLSyntaxError) as error:
        return [Finding("file", f"it cannot be read as a Word document: {error}")]
    bookmarks = [str(mark.get(w("name"))) for mark in body.iter(w("bookmarkStart"))]
    read_once = [(paragraph, style_of(paragraph), words(paragraph)) for paragraph in body.iter(w("p"))]
    pack = Pack(parts, disclaimer, body, styles, settings, read_once, bookmarks)
    return [finding for check in CHECKS for finding in check(pack)]


def properties(pack: Pack) -> Iterator[Finding]:
    """Title and language are set, Word opens it in no compatibility mode, and asks for no update."""
    core = pack.parts.get("docProps/core.xml", b"").decode()
    if not re.search(r"<dc:title>[^<]+</dc:title>", core):
        yield Finding("title", "the document has no title")
    languages = {str(tag) for tag in find(pack.styles, ".//w:docDefaults//w:lang/@w:val")}
    languages |= {str(tag.get(w("val"))) for tag in pack.body.iter(w("lang"))}
    if languages != {"en-GB"}:
        yield Finding("language", f"the language is {', '.join(sorted(languages)) or 'not set'}, not en-GB")
    if find(pack.settings, ".//w:compatSetting[@w:name='compatibilityMode']/@w:val") != ["15"]:
        yield Finding("compatibility", "Word would open it in compatibility mode")
    if find(pack.settings, ".//w:updateFields") or any(
        mark.get(w("dirty")) for mark in pack.body.iter(w("fldChar"), w("fldSimple"))
    ):
        yield Finding("update-prompt", "Word would ask to update its fields")
    for name, part in pack.parts.items():
        if name.startswith("docProps/") and re.search(rb"/tmp/|/home/|/work/|[A-Z]:\\\\|\.csl|\.json", part):
            yield Finding("path", f"{name} holds the path of a file")


def headings(pack: Pack) -> Iterator[Finding]:
    """Headings follow one another level by level, and none is empty."""
    last = 0
    for _, style, text in pack.paragraphs:
        match = re.fullmatch(r"Heading(\d)", style)
        if not match:
            continue
        level = int(match[1])
        if not text.strip():
            yield Finding("heading", "a heading is empty")
        if level > last + 1:
            yield Finding("heading", f"'{text}' is of level {level}, below one of level {last}")
        last = level
    if not last:
        yield Finding("heading", "there is no heading")


def paragraphs(pack: Pack) -> Iterator[Finding]:
    """No paragraph is empty, and each has a style of ours."""
    known = {str(style) for style in find(pack.styles, "./w:style/@w:styleId")}
    for paragraph, style, text in pack.paragraphs:
        if not text.strip() and not find(paragraph, ".//w:drawing"):
            yield Finding("empty-paragraph", "a paragraph is empty")
        if style not in known:
            yield Finding("style", f"style {style} is not defined: '{text[:60]}'")


def unfinished(pack: Pack) -> Iterator[Finding]:
    """Nothing stands in the text that only a program or an author should see."""
    parts = [body for name, body in pack.parts.items() if re.fullmatch(r"word/(header|footer)\d+\.xml", name)]
    lines = [text for _, _, text in pack.paragraphs]
    text = "\n".join([*lines, *(words(p) for root in map(parse, parts) for p in root.iter(w("p")))])
    found = [
        (what, match)
        for what, patterns in UNFINISHED.items()
        for pattern in patterns
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]
    found += [("an id of a record", match) for match in _ID_AFTER_KIND.finditer(text) if _kind_before(text, match)]
    for what, match in found:
        around = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
        yield Finding("text", f"{what} stands in the text: '{around}'")


def _kind_before(text: str, match: re.Match[str]) -> bool:
    word = re.search(r"[a-z-]+$", text[max(0, match.start() - LONGEST_KIND) : match.start()])
    return word is not None and word[0] in KINDS


def tables(pack: Pack) -> Iterator[Finding]:
    """Each table has a caption, a header row that is repeated, row headers, whole rows, and no cell empty or merged."""
    for number, table in enumerate(pack.body.iter(w("tbl")), 1):
        before = table.getprevious()
        if before is None or before.tag != w("p") or style_of(before) != "TableCaption":
            yield Finding("table", f"table {number} has no caption before it")
        if not find(table, "./w:tblPr/w:tblCaption[@w:val!='']"):
            yield Finding("table", f"table {number} has no alternative text")
        if find(table, "./w:tblPr/w:tblLook/@w:firstColumn") != ["1"]:
            yield Finding("table", f"table {number} has no row headers")
        if len(find(table, "./w:tr[1]/w:trPr/w:tblHeader")) != 1:
            yield Finding("table", f"table {number} has no header row that is repeated")
        if len(find(table, "./w:tr/w:trPr/w:cantSplit")) != len(find(table, "./w:tr")):
            yield Finding("table", f"a row of table {number} may be split across pages")
        if find(table, ".//w:gridSpan | .//w:vMerge | .//w:tbl"):
            yield Finding("table", f"table {number} has merged cells, or a table inside")
        if any(not words(cell).strip() for cell in find(table, ".//w:tc")):
            yield Finding("table", f"a cell of table {number} is empty")


def links(pack: Pack) -> Iterator[Finding]:
    """Each link leads somewhere and says where; each bookmark has a name of its own."""
    for name in sorted(name for name, count in Counter(pack.bookmarks).items() if count > 1):
        yield Finding("bookmark", f"two bookmarks are called {name}")
    numbers = [str(mark.get(w("id"))) for mark in pack.body.iter(w("bookmarkStart"))]
    if len(set(numbers)) < len(numbers):
        yield Finding("bookmark", "two bookmarks have the same number")
    bookmarks = set(pack.bookmarks)
    targets = {str(one.get("Id")): str(one.get("Target")) for one in parse(pack.parts["word/_rels/document.xml.rels"])}
    for link in pack.body.iter(w("hyperlink")):
        text, anchor = words(link).strip(), link.get(w("anchor"))
        if anchor is not None and anchor not in bookmarks:
            yield Finding("link", f"the link '{text}' leads to nothing")
        address = targets.get(link.get(R + "id") or "", "")
        if anchor is None and not re.match(r"https?://|mailto:", address):
            yield Finding("link", f"the link '{text}' leads to '{address}'")
        alone = text.casefold() not in VAGUE and not re.match(r"https?://|www\.", text)
        if not text or not alone or (text.isdigit() and not link.get(w("tooltip"))):
            yield Finding("link", f"the words of a link say nothing by themselves: '{text}'")


def contents_list(pack: Pack) -> Iterator[Finding]:
    """There is one contents list in a long pack, and it is filled."""
    lists = find(pack.body, ".//w:sdt[.//w:docPartGallery/@w:val='Table of Contents']")
    if not lists and len(words(pack.body).split()) < CONTENTS_THRESHOLD:
        return
    if len(lists) != 1:
        yield Finding("contents", f"there are {len(lists)} contents lists")
    elif not find(lists[0], ".//w:hyperlink"):
        yield Finding("contents", "the contents list is empty")


def pages(pack: Pack) -> Iterator[Finding]:
    """Every page is A4 and carries the header with its line."""
    headers = [part for name, part in pack.parts.items() if re.fullmatch(r"word/header\d+\.xml", name)]
    if not headers or any(pack.disclaimer not in words(parse(part)) for part in headers):
        yield Finding("header", "the header lacks the line on how old the sources are")
    sections = find(pack.body, ".//w:sectPr")
    for section in sections:
        if not find(section, "./w:headerReference"):
            yield Finding("header", "a section has no header")
        size = find(section, "./w:pgSz")
        if not size or (size[0].get(w("w")), size[0].get(w("h"))) != A4:
            yield Finding("page", "a section is not A4 upright")
    if not sections:
        yield Finding("page", "no page size is set")
    if find(pack.body, ".//w:txbxContent | .//w:framePr"):
        yield Finding("page", "there is a text box or a frame")


def pictures(pack: Pack) -> Iterator[Finding]:
    """Each picture says what it shows, without the name of a file."""
    for picture in pack.body.iter("{*}docPr"):
        told = picture.get("descr") or ""
        if not told.strip() or re.search(r"\.(png|jpe?g|svg|gif)\b", told):
            yield Finding("picture", f"a picture has no fit alternative text: '{told}'")


def looks(pack: Pack) -> Iterator[Finding]:
    """Text is large enough, left aligned, and stands out from its ground."""
    yield from (Finding("size", problem) for problem in size_problems(pack.styles))
    yield from (Finding("contrast", problem) for problem in contrast(pack.styles))
    for way in sorted({str(way) for way in find(pack.styles, ".//w:jc/@w:val")} - {"left", "start"}):
        yield Finding("alignment", f"a style is aligned {way}, not left")


def forms(pack: Pack) -> Iterator[Finding]:
    """Each control of a form says what it asks for; the document itself is not protected."""
    yield from (Finding("control", problem) for problem in control_problems(pack.body))
    if find(pack.settings, ".//w:documentProtection"):
        yield Finding("control", "the document is protected, which screen readers cope with badly")


CHECKS = (properties, headings, paragraphs, unfinished, tables, links, contents_list, pages, pictures, looks, forms)
