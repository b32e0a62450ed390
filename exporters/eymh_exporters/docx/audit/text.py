"""Checks for text that only authors and programs should see."""

import re
from collections.abc import Iterator

from eymh_content.models import KINDS
from eymh_content.printed import ID_AFTER_KIND, LEFTOVERS
from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import Finding
from eymh_exporters.docx.package import parse, w, words

LONGEST_KIND = max(map(len, KINDS))


def leftovers(document: WordDocument) -> Iterator[Finding]:
    """Check that the text contains no markup, template, record id, program value or unfinished abbreviation."""
    parts = [part for name, part in document.parts.items() if re.fullmatch(r"word/(header|footer)\d+\.xml", name)]
    lines = [text for _, _, text in document.paragraphs]
    text = "\n".join([*lines, *(words(p) for root in map(parse, parts) for p in root.iter(w("p")))])
    found = [
        (what, match)
        for what, patterns in LEFTOVERS.items()
        for pattern in patterns
        for match in re.finditer(pattern, text, re.MULTILINE)
    ]
    found += [("a record id", match) for match in re.finditer(ID_AFTER_KIND, text) if _follows_kind(text, match)]
    for what, match in found:
        around = text[max(0, match.start() - 30) : match.end() + 30].replace("\n", " ")
        line = text[text.rfind("\n", 0, match.start()) + 1 :].partition("\n")[0]
        yield Finding("text", f"The text contains {what}: '{around}'.", line, match[0])


def _follows_kind(text: str, match: re.Match[str]) -> bool:
    """Return whether a kind stands before what looks like an id, unless they are in an address."""
    word = re.search(r"[a-z-]+$", text[max(0, match.start() - LONGEST_KIND - 1) : match.start()])
    start = max(text.rfind(blank, 0, match.start()) for blank in " \n")
    return word is not None and word[0] in KINDS and "://" not in text[start + 1 : match.start()]
