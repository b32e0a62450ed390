"""Links lead away from a record, and relations lead both ways."""

import re
from collections.abc import Iterator

from eymh_content.files.discover import SUFFIX, file_of
from eymh_content.ids import MARKDOWN_LINK, REFERENCE_PATTERN, kind_of, pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import Content, ContentRule, Fault, Visit


def _check_self(content: Content) -> Iterator[Fault]:
    for reference, links in content.links.items():
        for target, visit in links:
            link = visit.node.link
            if target == reference and not (link and link.tree):  # in a tree it is a circle
                message = f"This links to the record itself, {quoted(reference, 110)}."
                yield Fault(visit.pointer, message, _without(visit, reference), file=file_of(reference))


def _without(visit: Visit, reference: str) -> str:
    """Say how to delete a link."""
    if visit.node.link is None:
        words = next((words for words, target in MARKDOWN_LINK.findall(visit.value) if target == reference), "")
        return f"Write the words without a link: {quoted(words)}." if words else "Delete the link."
    items = visit.parent.value if visit.parent else None
    if isinstance(items, list) and len(items) > 1 and visit.parent:
        return f"Delete it from '{visit.parent.step}', or name the record that is meant."
    field = visit.parent.step if isinstance(items, list) and visit.parent else visit.step
    return f"Delete '{field}', or name the record that is meant."


SELF = ContentRule(
    name="link-to-itself",
    sentence="No record links to itself.",
    why="A reader who follows the link is where they were, and thinks that something is missing.",
    fix="Delete the link, or name the record that is meant.",
    check=_check_self,
)


def _check_both_ways(content: Content) -> Iterator[Fault]:
    misnamed = {file.removesuffix(SUFFIX) for file in content.claimed.values()}
    for reference, targets in content.related.items():
        for index, target in enumerate(targets):
            if not isinstance(target, str) or target == reference or kind_of(target) != kind_of(reference):
                continue
            names_back = reference in content.related.get(target, ())
            if names_back or target not in content.read or not misnamed.isdisjoint((reference, target)):
                continue
            if _is_sound(reference, target, content):
                message = f"This record names {quoted(target, 110)} under 'related', which does not name it back."
                fix = f"{_way_back(reference, target, content)} If the two are not related, delete this link."
                yield Fault(pointer_to("related", index), message, fix, file=file_of(reference))


def _is_sound(reference: str, target: str, content: Content) -> bool:
    """Return whether a record can be named, and no broken link of the other one may be meant for it."""
    others = content.related.get(target, ())
    return bool(re.fullmatch(REFERENCE_PATTERN, reference)) and all(other in content.known for other in others)


def _way_back(reference: str, target: str, content: Content) -> str:
    """Say what to add to the other record, and where."""
    if target not in content.related:
        return f'Add "related": ["{reference}"] to {file_of(target)}.'
    from eymh_content.files.positions import Scan, line_and_column  # noqa: PLC0415  # only where something is wrong
    from eymh_content.files.read import read_file  # noqa: PLC0415

    path = next(record.path for record in content.folder.records if record.ref == target)
    text = read_file(path, file_of(target)).text
    line, _ = line_and_column(text, Scan(text).values.get("/related", 0))
    return f"Add \"{reference}\" to 'related' in {file_of(target)}:{line}."


BOTH_WAYS = ContentRule(
    name="one-way-relation",
    sentence="If a record names another of its kind under 'related', that one names it too.",
    why="A reader who comes to the other record would not learn that the two belong together.",
    fix="Add the way back to the other record, or delete this link.",
    check=_check_both_ways,
)
