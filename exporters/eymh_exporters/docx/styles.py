"""The styles of a pack: A4, a sans serif in 12 points, left aligned, every colour at 4.5:1 or more."""

from dataclasses import dataclass
from typing import Literal

FONT = "Arial"
INK = "0B0C0C"
DEEP_BLUE = "12436D"
LINK = "0F4A85"
GREY = "505A5F"
LINE = "B1B4B6"
PALE = "EEF3F8"
CAUTION_GROUND = "FFF7E6"
CAUTION_LINE = "B05C00"
WHITE = "FFFFFF"


def _id(name: str) -> str:
    """Give the id that Word itself gives to a style of this name: "heading 1" is Heading1, "toc 1" is TOC1."""
    return "".join(word.upper() if word == "toc" else word[:1].upper() + word[1:] for word in name.split())


@dataclass(frozen=True)
class ParagraphStyle:
    """One paragraph style. Sizes in points, spaces and indents in twentieths of a point."""

    name: str
    size: float = 12
    bold: bool = False
    colour: str = INK
    before: int = 0
    after: int = 120
    left: int = 0
    hanging: int = 0
    outline: int | None = None
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    ground: str | None = None
    bar: str | None = None
    rule_below: str | None = None
    tab: int | None = None
    based_on: str = "Normal"
    line: int = 276

    @property
    def id(self) -> str:
        """The id by which a document names it."""
        return _id(self.name)


PARAGRAPHS = (
    ParagraphStyle("Body Text", before=80, after=80),
    ParagraphStyle("Lead", before=80, after=80, keep_next=True, based_on="BodyText"),
    ParagraphStyle("First Paragraph", based_on="BodyText"),
    ParagraphStyle("Compact", after=60),
    ParagraphStyle("Title", size=28, bold=True, colour=DEEP_BLUE, before=240, after=60, line=240, keep_next=True),
    ParagraphStyle("Subtitle", size=20, colour=INK, after=240, keep_next=True),
    ParagraphStyle("Standing Line", bold=True, before=120, after=300, left=170, bar=DEEP_BLUE, ground=PALE),
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
        rule_below=LINE,
        line=252,
    ),
    ParagraphStyle("heading 3", size=14, bold=True, before=320, after=80, outline=2, keep_next=True, line=252),
    ParagraphStyle("heading 4", size=12, bold=True, colour=DEEP_BLUE, before=200, after=60, outline=3, keep_next=True),
    ParagraphStyle("heading 5", size=12, bold=True, before=160, after=60, outline=4, keep_next=True),
    ParagraphStyle("heading 6", size=12, bold=True, colour=GREY, before=160, after=60, outline=5, keep_next=True),
    ParagraphStyle("Label", bold=True, colour=DEEP_BLUE, after=120, ground=PALE, keep_next=True),
    ParagraphStyle("Fact", before=20, after=20, keep_next=True, line=259, left=2608, hanging=2608, tab=2608),
    ParagraphStyle("Source Line", size=11, colour=GREY, before=100, after=160, line=252),
    ParagraphStyle(
        "Note Title",
        bold=True,
        before=140,
        after=0,
        line=259,
        left=227,
        bar=CAUTION_LINE,
        ground=CAUTION_GROUND,
        keep_next=True,
    ),
    ParagraphStyle("Note Text", after=60, line=259, left=227, bar=CAUTION_LINE, ground=CAUTION_GROUND, keep_lines=True),
    ParagraphStyle("Note In List", after=80, bar=CAUTION_LINE, ground=CAUTION_GROUND),
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
    ParagraphStyle("header", size=10, colour=GREY, after=0, line=240, rule_below=LINE),
    ParagraphStyle("footer", size=10, colour=GREY, after=0, line=240, tab=9638),
    ParagraphStyle("footnote text", size=11),
)


@dataclass(frozen=True)
class CharacterStyle:
    """One character style."""

    name: str
    kind: Literal["plain", "link", "raised", "prompt"] = "plain"

    @property
    def id(self) -> str:
        """The id by which a document names it."""
        return _id(self.name)


CHARACTERS = (
    CharacterStyle("Hyperlink", "link"),
    CharacterStyle("Placeholder Text", "prompt"),
    CharacterStyle("footnote reference", "raised"),
    CharacterStyle("Body Text Char"),
    CharacterStyle("Verbatim Char"),
    CharacterStyle("Section Number"),
)
