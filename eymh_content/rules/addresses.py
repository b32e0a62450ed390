"""The addresses of a CSL item have the form of addresses. Those in fields of ours are a matter of the structure."""

import re
from collections.abc import Iterator

from eymh_content.forms import AS_PRINTED, DOI, WEB_ADDRESS, meant_address
from eymh_content.ids import pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import Fault, RawRecord, RecordRule

_RESOLVER = r"(?i:(?:https?://)?(?:dx\.|www\.)?doi\.org/|doi:\s*)"
_SCHEME = r"\s*([A-Za-z][A-Za-z0-9+.-]*):"


def _check(record: RawRecord) -> Iterator[Fault]:
    item = record.data.get("csl")
    if not isinstance(item, dict):
        return
    for field, check in (("URL", _wrong_address), ("DOI", _wrong_doi)):
        text = item.get(field)
        if isinstance(text, str) and (wrong := check(text)):
            yield Fault(pointer_to("csl", field), *wrong)
        elif field in item and not isinstance(text, str):
            yield Fault(pointer_to("csl", field), f"'{field}' should be a text.", "Write it in quotation marks.")


def _wrong_address(text: str) -> tuple[str, str] | None:
    """Return message and fix for an address; None if nothing is wrong."""
    if re.fullmatch(WEB_ADDRESS.pattern, text):
        return None
    meant = meant_address(text)
    if meant:
        return f"{quoted(text)} is not {WEB_ADDRESS.words}.", f"Write {quoted(meant, 500)}."
    scheme = re.match(_SCHEME, text)
    if scheme and scheme[1].lower() not in ("http", "https"):
        message = f"{quoted(text)} begins with '{scheme[1]}:', which is not the beginning of a web address."
        return message, "Write the address that the source prints, or delete 'URL'."
    return f"{quoted(text)} is not {WEB_ADDRESS.words}.", AS_PRINTED


def _wrong_doi(text: str) -> tuple[str, str] | None:
    """Return message and fix for a DOI; None if nothing is wrong."""
    if re.fullmatch(DOI.pattern, text):
        return None
    bare = re.sub(_RESOLVER, "", text.strip(" \xa0"), count=1)
    fix = "Write the DOI that the source prints, or delete 'DOI'."
    if re.fullmatch(DOI.pattern, bare):
        fix = f"Write {quoted(bare, 200)}."
    return f"{quoted(text)} is not {DOI.words}, which begins with '10.'.", fix


RULE = RecordRule(
    name="csl-address",
    sentence="The URL of a CSL item is a web address, and its DOI is a DOI.",
    why="Packs and Zotero make links of them; a wrong one leads nowhere, and one with a script is a danger.",
    fix="Write the address or DOI as the source prints it.",
    check=_check,
    kind="reference",
)
