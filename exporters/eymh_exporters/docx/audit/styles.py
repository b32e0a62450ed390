"""Checks of the styles: the size of text, its contrast and its alignment."""

from collections.abc import Iterator

from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import Finding
from eymh_exporters.docx.package import find, w

MIN_BODY_SIZE = 24  # half-points
MIN_SIZE = 20
BODY_STYLES = frozenset({"BodyText", "ListBullet", "ListNumber", "Fact", "NoteText", "NoteTitle", "Label"})
MIN_CONTRAST = 4.5
WHITE = "FFFFFF"
AUTO = "auto"
"""The colour that Word chooses: black or white text, whichever is easier to read; no background."""
_LINEAR_LIMIT = 0.03928  # up to this value, sRGB is linear


def readability(document: WordDocument) -> Iterator[Finding]:
    """Check that text is large enough, has enough contrast, and is left aligned."""
    yield from _sizes(document)
    yield from _contrasts(document)
    for alignment in sorted({str(value) for value in find(document.styles, ".//w:jc/@w:val")} - {"left", "start"}):
        yield Finding("alignment", f"A style is aligned '{alignment}'.")


def _sizes(document: WordDocument) -> Iterator[Finding]:
    for style in find(document.styles, "./w:style[@w:type='paragraph']"):
        size = find(style, "./w:rPr/w:sz/@w:val")
        name = style.get(w("styleId"))
        minimum = MIN_BODY_SIZE if name in BODY_STYLES else MIN_SIZE
        if size and int(size[0]) < minimum:
            yield Finding("size", f"Style {name} has {int(size[0]) / 2:g} points, fewer than {minimum / 2:g}.")


def _contrasts(document: WordDocument) -> Iterator[Finding]:
    """Compare each style with its own background, and each character style with all backgrounds."""
    backgrounds = {WHITE, *(str(fill) for fill in find(document.styles, ".//w:shd/@w:fill") if fill != AUTO)}
    for style in find(document.styles, "./w:style"):
        colour = find(style, "./w:rPr/w:color/@w:val")
        if not colour or colour[0] == AUTO:
            continue
        own = [fill for fill in find(style, "./w:pPr/w:shd/@w:fill") if fill != AUTO]
        is_character = style.get(w("type")) == "character"
        for background in sorted(backgrounds) if is_character else (str(own[0]) if own else WHITE,):
            contrast = contrast_ratio(str(colour[0]), background)
            if contrast < MIN_CONTRAST:
                name = style.get(w("styleId"))
                yield Finding("contrast", f"Style {name}: {colour[0]} on {background} is {contrast:.1f}:1.")


def contrast_ratio(one: str, other: str) -> float:
    """Return the contrast of two colours (six hexadecimal digits) as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= _LINEAR_LIMIT else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
