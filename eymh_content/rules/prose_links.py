"""Links in prose lead to records."""

import re
from collections.abc import Iterator

from eymh_content.ids import LINK_TARGET, MARKDOWN_LINK, REFERENCE_PATTERN
from eymh_content.printed import is_vague, without_markdown
from eymh_content.problems import quoted
from eymh_content.rules.base import Content, Fault, RawRecord, RecordRule

_TARGET = REFERENCE_PATTERN[1:-1]
_REFERENCE = re.compile(_TARGET)
_APART = re.compile(rf"\[(?P<words>[^\[\]]+)\]\s+\((?P<target>{_TARGET})\s*\)")
_OTHER_FORM = re.compile(
    r"\[\[[^\]]*\]*"
    r"|\[[^\]^][^\]]*\]\[[^\]]*\]|^\s*\[[^\]^][^\]]*\]:"
    rf"|\((?P<words>[^()]*)\)\[(?P<reversed>{_TARGET})\]|\[{_TARGET}\]"
)
_LINK_OR_PICTURE = re.compile(rf"\[[^\]]*{LINK_TARGET}")
_BROKEN = re.compile(r"[^ ]*\]\([^ ]*")
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:")
_WITH_MORE = re.compile(rf"\s*<?(?P<target>{_TARGET})>?(?:\s.*)?")
"""The target of a link with blanks around it, or with a title after it."""


def _check(record: RawRecord) -> Iterator[Fault]:
    if "[" not in record.prose_text and "]" not in record.prose_text:
        return
    for visit in record.prose:
        if ("[" in visit.value or "]" in visit.value) and not _is_sound(visit.value):
            yield from (Fault(visit.pointer, *wrong) for wrong in _faults(visit.value, record.content))


def _is_sound(text: str) -> bool:
    """Return whether every bracket of a text surely belongs to a link that is sound: a quick look at most texts."""
    links = MARKDOWN_LINK.findall(text)
    if not len(links) == text.count("[") == text.count("]"):
        return False
    for words, target in links:
        if not words[:1].isalnum() or "*" in words or is_vague(words) or not _REFERENCE.fullmatch(target):
            return False
    return True


def _faults(text: str, content: Content) -> Iterator[tuple[str, str]]:
    """Yield message and fix of each fault in a text; of its brackets only where its links are sound."""
    found = False
    for wrong in (*_in_links(text), *_in_forms(text, content)):
        found = True
        yield wrong
    if broken := _BROKEN.search(_LINK_OR_PICTURE.sub(" ", text)) if "](" in text else None:
        message = f"Brackets as of a link, which belong to none: {quoted(broken[0])}."
        yield message, "Write [words](kind/id), or delete them."
    elif not found:
        yield from _in_brackets(without_markdown(_LINK_OR_PICTURE.sub(" ", text) if "![" in text else text))


def _in_links(text: str) -> Iterator[tuple[str, str]]:
    for words, target in MARKDOWN_LINK.findall(text):
        if not any(map(str.isalnum, words)):
            yield f"The link to {quoted(target)} has no words to click on.", "Write the words between [ and ]."
        elif is_vague(without_markdown(words)):
            message = f"The words of the link to {quoted(target)} make no sense on their own: {quoted(words)}."
            yield message, "Write what it leads to between [ and ]."
        if not _REFERENCE.fullmatch(target):
            yield _wrong(words, target)


def _in_forms(text: str, content: Content) -> Iterator[tuple[str, str]]:
    if apart := _APART.search(text):
        message = f"A blank parts the words of a link from its target: {quoted(apart[0])}."
        yield message, f"Write [{apart['words']}]({apart['target']})."
    if other := _OTHER_FORM.search(text):
        message = f"This form of link is not supported: {quoted(other[0])}."
        yield message, f"Write {_meant(other, content) or '[words](kind/id)'}."


def _meant(other: re.Match[str], content: Content) -> str:
    """Return the links that may be meant by another form of link: one for each record with that id."""
    if other["reversed"]:
        return f"[{other['words']}]({other['reversed']})"
    name, _, words = other[0].strip("[]").partition("|")
    slug = re.sub(r"[^a-z0-9/]+", "-", name.lower()).strip("-")
    targets = sorted(known for known in content.known if slug in (known, known.partition("/")[2]))
    shown = words or name.rpartition("/")[2].replace("-", " ")
    return " or ".join(f"[{shown}]({target})" for target in targets)


def _in_brackets(printed: str) -> Iterator[tuple[str, str]]:
    """Yield the fault of a bracket that is left over when links are drawn."""
    if "](" in printed:
        yield (
            f"This link would be printed as it is: {quoted(printed)}.",
            "Write [words](kind/id), with * around it all.",
        )
    elif printed.count("[") != printed.count("]"):
        sign = "[" if printed.count("[") > printed.count("]") else "]"
        yield f"A bracket {sign} has no partner: {quoted(_around(printed, sign))}.", "Write its partner, or delete it."


def _around(text: str, sign: str) -> str:
    start = max(0, text.index(sign) - 20)
    return text[start : start + 50].strip()


def _wrong(words: str, target: str) -> tuple[str, str]:
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
    if target.endswith(".json") and _REFERENCE.fullmatch(target[:-5]):
        return message, f"Did you mean '{target[:-5]}'?"
    if more := _WITH_MORE.fullmatch(target):
        return message, f"Write [{words}]({more['target']})."
    return message, "Write kind and id: [attachment](term/attachment)."


RULE = RecordRule(
    name="prose-links",
    sentence="A link in prose leads to a record, is written [words](kind/id), and its words make sense on their own.",
    why="Addresses change unnoticed, and a link with a script in it is a danger to whoever displays the text.",
    fix="Link to the record of the thing.",
    check=_check,
)
