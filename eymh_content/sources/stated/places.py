"""Compare places with the nations and countries that the title, or the words beside a value, name."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from eymh_content.places import NATIONS, UNITED_KINGDOM, place_names
from eymh_content.schema.walk import Visit, Walk
from eymh_content.sources.stated.words import Compared, pattern, stated_values
from eymh_content.wording import listed


class _Place(NamedTuple):
    """Words beside a place, and where the place is written."""

    visit: Visit
    steps: tuple[str, ...]
    codes: list[str]
    words: str
    what: str
    """What a message calls the words."""


def places(walk: Walk) -> Iterator[Compared]:
    """Compare the place of the record with its title, and that of entries with the words beside their values."""
    title, codes = walk.record.get("title"), walk.record.get("place")
    if isinstance(title, str) and isinstance(codes, list):
        own = (visit.value.get("place") for visit in walk.objects("Entry"))
        more = {code for places in own if isinstance(places, list) for code in places}
        yield from _compare(_Place(walk.root, ("place",), codes, title, "The title"), more)
    for spec in stated_values()["placed"]:
        for visit in walk.objects(spec["model"]):
            for field in spec["fields"]:
                words = visit.value.get(field)
                if isinstance(words, str) and visit.place:
                    steps = ("place",) if "place" in visit.value else (field,)
                    yield from _compare(_Place(visit, steps, visit.place, words, f"'{words}'"))


def _compare(place: _Place, more: Iterable[str] = ()) -> Iterator[Compared]:
    """Yield whether places are among those that some words name, if they name any, or among ``more``."""
    named = {code for code in stated_values()["places"] if pattern("places", code).search(place.words)}
    if not named:
        return
    wider = _each(place.codes) - _each(named) - _each(more)
    message = fix = ""
    if wider:
        names = listed([place_names().get(code, code) for code in sorted(named)])
        message = f"{place.what} names {names}, but the place is {listed(sorted(place.codes))}."
        written = ", ".join(f'"{code}"' for code in sorted(named))
        fix = f'Write "place": [{written}], or correct the words.'
    yield Compared(place.visit, place.steps, "place", message, fix)


def _each(codes: Iterable[str]) -> set[str]:
    """Return places with the United Kingdom as its four nations."""
    return {nation for code in codes for nation in (NATIONS if code == UNITED_KINGDOM else (code,))}
