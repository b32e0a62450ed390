"""The fields of a CSL item, of its names and of its dates are those of CSL-JSON."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, NamedTuple

from eymh_content.files.suggest import did_you_mean, nearest
from eymh_content.forms import WHEN, When
from eymh_content.ids import pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import ADDRESSES, Fault, RawRecord, RecordRule

NAMES = frozenset(
    {
        *("author", "editor", "chair", "collection-editor", "compiler", "composer", "container-author", "contributor"),
        *("curator", "director", "editorial-director", "executive-producer", "guest", "host", "illustrator"),
        *("interviewer", "narrator", "organizer", "original-author", "performer", "producer", "recipient"),
        *("reviewed-author", "script-writer", "series-creator", "translator"),
    }
)
DATES = frozenset({"issued", "accessed", "available-date", "event-date", "original-date", "submitted"})
OTHERS = frozenset({"id", "type", "categories", "custom", *ADDRESSES})
"""Fields that another rule checks, or that are of any form."""
TEXTS = frozenset(
    {
        *("title", "title-short", "shortTitle", "original-title", "part-title", "reviewed-title", "volume-title"),
        *("container-title", "container-title-short", "journalAbbreviation", "collection-title", "event-title"),
        *("publisher", "publisher-place", "original-publisher", "original-publisher-place", "event", "event-place"),
        *("volume", "issue", "page", "page-first", "number", "edition", "section", "version", "chapter-number"),
        *("collection-number", "number-of-pages", "number-of-volumes", "part-number", "printing-number"),
        *("supplement-number", "citation-number", "first-reference-note-number", "locator", "year-suffix"),
        *("genre", "reviewed-genre", "medium", "note", "annote", "abstract", "keyword", "language", "license"),
        *("archive", "archive_collection", "archive_location", "archive-place", "call-number", "source", "status"),
        *("authority", "division", "jurisdiction", "references", "dimensions", "scale", "citation-key"),
        *("citation-label", "ISBN", "ISSN", "PMCID", "PMID"),
    }
)
"""Text or numbers."""
FIELDS = NAMES | DATES | OTHERS | TEXTS
"""The variables of CSL 1.0.2, and what else CSL-JSON has."""
TEXTS_OF_A_NAME = ("family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle")
OF_A_NAME = frozenset({*TEXTS_OF_A_NAME, "comma-suffix", "static-ordering", "parse-names"})
_OF_A_DATE = frozenset({"date-parts", "season", "circa", "literal", "raw", "edtf"})
_PARTS = ("year", "month", "day")
"""What people write for a date. Only the year is reported if it is there."""
A_DATE = '{"date-parts": [[YEAR, MONTH]]}'

_ALSO = {
    **dict.fromkeys(("journal", "journaltitle", "publicationtitle", "booktitle", "magazine"), "container-title"),
    **dict.fromkeys(("newspaper", "websitetitle"), "container-title"),
    **dict.fromkeys(("year", "date", "month", "day", "published", "publicationdate", "publicationyear"), "issued"),
    **dict.fromkeys(("accessdate", "dateaccessed", "retrieved"), "accessed"),
    **dict.fromkeys(("pages", "pagerange", "pp"), "page"),
    **dict.fromkeys(("authors", "creator", "creators", "writer"), "author"),
    **dict.fromkeys(("place", "city", "publisherlocation", "placeofpublication"), "publisher-place"),
    **dict.fromkeys(("address", "link", "web", "website", "webaddress", "weblink", "href", "uri"), "URL"),
    **dict.fromkeys(("series", "seriestitle"), "collection-title"),
    **dict.fromkeys(("headline", "subtitle"), "title"),
    **dict.fromkeys(("institution", "school"), "publisher"),
    "vol": "volume",
    "issuenumber": "issue",
    "edn": "edition",
    "reportnumber": "number",
    "reporttype": "genre",
    "itemtype": "type",
    "summary": "abstract",
    "comment": "note",
    "lang": "language",
}
"""What people, Zotero and BibTeX call fields, in small letters without signs."""
_ALSO_OF_A_NAME = {
    **dict.fromkeys(("name", "fullname", "organisation", "organization", "institution"), "literal"),
    **dict.fromkeys(("last", "lastname", "surname"), "family"),
    **dict.fromkeys(("first", "firstname", "forename", "forenames", "initials"), "given"),
}
_ALSO_OF_A_DATE = {**dict.fromkeys(("year", "month", "day", "date"), "date-parts"), "text": "literal"}


class _Group(NamedTuple):
    """A group of fields of CSL-JSON."""

    what: str
    fields: frozenset[str]
    also: Mapping[str, str]
    usual: str
    """Its usual fields, to go on "Write it in"."""


_ITEM = _Group(
    "a CSL item",
    FIELDS,
    _ALSO,
    "title, container-title, author, editor, issued, publisher, volume, issue, page, number, URL, note",
)
_NAME = _Group("a name of a CSL item", OF_A_NAME, _ALSO_OF_A_NAME, "family, given, suffix")
_DATE = _Group("a date of a CSL item", _OF_A_DATE, _ALSO_OF_A_DATE, "date-parts, season, circa")


def meant(word: str, names: Collection[str], also: Mapping[str, str]) -> str | None:
    """Return which of some names was meant by a word: one in other letters, one that is also called so, or a near one.

    ``also`` has what names are also called, in small letters without signs.
    """
    known = {_plain(name): name for name in names} | dict(also)
    plain = _plain(word)
    return known.get(plain) or known.get(nearest(plain, known) or "")


def _plain(word: str) -> str:
    return re.sub(r"[\W\d_]+", "", word.casefold())


def lacks(item: dict[str, Any], field: str) -> bool:
    """Return whether an item lacks a field, and has none that was meant to be it: that one is reported."""
    return field not in item and all(meant(key, FIELDS, _ALSO) != field for key in item.keys() - FIELDS)


def names_of(item: dict[str, Any]) -> Iterator[tuple[str, int, dict[str, Any]]]:
    """Yield the names of an item, each with its field and its place in it."""
    for field, value in item.items():
        if field in NAMES and isinstance(value, list):
            yield from ((field, place, name) for place, name in enumerate(value) if isinstance(name, dict))


def date_of(value: object) -> str | None:
    """Return how a date is written in CSL-JSON, as far as a value has its year; None if it has none."""
    from eymh_content.files.names import Names  # noqa: PLC0415  # only where something is wrong
    from eymh_content.structure.corrections import Around, corrections  # noqa: PLC0415

    text = str(value).strip()
    meant = [text] if re.fullmatch(WHEN.pattern, text) else corrections(WHEN.pattern, text, Around(Names()))
    if not meant:
        return None
    year, month, day, *_ = When.parse(meant[0])
    return f'{{"date-parts": [[{", ".join([str(part) for part in (year, month, day) if part])}]]}}'


def _check(record: RawRecord) -> Iterator[Fault]:
    item = record.data.get("csl")
    if not isinstance(item, dict):
        return
    yield from _unknown(item, _ITEM)
    for field in DATES.intersection(item):
        yield from _unknown(item[field], _DATE, field)
    for field, place, name in names_of(item):
        yield from _unknown(name, _NAME, field, place)


def _unknown(held: object, group: _Group, *steps: str | int) -> Iterator[Fault]:
    """Yield the fields of an object that its group does not have."""
    if not isinstance(held, dict) or held.keys() <= group.fields:
        return
    for key, value in held.items():
        if key not in group.fields and not (key in _PARTS[1:] and _PARTS[0] in held):
            message = f"{quoted(key)} is not a field of {group.what}, so nothing of it is printed."
            yield Fault(pointer_to("csl", *steps, key), message, _fix(key, value, held, group), at_key=True)


def _date(key: str, value: object, held: Mapping[str, object]) -> str:
    """Return how the date in a field is written, with the month and day beside a year."""
    parts = [str(held[part]).zfill(2) for part in _PARTS if part in held] if key == _PARTS[0] else [str(value)]
    return date_of("-".join(parts)) or A_DATE


def _fix(key: str, value: object, held: Mapping[str, object], group: _Group) -> str:
    field = meant(key, group.fields, group.also)
    if field is None:
        return f"Write it in {group.usual} or another field of CSL-JSON, or delete it."
    if field in held:
        return f"Write it in '{field}', which is there already, and delete this field."
    if field == "date-parts" and not isinstance(value, list):
        return f"Write {_date(key, value, held)[1:-1]}."
    if field in DATES and not isinstance(value, dict):
        return f'Write "{field}": {_date(key, value, held)}.'
    return did_you_mean([field])


RULE = RecordRule(
    name="csl-field",
    sentence="The fields of a CSL item, of its names and of its dates are those of CSL-JSON.",
    why="Programs pass over a field that they do not know: what it says is neither printed nor found.",
    fix="Write the name of the field as CSL-JSON has it.",
    check=_check,
    kind="reference",
)
