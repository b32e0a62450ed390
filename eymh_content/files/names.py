"""What the records of a folder are called: to find the one that somebody meant, where something is wrong."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import Any

from eymh_content.files.suggest import nearest
from eymh_content.ids import SLUG_PATTERN, kind_of
from eymh_content.schema.store import kinds

FEW = 12
"""How many records of a kind are listed by name."""
_OTHER_NAMES = ("aliases", "names")
_MOST = 3
"""How many records are proposed where a name may mean several."""


def slug_of(text: str) -> str:
    """Write a name as an id: "Family Nurse Partnership" is ``family-nurse-partnership``. Empty if nothing is left."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "").replace("’", "")).strip("-")


def kind_meant(text: str) -> str | None:
    """Return the kind that a name was probably meant to be: "Policies" is ``policy``."""
    slug = slug_of(text)
    for name in (slug, slug.removesuffix("s"), f"{slug.removesuffix('ies')}y"):
        if name in kinds():
            return name
    return nearest(slug, kinds())


class Names:
    """The references, titles and aliases of records."""

    def __init__(self, references: Iterable[str] = (), read: Callable[[str], Mapping[str, Any]] = lambda _: {}) -> None:
        """Take the references of the records, and the function that reads one of them."""
        self._known = frozenset(references)
        self.read = read
        self.meant = lru_cache(maxsize=1000)(self._meant)

    def __contains__(self, reference: object) -> bool:
        """Whether there is a file of a record."""
        return reference in self._known

    def of(self, allowed: Sequence[str]) -> list[str]:
        """Return the references of the records of some kinds, in order; of all if none is named."""
        return sorted(reference for reference in self._known if not allowed or kind_of(reference) in allowed)

    def _meant(self, text: str, allowed: tuple[str, ...] = ()) -> tuple[str, ...]:
        """Return the records of some kinds that a text probably means, by reference, id, title or alias.

        Several if it may mean each of them; none if nothing is like it.
        """
        folder, slash, name = text.strip().removesuffix(".json").replace(":", "/").rpartition("/")
        slug = slug_of(name)
        wanted = kind_meant(folder.rpartition("/")[2]) if slash else None
        every = self.of(allowed)
        own = [reference for reference in every if kind_of(reference) == wanted] if wanted else every
        looks = ((_same, own), (_same, every), (self._titled, own), (self._titled, every), (_longer, own), (_near, own))
        found = (look(slug, references) for look, references in looks) if slug else ()
        return next((tuple(some) for some in found if 0 < len(some) <= _MOST), ())

    def _titled(self, slug: str, references: list[str]) -> list[str]:
        return [reference for reference in self._titles.get(slug.removeprefix("the-"), ()) if reference in references]

    @cached_property
    def _titles(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for reference in self.of(()):
            record = self.read(reference)
            lists = [names for field in _OTHER_NAMES if isinstance(names := record.get(field), list)]
            for name in (record.get("title"), *chain(*lists)):
                if isinstance(name, str) and re.match(SLUG_PATTERN, _slug(reference)):
                    found[slug_of(name).removeprefix("the-")].append(reference)
        return found


def _slug(reference: str) -> str:
    return reference.partition("/")[2]


def _same(slug: str, references: list[str]) -> list[str]:
    return [reference for reference in references if _slug(reference) == slug]


def _longer(slug: str, references: list[str]) -> list[str]:
    return [reference for reference in references if _slug(reference).startswith(f"{slug}-")]


def _near(slug: str, references: list[str]) -> list[str]:
    return _same(nearest(slug, map(_slug, references)) or "", references)
