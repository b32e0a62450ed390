"""The styles of a pack: 12 point sans serif, left aligned, every colour with a contrast of at least 4.5:1."""

from dataclasses import dataclass
from typing import Literal

FONT = "Arial"
BLACK = "0B0C0C"
DEEP_BLUE = "12436D"
LINK_BLUE = "0F4A85"
GREY = "505A5F"
LIGHT_GREY = "B1B4B6"
PALE_BLUE = "EEF3F8"
NOTE_BACKGROUND = "FFF7E6"
NOTE_BORDER = "B05C00"
WHITE = "FFFFFF"


def _id(name: str) -> str:
    """Return the style id that Word derives from a style name: "heading 1" is Heading1, "toc 1" is TOC1."""
    return "".join(word.upper() if word == "toc" else word[:1].upper() + word[1:] for word in name.split())


@dataclass(frozen=True)
class ParagraphStyle:
    """A paragraph style. Sizes are in points; spacing and indents in twentieths of a point."""

    name: str
    size: float = 12
    bold: bool = False
    colour: str = BLACK
    before: int = 0
    after: int = 120
    left: int = 0
    hanging: int = 0
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    background: str | None = None
    left_border: str | None = None
    bottom_border: str | None = None
    tab: int | None = None
    based_on: str = "Normal"
    line: int = 276

    @property
    def id(self) -> str:
        """The style id."""
        return _id(self.name)


PARAGRAPHS = (
    ParagraphStyle("Body Text", before=80, after=80),
    ParagraphStyle("Lead", before=80, after=80, keep_next=True, based_on="BodyText"),
    ParagraphStyle("First Paragraph", based_on="BodyText"),
    ParagraphStyle("Compact", after=60),
    ParagraphStyle("Title", size=28, bold=True, colour=DEEP_BLUE, before=240, after=60, line=240, keep_next=True),
    ParagraphStyle("Subtitle", size=20, colour=BLACK, after=240, keep_next=True),
    ParagraphStyle(
        "Standing Line", bold=True, before=120, after=300, left=170, left_border=DEEP_BLUE, background=PALE_BLUE
    ),
    ParagraphStyle(
        "heading 1",
        size=22,
        bold=True,
        colour=DEEP_BLUE,
        before=360,
        after=200,
        outline=0,
        keep_next=True,
        page_break=True,
        line=252,
    ),
    ParagraphStyle(
        "heading 2",
        size=17,
        bold=True,
        colour=DEEP_BLUE,
        before=420,
        after=120,
        outline=1,
        keep_next=True,
        bottom_border=LIGHT_GREY,
        line=252,
    ),
    ParagraphStyle("heading 3", size=14, bold=True, before=320, after=80, outline=2, keep_next=True, line=252),
    ParagraphStyle("heading 4", size=12, bold=True, colour=DEEP_BLUE, before=200, after=60, outline=3, keep_next=True),
    ParagraphStyle("heading 5", size=12, bold=True, before=160, after=60, outline=4, keep_next=True),
    ParagraphStyle("heading 6", size=12, bold=True, colour=GREY, before=160, after=60, outline=5, keep_next=True),
    ParagraphStyle("Label", bold=True, colour=DEEP_BLUE, after=120, background=PALE_BLUE, keep_next=True),
    ParagraphStyle("Fact", before=20, after=20, keep_next=True, line=259, left=2608, hanging=2608, tab=2608),
    ParagraphStyle("Source Line", size=11, colour=GREY, before=100, after=160, line=252),
    ParagraphStyle(
        "Note Title",
        bold=True,
        before=140,
        after=0,
        line=259,
        left=227,
        left_border=NOTE_BORDER,
        background=NOTE_BACKGROUND,
        keep_next=True,
    ),
    ParagraphStyle(
        "Note Text", after=60, line=259, left=227, left_border=NOTE_BORDER, background=NOTE_BACKGROUND, keep_lines=True
    ),
    ParagraphStyle("Note In List", after=80, left_border=NOTE_BORDER, background=NOTE_BACKGROUND),
    ParagraphStyle("List Bullet", after=60),
    ParagraphStyle("List Number", after=100),
    ParagraphStyle("caption", bold=True, before=200, after=80, keep_next=True),
    ParagraphStyle("Table Caption", bold=True, before=200, after=80, keep_next=True, based_on="Caption"),
    ParagraphStyle("Image Caption", after=120, based_on="Caption"),
    ParagraphStyle("Table Text", size=11, before=50, after=50, line=252),
    ParagraphStyle("Table Heading", size=11, bold=True, before=60, after=60, line=252, keep_next=True),
    ParagraphStyle("TOC Heading", size=22, bold=True, colour=DEEP_BLUE, after=200, keep_next=True, page_break=True),
    ParagraphStyle("toc 1", bold=True, before=60, after=0, line=247),
    ParagraphStyle("toc 2", left=284, after=0, line=247),
    ParagraphStyle("header", size=10, colour=GREY, after=0, line=240, bottom_border=LIGHT_GREY),
    ParagraphStyle("footer", size=10, colour=GREY, after=0, line=240, tab=9638),
    ParagraphStyle("footnote text", size=11),
)


@dataclass(frozen=True)
class CharacterStyle:
    """A character style."""

    name: str
    kind: Literal["plain", "link", "superscript", "placeholder"] = "plain"

    @property
    def id(self) -> str:
        """The style id."""
        return _id(self.name)


CHARACTERS = (
    CharacterStyle("Hyperlink", "link"),
    CharacterStyle("Placeholder Text", "placeholder"),
    CharacterStyle("footnote reference", "superscript"),
    CharacterStyle("Body Text Char"),
    CharacterStyle("Verbatim Char"),
    CharacterStyle("Section Number"),
)
