"""Links in prose lead to records."""

import re
from collections.abc import Iterator

from eymh_content.files.suggest import did_you_mean
from eymh_content.ids import LINK_TARGET, MARKDOWN_LINK, REFERENCE_PATTERN
from eymh_content.printed import is_vague, without_markdown
from eymh_content.problems import quoted
from eymh_content.rules.base import Content, Fault, RawRecord, RecordRule
from eymh_content.schema.store import kinds

_TARGET = REFERENCE_PATTERN[1:-1]
_REFERENCE = re.compile(_TARGET)
_APART = rf"\[(?P<words>[^\[\]]+)\]\s+\((?P<target>{_TARGET})\s*\)"
_OTHER_FORM = (
    r"\[\[[^\]]*\]*"
    r"|\[[^\]^][^\]]*\]\[[^\]]*\]|^\s*\[[^\]^][^\]]*\]:"
    rf"|\((?P<words>[^()]*)\)\[(?P<reversed>{_TARGET})\]|\[{_TARGET}\]"
)
_LINK_OR_PICTURE = rf"\[[^\]]*{LINK_TARGET}"
_BROKEN = r"[^ ]*\]\([^ ]*"
_SCHEME = r"\s*([a-zA-Z][a-zA-Z0-9+.-]*)\s*:"
_WITH_MORE = rf"\s*<?(?P<target>{_TARGET})>?(?:\s.*)?"
"""The target of a link with blanks around it, or with a title after it."""


def _check(record: RawRecord) -> Iterator[Fault]:
    if record.signs.isdisjoint("[]") or _is_sound(record.prose_text):
        return
    for visit in record.prose:
        if ("[" in visit.value or "]" in visit.value) and not _is_sound(visit.value):
            for message, fix, piece in _faults(visit.value, record.content):
                yield Fault(visit.pointer, message, fix, start=visit.value.find(piece))


def _is_sound(text: str) -> bool:
    """Return whether every bracket of some text surely belongs to a link that is sound: one look at most records."""
    links = MARKDOWN_LINK.findall(text)
    if not len(links) == text.count("[") == text.count("]"):
        return False
    for words, target in links:
        if (
            not (words[:1].isalnum() or any(map(str.isalnum, words)))
            or "*" in words
            or is_vague(words)
            or not _REFERENCE.fullmatch(target)
        ):
            return False
    return True


_Wrong = tuple[str, str, str]
"""Message, fix, and the piece of the text that is wrong."""


def _faults(text: str, content: Content) -> Iterator[_Wrong]:
    """Yield what is wrong in a text; of its brackets only where its links are sound."""
    found = False
    for wrong in (*_in_links(text, content), *_in_forms(text, content)):
        found = True
        yield wrong
    if broken := re.search(_BROKEN, re.sub(_LINK_OR_PICTURE, " ", text)) if "](" in text else None:
        message = f"Brackets as of a link, which belong to none: {quoted(broken[0])}."
        yield message, "Write [words](kind/id), or delete them.", broken[0]
    elif not found:
        yield from _in_brackets(without_markdown(re.sub(_LINK_OR_PICTURE, " ", text) if "![" in text else text))


def _in_links(text: str, content: Content) -> Iterator[_Wrong]:
    for words, target in MARKDOWN_LINK.findall(text):
        if not any(map(str.isalnum, words)):
            message = f"The link to {quoted(target)} has no words to click on."
            yield message, "Write the words between [ and ].", f"[{words}]({target})"
        elif is_vague(without_markdown(words)):
            message = f"The words of the link to {quoted(target)} make no sense on their own: {quoted(words)}."
            yield message, "Write what it leads to between [ and ].", f"{words}]({target})"
        if not _REFERENCE.fullmatch(target):
            yield *_wrong(words, target, content), f"{target})"


def _in_forms(text: str, content: Content) -> Iterator[_Wrong]:
    if apart := re.search(_APART, text):
        message = f"A blank parts the words of a link from its target: {quoted(apart[0])}."
        yield message, f"Write [{apart['words']}]({apart['target']}).", apart[0]
    if other := re.search(_OTHER_FORM, text):
        message = f"This form of link is not supported: {quoted(other[0])}."
        yield message, f"Write {_meant(other, content) or '[words](kind/id)'}.", other[0]


def _meant(other: re.Match[str], content: Content) -> str:
    """Return the links that may be meant by another form of link: one for each record that may be."""
    if other["reversed"]:
        return f"[{other['words']}]({other['reversed']})"
    name, _, words = other[0].strip("[]").partition("|")
    shown = words or name.rpartition("/")[2].replace("-", " ")
    return " or ".join(f"[{shown}]({target})" for target in content.folder.names.meant(name))


def _in_brackets(printed: str) -> Iterator[_Wrong]:
    """Yield the fault of a bracket that is left over when links are drawn."""
    if "](" in printed:
        message = f"This link would be printed as it is: {quoted(printed)}."
        yield message, "Write [words](kind/id), with * around it all.", printed
    elif printed.count("[") != printed.count("]"):
        sign = "[" if printed.count("[") > printed.count("]") else "]"
        message = f"A bracket {sign} has no partner: {quoted(_around(printed, sign))}."
        yield message, "Write its partner, or delete it.", sign


def _around(text: str, sign: str) -> str:
    start = max(0, text.index(sign) - 20)
    return text[start : start + 50].strip()


def _wrong(words: str, target: str, content: Content) -> tuple[str, str]:
    """Return message and fix for a target that is not a reference."""
    scheme = re.match(_SCHEME, target)
    if scheme and scheme[1].lower() in kinds():
        scheme = None  # a colon for the slash
    if scheme and scheme[1].lower() in ("http", "https"):
        message = f"A link in prose leads to the address {quoted(target)}, but only links to records are allowed."
        return message, "Link to the record of the resource; its address goes into 'url' there."
    if scheme:
        message = f"A link in prose begins with '{scheme[1]}:', which is not allowed: {quoted(target)}."
        return message, "Delete the link, or link to a record: [words](kind/id)."
    message = f"A link in prose leads to {quoted(target)}, which is not a reference to a record."
    if more := re.fullmatch(_WITH_MORE, target):
        return message, f"Write [{words}]({more['target']})."
    names = content.folder.names
    meant = names.meant(target) or names.meant(words)
    return message, did_you_mean(meant) if meant else "Write the kind and the id of a record: [words](kind/id)."


RULE = RecordRule(
    name="prose-links",
    sentence="A link in prose leads to a record, is written [words](kind/id), and its words make sense on their own.",
    why="Addresses change unnoticed, and a link with a script in it is a danger to whoever displays the text.",
    fix="Link to the record of the thing.",
    check=_check,
)
