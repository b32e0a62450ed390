"""Content controls: the places of a form that a reader fills in, each with a name that a screen reader says."""

import hashlib
from xml.sax.saxutils import escape, quoteattr

from eymh_exporters.outline.blocks import Control

LONGEST = 64
"""The longest name and tag that Word allows."""
STYLE = "PlaceholderText"


def control(made: Control) -> str:
    """Give a control as WordprocessingML. It cannot be deleted by a slip; its id depends on nothing but its own."""
    tag = short_tag(made.id)
    number = int.from_bytes(hashlib.sha256(made.id.encode()).digest()[:4]) & 0x7FFFFFFF or 1
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(_short(made.title))}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{_form(made)}</w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="{STYLE}"/></w:rPr><w:t>{escape(made.prompt)}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def short_tag(control_id: str) -> str:
    """Give the tag of a control: its id, cut and closed with a digest where that is too long for Word."""
    if len(control_id) <= LONGEST:
        return control_id
    digest = hashlib.sha256(control_id.encode()).hexdigest()[:8]
    return f"{control_id[: LONGEST - 9]}-{digest}"


def _short(title: str) -> str:
    """Cut a title at a word."""
    return title if len(title) <= LONGEST else title[: LONGEST - 1].rpartition(" ")[0] + "…"


def _form(made: Control) -> str:
    if made.form == "date":
        return (
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if made.form == "text":
        return '<w:text w:multiLine="1"/>'
    first = f'<w:listItem w:displayText={quoteattr(made.prompt)} w:value=""/>'
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(choice)} w:value={quoteattr(choice.partition(':')[0])}/>"
        for choice in made.choices
    )
    return f"<w:dropDownList>{first}{items}</w:dropDownList>"
