"""Factors that a source only names: entries of the levels, listed and found like the records of factors."""

from collections.abc import Iterator

from eymh_content.library import Library
from eymh_content.models import Level, NamedFactor


def named_factors(library: Library) -> Iterator[tuple[str, Level, NamedFactor]]:
    """Yield every factor that is only named, with its reference (``level/the-child#temperament``) and its level."""
    for level in library.of(Level):
        for factor in level.factors_named or ():
            yield f"{level.ref}#{factor.id}", level, factor
