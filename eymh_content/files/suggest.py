"""Suggest the name that somebody probably meant."""

import re
from collections.abc import Iterable, Mapping

from eymh_content.ids import kind_of

_ALIKE = 0.8
"""How alike two ids must be (0 to 1): short ids of different things differ in few letters."""


def nearest(word: str, names: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the name most like a word; None if none is alike to the degree of ``cutoff`` (0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    return next(iter(get_close_matches(word, tuple(names), 1, cutoff)), None)


def did_you_mean(near: Iterable[str], every: Iterable[str] = ()) -> str:
    """Return "did you mean 'a' or 'b'?", or if nothing is near: "there are a, b, c"."""
    meant = " or ".join(f"'{name}'" for name in near)
    return f"did you mean {meant}?" if meant else f"there are {', '.join(every) or 'none'}"


def near_references(wanted: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    """Return the references that somebody may have meant, by what they wrote: a reference, an id or a name of a record.

    ``names`` are all names of each record, by its reference.
    """
    slug = _as_slug(wanted.rpartition("/")[2])
    kinds = {kind_of(reference) for reference in names}
    kind = nearest(_as_slug(wanted.rpartition("/")[0]), kinds) if "/" in wanted else None
    of_kind = {reference: own for reference, own in names.items() if kind_of(reference) == kind}
    return _near(slug, of_kind) or _near(slug, names)


def _near(slug: str, names: Mapping[str, Iterable[str]]) -> list[str]:
    ids = {reference: reference.partition("/")[2] for reference in names}
    near = nearest(slug, ids.values(), _ALIKE)
    return (
        [reference for reference, own in ids.items() if own == slug]
        or [reference for reference, own in names.items() if slug in map(_as_slug, own)]
        or [reference for reference, own in ids.items() if own == near]
    )


def _as_slug(name: str) -> str:
    """Write a name as an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
