"""The ids that links and places may have, with their titles: a schema that the schemas of the kinds refer to.

It only helps editors to complete and explain a link. A link that is missing here is as valid as any other.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from re import fullmatch
from typing import Any

from eymh_content.disk import read_regular
from eymh_content.ids import SLUG_PATTERN
from eymh_content.places import NATIONS, UNITED_KINGDOM, place_names
from eymh_content.roles import Link, Role
from eymh_content.schema.store import DIALECT, LINKS, Schema

_LARGEST = 1_000_000
"""Bytes above which a record is not read for its title."""
_PLACE, _ANY = "place", "any"


def completion(comment: str) -> list[Any] | None:
    """Return the alternatives that complete a value with a role or link, as ``anyOf``; None for another value.

    The first allows everything, so nothing is refused, and most validators never open the file of the links.
    """
    link = Link.parse(comment)
    if link:
        names = link.kinds or (_ANY,)
    elif comment == str(Role.PLACE):
        names = (_PLACE,)
    else:
        return None
    return [True, *({"$ref": f"{LINKS}#/$defs/{name}"} for name in names)]


def links_text(content: Path, kinds: Iterable[str]) -> str:
    """Return the text of the schema of links: a definition for each kind with its records, one for places.

    A record that cannot be read has its id for a title.
    """
    every = {kind: _choices(_titles(content / kind, kind)) for kind in sorted(kinds)}
    definitions = every | {_ANY: {"anyOf": [{"$ref": f"#/$defs/{kind}"} for kind in every]}, _PLACE: _places()}
    made = {
        "$schema": DIALECT,
        "$id": LINKS,
        "description": "The records that a link may lead to, and the places, for editors. Written by 'eymh schema'.",
        "$defs": definitions,
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def _choices(titles: dict[str, str]) -> Schema:
    """Offer values by their titles: in the list of completions, beside it, and when the mouse is over the value."""
    if not titles:
        return {"not": {}}
    names = list(titles.values())
    return {"enum": list(titles), "enumDescriptions": names, "enumDetails": names}


def _places() -> Schema:
    """Offer the UK and its nations first, then countries by their codes."""
    names = place_names()
    first = {code: names[code] for code in (UNITED_KINGDOM, *NATIONS)}
    made = _choices(first | names)
    return made | {"enumSortTexts": [f"{number:03}" for number in range(len(made["enum"]))]}


def _titles(folder: Path, kind: str) -> dict[str, str]:
    files = [file for file in sorted(folder.glob("*.json")) if fullmatch(SLUG_PATTERN, file.stem)]
    return {f"{kind}/{file.stem}": _title(file) for file in sorted(files, key=lambda file: file.stem)}


def _title(file: Path) -> str:
    import jiter  # noqa: PLC0415  # the package itself must import without it

    try:
        record = jiter.from_json(read_regular(file, _LARGEST))
    except (OSError, ValueError):
        return file.stem
    title = record.get("title") if isinstance(record, dict) else None
    return title if isinstance(title, str) else file.stem
