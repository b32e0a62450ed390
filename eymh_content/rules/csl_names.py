"""A name in a CSL item is that of one person, family and given name apart, or of one body."""

import re
from collections.abc import Iterator
from typing import Any

from eymh_content.ids import pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule, contains_any
from eymh_content.rules.csl_fields import names_of

_INITIALS = r"(?!(?:U\.K|U\.S|E\.U|U\.N|N\.I|D\.C)\.)(?:[^\W\d_a-z]\.[ -]?)+"
"""With full stops. Those of places follow the name of a body too."""
_BARE_INITIALS = r"(?!(?:UK|US|EU|UN|NI)\b)[A-Z]{1,3}\b"
_WORD = r"\b(?!and\b)[^\W\d_]+(?:['’-][^\W\d_]+)*"
_FAMILY = rf"{_WORD}(?: {_WORD}){{0,3}}"
_WITH_STOPS = rf"(?:{_FAMILY}, {_INITIALS}|{_INITIALS} ?{_FAMILY})"
_PERSON = rf"(?:{_WITH_STOPS}|{_FAMILY},? {_BARE_INITIALS})"
_AND = r"(?:\s*[,;]?\s*(?:and|&)\s+|\s*[,;]\s*)"
_ET_AL = r"(?:and |& )?et\.? al\.?"
_OTHERS = rf"(?:{_ET_AL}|(?:and |& )?(?:others|colleagues))"
_REST = {"literal": "et al."}
_APART = 'Write each person as a name of their own, and a body like this: {"literal": "…"}.'
_SIGNS = (",", ";", " and ", "&", " et al")
_OTHER_SIGNS = ("et al", "others", "colleagues")
"""Without one of them, a text is the name of one person; without one of the signs and a full stop, of one body."""


def _check(record: RawRecord) -> Iterator[Fault]:
    item = record.data.get("csl")
    for field, place, name in names_of(item) if isinstance(item, dict) else ():
        if wrong := _wrong(name):
            import json  # noqa: PLC0415  # only where something is wrong

            message, names = wrong
            written = ", ".join([json.dumps(each, ensure_ascii=False) for each in names])
            yield Fault(pointer_to("csl", field, place), message, f"Write {written}." if names else _APART)


def _wrong(name: dict[str, Any]) -> tuple[str, list[dict[str, Any]]] | None:
    """Say what is certainly wrong with a name, and give the names to write for it, as far as they are certain."""
    family, given, literal = name.get("family", ""), name.get("given", ""), name.get("literal", "")
    if not (isinstance(family, str) and isinstance(given, str) and isinstance(literal, str)):
        return None  # another rule reports that
    if "." in family and re.fullmatch(_INITIALS, family) and re.fullmatch(_WORD, given) and not given.isupper():
        message = f"The family name is {quoted(family)}, and the given name {quoted(given)}: they look swapped."
        return message, [{**name, "family": given, "given": family}]
    if " al" in given and (end := re.search(rf",? {_ET_AL}$", given)):
        return f"{quoted(given)} is no given name.", [{**name, "given": given[: end.start()]}, _REST]
    if literal and "." in literal and contains_any(literal, _SIGNS):
        return _wrong_text(literal, is_family=False)
    if family and not given and not literal and contains_any(family.lower(), (*_SIGNS, *_OTHER_SIGNS)):
        return _wrong_text(family, is_family=True)
    return None


def _wrong_text(text: str, *, is_family: bool) -> tuple[str, list[dict[str, Any]]] | None:
    """Say the same of a name that is one text."""
    person = _PERSON if is_family else _WITH_STOPS
    several = f"{quoted(text)} is more than one name."
    if is_family and re.fullmatch(_OTHERS, text, re.IGNORECASE):
        return f"{quoted(text)} is no family name.", [_REST]
    if re.fullmatch(rf"{person}(?:{_AND}{person})+(?:,? {_OTHERS})?", text):
        names = [_person(found[0]) for found in re.finditer(person, text)]
        return several, [*names, _REST] if re.search(rf"{_OTHERS}$", text) else names
    if end := re.search(rf",? {_ET_AL}$", text):
        first = text[: end.start()]
        is_person = is_family or re.fullmatch(person, first)
        return several, [_person(first) if is_person else {"literal": first}, _REST]
    if re.fullmatch(rf"{_FAMILY}, {_INITIALS}", text):
        return f"{quoted(text)} has family and given name in one.", [_person(text)]
    if is_family and re.search(" (?:and|&) ", text):
        return f"{quoted(text)} is not the family name of one person.", []
    return None


def _person(text: str) -> dict[str, Any]:
    """Take the name of a person apart."""
    for form in (
        rf"(?P<family>{_FAMILY}),? (?P<given>{_INITIALS}|{_BARE_INITIALS})",
        rf"(?P<given>{_INITIALS}) ?(?P<family>{_FAMILY})",
    ):
        if found := re.fullmatch(form, text):
            return {"family": found["family"], "given": found["given"].strip()}
    return {"family": text}


RULE = RecordRule(
    name="csl-name",
    sentence="A name in a CSL item is that of one person, with family and given name apart, or of one body.",
    why="Packs and Zotero print and sort each name as that of one; nobody is found by a name of several.",
    fix="Write each person and each body as a name of its own.",
    check=_check,
    kind="reference",
)
