"""Links lead to records that exist."""

import re
from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.files.suggest import nearest
from eymh_content.ids import SLUG_PATTERN, kind_of
from eymh_content.problems import quoted
from eymh_content.roles import Link
from eymh_content.rules.base import Content, ContentRule, Fault
from eymh_content.schema.store import kinds

_CLOSED = ("nation", "source")
"""Kinds to which editors add nothing."""


def _fix(target: str, known: set[str]) -> str:
    kind, _, slug = target.partition("/")
    if kind not in kinds():
        near = nearest(kind, kinds())
        if near and f"{near}/{slug}" in known:
            return f"Did you mean '{near}/{slug}'?"
        return f"The kinds are {', '.join(kinds())}."
    same_kind = sorted(reference for reference in known if kind_of(reference) == kind)
    near = nearest(slug, [reference.partition("/")[2] for reference in same_kind], 0.8)
    elsewhere = [f"{other}/{slug}" for other in kinds() if f"{other}/{slug}" in known]
    longer = [reference for reference in same_kind if reference.startswith(target)]
    meant = [*([f"{kind}/{near}"] if near else []), *elsewhere, *longer]
    if meant:
        return f"Did you mean '{meant[0]}'?"
    all_of_kind = f" There are {', '.join(same_kind)}." if kind in _CLOSED else ""
    return f"Correct the id, or write the record 'content/{target}.json'.{all_of_kind}"


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
            yield Fault(visit.pointer, message, _fix(target, content.known), file=file_of(reference))


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
