"""The size of text and its contrast, read from the styles of a document."""

from collections.abc import Iterator

from eymh_exporters.docx.package import Element, find, w

BODY_SIZE = 24  # half-points
LEAST_SIZE = 20
BODY_STYLES = frozenset({"BodyText", "ListBullet", "ListNumber", "Fact", "NoteText", "NoteTitle", "Label"})
LEAST_CONTRAST = 4.5
WHITE = "FFFFFF"
_DARK_PART = 0.03928


def size_problems(styles: Element) -> Iterator[str]:
    """Yield styles whose text is too small: body text below 12 points, anything below 10."""
    for style in find(styles, "./w:style[@w:type='paragraph']"):
        size = find(style, "./w:rPr/w:sz/@w:val")
        name = style.get(w("styleId"))
        least = BODY_SIZE if name in BODY_STYLES else LEAST_SIZE
        if size and int(size[0]) < least:
            yield f"style {name} has {int(size[0]) / 2:g} points"


def contrast(styles: Element) -> Iterator[str]:
    """Yield styles whose text stands out too little from the ground of its own style, or of any ground it may be on."""
    grounds = {WHITE, *(str(fill) for fill in find(styles, ".//w:shd/@w:fill") if fill != "auto")}
    for style in find(styles, "./w:style"):
        colour = find(style, "./w:rPr/w:color/@w:val")
        if not colour:
            continue
        own = find(style, "./w:pPr/w:shd/@w:fill")
        inline = style.get(w("type")) == "character"
        for ground in sorted(grounds) if inline else (str(own[0]) if own else WHITE,):
            found = ratio(str(colour[0]), ground)
            if found < LEAST_CONTRAST:
                yield f"style {style.get(w('styleId'))}: {colour[0]} on {ground} is {found:.1f}:1"


def ratio(one: str, other: str) -> float:
    """Give the contrast of two colours (six hexadecimal digits) as WCAG 2.2 defines it, from 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= _DARK_PART else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
