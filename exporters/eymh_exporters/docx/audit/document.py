"""A Word document as the checks of the audit see it."""

from dataclasses import dataclass
from typing import Self

from eymh_exporters.docx import package
from eymh_exporters.docx.package import Element, style_of, w, words


@dataclass(frozen=True)
class WordDocument:
    """The parts of a document that the checks read."""

    parts: dict[str, bytes]
    disclaimer: str
    """The text that the header must contain."""
    body: Element
    styles: Element
    settings: Element
    paragraphs: list[tuple[Element, str, str]]
    """Each paragraph of the body with its style and its text, in reading order."""
    bookmarks: list[str]

    @classmethod
    def read(cls, data: bytes, disclaimer: str) -> Self:
        """Read a document. One of the errors in ``UNREADABLE`` of the audit if it is not a Word document."""
        parts = package.read(data)
        body = package.parse(parts["word/document.xml"])[0]
        return cls(
            parts,
            disclaimer,
            body,
            package.parse(parts["word/styles.xml"]),
            package.parse(parts["word/settings.xml"]),
            [(paragraph, style_of(paragraph), words(paragraph)) for paragraph in body.iter(w("p"))],
            [str(bookmark.get(w("name"))) for bookmark in body.iter(w("bookmarkStart"))],
        )
