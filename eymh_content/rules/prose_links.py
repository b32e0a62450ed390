"""Links in prose lead to records."""

import re
from collections.abc import Iterator

from eymh_content.ids import LINK_TARGET, MARKDOWN_LINK, REFERENCE_PATTERN
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_OTHER_FORM = re.compile(r"\[[^\]]*\]\[[^\]]*\]|^\s*\[[^\]]*\]:")
_LINK_OR_PICTURE = re.compile(rf"\[[^\]]*{LINK_TARGET}")
_BROKEN = re.compile(r"[^ ]*\]\([^ ]*")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")


def _check(record: RawRecord) -> Iterator[Fault]:
    if "]" not in record.prose_text:
        return
    for visit in record.prose:
        text = visit.value
        if "]" not in text:
            continue
        for words, target in MARKDOWN_LINK.findall(text):
            if not words.strip():
                message = f"The link to {quoted(target)} has no words to click on."
                yield Fault(visit.pointer, message, "Write the words between [ and ].")
            if not re.fullmatch(REFERENCE_PATTERN, target):
                yield Fault(visit.pointer, *_wrong(target))
        other = _OTHER_FORM.search(text) if "][" in text or "]:" in text else None
        if other:
            message = f"This form of link is not supported: {quoted(other[0])}."
            yield Fault(visit.pointer, message, "Write [words](kind/id).")
        broken = _BROKEN.search(_LINK_OR_PICTURE.sub(" ", text)) if "](" in text else None
        if broken:
            message = f"Brackets as of a link, which belong to none: {quoted(broken[0])}."
            yield Fault(visit.pointer, message, "Write [words](kind/id), or delete them.")


def _wrong(target: str) -> tuple[str, str]:
    """Return message and fix for a target that is not a reference."""
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() in ("http", "https"):
        message = f"A link in prose leads to the address {quoted(target)}, but only links to records are allowed."
        return message, "Link to the record of the resource; its address goes into 'url' there."
    if scheme:
        message = f"A link in prose begins with '{scheme[1]}:', which is not allowed: {quoted(target)}."
        return message, "Delete the link, or link to a record: [words](kind/id)."
    if ".." in target or target.startswith(("/", "\\")):
        message = f"A link in prose leads to a path: {quoted(target)}."
        return message, "Link to a record by kind and id alone: [words](kind/id)."
    message = f"A link in prose leads to {quoted(target)}, which is not a reference to a record."
    if target.endswith(".json") and re.fullmatch(REFERENCE_PATTERN, target[:-5]):
        return message, f"Did you mean '{target[:-5]}'?"
    return message, "Write kind and id: [attachment](term/attachment)."


RULE = RecordRule(
    name="prose-links",
    sentence="A link in prose leads to a record, written [words](kind/id).",
    why="Addresses change unnoticed, and a link with a script in it is a danger to whoever displays the text.",
    fix="Link to the record of the thing.",
    check=_check,
)
