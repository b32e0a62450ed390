"""Broader terms and versions do not lead in a circle."""

from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.rules.base import Content, ContentRule, Fault, LinkUse


def _trees(content: Content) -> dict[str, list[LinkUse]]:
    """Return the links of each record that lead upwards in a tree."""
    return {
        reference: upwards
        for reference, links in content.links.items()
        if (upwards := [use for use in links if use[1].node.link is not None and use[1].node.link.tree])
    }


def _path(first: str, goal: str, trees: dict[str, list[LinkUse]]) -> list[str]:
    """Return the path from ``first`` to ``goal``; empty if there is none."""
    paths, seen = [[first]], {first}
    while paths:
        path = paths.pop()
        if path[-1] == goal:
            return path
        for target, _ in trees.get(path[-1], ()):
            if target not in seen:
                seen.add(target)
                paths.append([*path, target])
    return []


def _check(content: Content) -> Iterator[Fault]:
    trees = _trees(content)
    for reference, links in trees.items():
        for target, visit in links:
            path = _path(target, reference, trees)
            if not path:
                continue
            message = f"This leads in a circle: {' → '.join([reference, *path])}."
            if target == reference:
                message = "This record names itself."
            fix = "Delete the link that leads back, here or in one of the others."
            yield Fault(visit.pointer, message, fix, file=file_of(reference))


RULE = ContentRule(
    name="circular-reference",
    sentence="Links to something wider ('broader', 'variant_of', 'part_of') do not lead in a circle.",
    why="A program that follows them upwards would never stop.",
    fix="Delete the link that leads back.",
    check=_check,
)
