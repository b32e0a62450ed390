"""Links lead to records that exist."""

import re
from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.files.names import FEW
from eymh_content.files.suggest import did_you_mean
from eymh_content.ids import SLUG_PATTERN, kind_of
from eymh_content.problems import quoted
from eymh_content.roles import Link
from eymh_content.rules.base import Content, ContentRule, Fault
from eymh_content.schema.store import kinds

_CLOSED = ("nation", "source", "topic")
"""Kinds to which editors add nothing."""


def _fix(target: str, words: str, link: Link | None, content: Content) -> str:
    kind, _, _ = target.partition("/")
    allowed = link.kinds if link else ()
    names = content.folder.names
    if meant := names.meant(target, allowed) or names.meant(words, allowed):
        return did_you_mean(meant)
    if kind not in kinds():
        return f"The kinds are {', '.join(allowed or kinds())}."
    if misnamed := next((other for other in content.known if other.casefold() == target), None):
        return f"Rename the file 'content/{file_of(misnamed)}' to '{file_of(target).partition('/')[2]}'."
    there = names.of((kind,))
    if kind in _CLOSED and there:
        return f"Write one of {', '.join(there)}."
    add = f"or add the record 'content/{target}.json'."
    if 0 < len(there) <= FEW:
        return f"Write one of {', '.join(there)}, {add}"
    return f"Correct the id ('eymh list --kind {kind}' lists them), {add}"


def _has_form(target: str, link: Link | None) -> bool:
    """Whether a link has the form that its field wants; if not, the structure reports it."""
    kind, _, slug = target.partition("/")
    return bool(re.match(SLUG_PATTERN, slug)) and (link is None or not link.kinds or kind in link.kinds)


def _check(content: Content) -> Iterator[Fault]:
    for reference, links in content.links.items():
        for target, visit in links:
            if _exists(target, content) or not _has_form(target, visit.node.link):
                continue
            kind = kind_of(target)
            what = "there is no such record" if kind in kinds() else f"'{kind}' is not a kind of record"
            message = f"This links to {quoted(target, 110)}, but {what}."
            words, start = _in_prose(target, visit.value) if visit.node.link is None else ("", -1)
            fix = _fix(target, words, visit.node.link, content)
            yield Fault(visit.pointer, message, fix, file=file_of(reference), start=start)


def _in_prose(target: str, prose: str) -> tuple[str, int]:
    """Return the words of the link to a target, and where the target begins."""
    end = prose.find(f"]({target})")
    return prose[prose.rfind("[", 0, end) + 1 : end], end + len("](")


def _exists(target: str, content: Content) -> bool:
    """Whether a record is there, or gives itself that name: what is wrong with its own name is reported elsewhere."""
    if target in content.known or target in content.claimed or target in content.folder.misplaced:
        return True
    return any(fault.file == kind_of(target) for fault in content.folder.faults)  # its folder cannot be read


RULE = ContentRule(
    name="unknown-reference",
    sentence="Every link leads to a record that exists.",
    why="A reader who follows the link in a pack or in the API would find nothing.",
    fix="Correct the id, or write the record that is missing.",
    check=_check,
)
