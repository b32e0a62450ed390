"""Links in prose lead to records."""

import re
from collections.abc import Iterator

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of

_LINK = re.compile(r"(?<!!)\[([^\]]*)\]\(([^)]*)\)")
_REFERENCE = re.compile(r"[a-z]+(?:-[a-z]+)*/[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER_FORM = re.compile(r"\[[^\]]*\]\[[^\]]*\]|^\s*\[[^\]]*\]:")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")


def _check(draft: Draft) -> Iterator[Fault]:
    if "[" not in draft.prose:
        return
    for text, trail in draft.parts.prose:
        if "[" not in text:
            continue
        for link in _LINK.finditer(text):
            words, target = link.groups()
            if not words.strip():
                message = f"The link to {quoted(target)} has no words to click on."
                yield Fault(pointer_of(trail), message, "Write the words between [ and ].")
            if not _REFERENCE.fullmatch(target):
                yield Fault(pointer_of(trail), *_wrong(target))
        other = _OTHER_FORM.search(text) if "][" in text or "]:" in text else None
        if other:
            message = f"This link is written in a way that we do not read: {quoted(other[0])}."
            yield Fault(pointer_of(trail), message, "Write [words](kind/id).")


def _wrong(target: str) -> tuple[str, str]:
    scheme = _SCHEME.match(target)
    if scheme and scheme[1].lower() in ("http", "https"):
        message = f"A link in prose leads to the address {quoted(target)}, but only links to records are allowed."
        return message, "Link to the record of the resource; its address goes into 'url' there."
    if scheme:
        message = f"A link in prose begins with '{scheme[1]}:', which is not allowed: {quoted(target)}."
        return message, "Delete the link, or link to a record: [words](kind/id)."
    if ".." in target or target.startswith(("/", "\\")):
        message = f"A link in prose leads to a place among the files: {quoted(target)}."
        return message, "Link to a record by kind and id alone: [words](kind/id)."
    message = f"A link in prose leads to {quoted(target)}, which is no reference to a record."
    if target.endswith(".json") and _REFERENCE.fullmatch(target[:-5]):
        return message, f"Did you mean '{target[:-5]}'?"
    return message, "Write kind and id: [attachment](term/attachment)."


RULE = Rule(
    name="prose-links",
    sentence="A link in prose leads to a record, written [words](kind/id).",
    why="Addresses grow old unseen, and a link with a script in it is a danger to whoever shows the text.",
    fix="Link to the record of the thing.",
    check=_check,
)
