"""How much it tells that two texts share a stem: the rarer it is around the force words of the sources, the more."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from math import log


class Rarity:
    """The weights of hashed stems (inverse document frequency, the neighbourhood of a force word being a document)."""

    def __init__(self, neighbourhoods: Iterable[AbstractSet[str]]) -> None:
        """Count the stems of neighbourhoods."""
        every = list(neighbourhoods)
        counts: Counter[str] = Counter()
        for near in every:
            counts.update(near)
        self._weights = {stem: log((len(every) + 1) / count) for stem, count in counts.items()}

    def weight(self, stems: Iterable[str]) -> float:
        """Return the weight of stems of the sources together. KeyError for another stem."""
        weights = self._weights
        return sum([weights[stem] for stem in stems])
