"""Broader terms and versions do not run in a circle."""

from collections.abc import Iterator

from eymh_content.problems import Fault
from eymh_content.rules.base import Content, Found, LinkAt, Rule


def _steps(content: Content) -> dict[str, list[LinkAt]]:
    return {
        reference: trees
        for reference, links in content.links.items()
        if (trees := [link for link in links if link.link is not None and link.link.tree])
    }


def _way_back(start: str, first: str, steps: dict[str, list[LinkAt]]) -> list[str]:
    """Give the way from ``first`` back to ``start``; empty if there is none."""
    ways, seen = [[first]], {first}
    while ways:
        way = ways.pop()
        if way[-1] == start:
            return way
        for link in steps.get(way[-1], ()):
            if link.target not in seen:
                seen.add(link.target)
                ways.append([*way, link.target])
    return []


def _check(content: Content) -> Iterator[Found]:
    steps = _steps(content)
    for reference, links in steps.items():
        for link in links:
            way = _way_back(reference, link.target, steps)
            if not way:
                continue
            if link.target == reference:
                message = "This record stands above itself."
            else:
                message = f"This runs in a circle: {' → '.join([reference, *way])}."
            fix = "Delete the link that leads back, here or in one of the others."
            yield Found(content.file_of(reference), Fault(link.pointer, message, fix))


RULE = Rule(
    name="circular-reference",
    sentence="Links to something wider ('broader', 'variant_of') do not run in a circle.",
    why="A program that follows them upwards would never come to an end.",
    fix="Delete the link that leads back.",
    scope="content",
    check_all=_check,
)
