"""An edition: the whole content for one nation, or for the UK as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from eymh_content.errors import NotFoundError
from eymh_content.library import Library
from eymh_content.models import Nation
from eymh_content.places import UNITED_KINGDOM, listed, place_names

UK = "uk"
"""The name of the edition for the UK as a whole."""

Status = Literal["own", "uk-wide", "elsewhere", "abroad", "unplaced"]

FIGURES = frozenset({"statistic"})
"""Kinds labelled "England's figure", or "Figure for England and Wales"."""

ABOUT = frozenset(
    {
        "comparison",
        "discrepancy",
        "factor",
        "framework",
        "level",
        "measure",
        "misconception",
        "organisation",
        "principle-set",
        "prompt-set",
        "reference",
        "source",
        "term",
        "vignette",
    }
)
"""Kinds that are no example of anything: they are labelled "About Scotland".

All else is done, offered, laid down or found in a place, and is labelled "Example from Scotland".
"""


@dataclass(frozen=True)
class Standing:
    """How a statement stands to the nation of an edition."""

    status: Status
    label: str | None
    """What must stand beside it, such as "Example from Scotland"; None where nothing needs to."""


@dataclass(frozen=True)
class Edition:
    """The content for one nation (``nation`` is its profile), or for the UK as a whole (``nation`` is None)."""

    library: Library
    nation: Nation | None

    @property
    def name(self) -> str:
        """The name of its folder: ``uk``, ``england`` and so on."""
        return self.nation.id if self.nation else UK

    @property
    def title(self) -> str:
        """The name that a reader sees."""
        return self.nation.title if self.nation else "United Kingdom"

    @property
    def lang(self) -> str:
        """The BCP 47 tag of its text."""
        return self.nation.lang if self.nation else "en-GB"

    def standing(self, place: Iterable[str] | None, kind: str) -> Standing:
        """Say how a statement about ``place`` stands to this nation, and how a record of ``kind`` is then labelled."""
        places = list(place or ())
        if not places:
            return Standing("unplaced", None)
        if UNITED_KINGDOM in places:
            return Standing("uk-wide", None)
        if self.nation and places == [self.nation.code]:
            return Standing("own", None)
        if self.nation and self.nation.code in places:
            return Standing("own", self._label(places, kind))
        domestic = any(code.startswith("GB-") for code in places)
        return Standing("elsewhere" if domestic else "abroad", self._label(places, kind))

    def _label(self, places: list[str], kind: str) -> str:
        names = listed([place_names().get(code, code) for code in places])
        if kind in ABOUT:
            return f"About {names}"
        if kind not in FIGURES:
            return f"Example from {names}"
        owner = next((n.possessive for n in self.library.of(Nation) if places == [n.code]), None)
        return f"{owner} figure" if owner else f"Figure for {names}"


def editions(library: Library) -> tuple[Edition, ...]:
    """Give the editions of the four nations, in the order of their profiles."""
    return tuple(Edition(library, nation) for nation in sorted(library.of(Nation), key=lambda n: n.order))


def edition(library: Library, name: str) -> Edition:
    """Give the edition of one nation, or of the UK. NotFoundError if there is no such nation."""
    every = {made.name: made for made in (Edition(library, None), *editions(library))}
    try:
        return every[name]
    except KeyError:
        raise NotFoundError(f"no nation '{name}'; there are {', '.join(every)}") from None
