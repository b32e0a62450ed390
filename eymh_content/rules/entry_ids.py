"""Ids of entries are unique in their record."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Draft, Rule, pointer_of
from eymh_content.rules.parts import in_words

if TYPE_CHECKING:
    from eymh_content.rules.parts import Trail


_WITH_IDS = ("Entry", "Heading", "Section")


def _check(draft: Draft) -> Iterator[Fault]:
    for model in _WITH_IDS:
        entries = draft.objects(model)
        if len({str(entry.get("id")) for entry, _ in entries}) == len(entries):
            continue
        seen: dict[str, Trail] = {}
        for entry, trail in entries:
            own = entry.get("id")
            if not isinstance(own, str):
                continue
            if own in seen:
                message = f"{quoted(own)} is already the id of {in_words(pointer_of(seen[own]))}."
                yield Fault(
                    pointer_of(trail, "id"),
                    message,
                    "Name this one after what it says, or delete it if it is the same.",
                )
            seen.setdefault(own, trail)


RULE = Rule(
    name="entry-ids",
    sentence="The id of an entry stands once in its record.",
    why="Nations' versions and links address an entry by its id; with two of them nobody knows which is meant.",
    fix="Name each entry after its matter.",
    check=_check,
    models=_WITH_IDS,
)
