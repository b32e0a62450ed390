"""Content controls: the fields of a form, each with a name that screen readers read out."""

import hashlib
from xml.sax.saxutils import escape, quoteattr

from eymh_exporters.outline.blocks import Control

MAX_LENGTH = 64
"""The maximum length of the title and tag of a control in Word."""
STYLE = "PlaceholderText"


def content_control(control: Control) -> str:
    """Write a control as WordprocessingML. It cannot be deleted by accident; its id is derived from ``control.id``."""
    tag = short_tag(control.id)
    number = int.from_bytes(hashlib.sha256(control.id.encode()).digest()[:4]) & 0x7FFFFFFF or 1
    return (
        f"<w:sdt><w:sdtPr><w:alias w:val={quoteattr(_short_title(control.title))}/><w:tag w:val={quoteattr(tag)}/>"
        f'<w:id w:val="{number}"/><w:lock w:val="sdtLocked"/><w:showingPlcHdr/>{_type(control)}</w:sdtPr>'
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="{STYLE}"/></w:rPr><w:t>{escape(control.prompt)}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def short_tag(control_id: str) -> str:
    """Return the tag of a control: its id, truncated with a digest at the end where it is too long for Word."""
    if len(control_id) <= MAX_LENGTH:
        return control_id
    digest = hashlib.sha256(control_id.encode()).hexdigest()[:8]
    return f"{control_id[: MAX_LENGTH - 9]}-{digest}"


def _short_title(title: str) -> str:
    """Truncate a title at a word."""
    return title if len(title) <= MAX_LENGTH else title[: MAX_LENGTH - 1].rpartition(" ")[0] + "…"


def _type(control: Control) -> str:
    if control.type == "date":
        return (
            '<w:date><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/>'
            '<w:storeMappedDataAs w:val="dateTime"/><w:calendar w:val="gregorian"/></w:date>'
        )
    if control.type == "text":
        return '<w:text w:multiLine="1"/>'
    first = f'<w:listItem w:displayText={quoteattr(control.prompt)} w:value=""/>'
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(choice)} w:value={quoteattr(choice.partition(':')[0])}/>"
        for choice in control.choices
    )
    return f"<w:dropDownList>{first}{items}</w:dropDownList>"
