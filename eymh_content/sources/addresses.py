"""The web addresses that a source prints, and how two of them are compared."""

import re
from urllib.parse import unquote

from eymh_content.forms import without_end

_ADDRESS = re.compile(
    r"(?:https?://|\bwww\.)[^\s<>\"|]+"
    r"|(?<![\w@./:-])(?:[a-z0-9-]+\.)+(?:uk|org|com|net|eu|int|scot|wales|cymru)\b(?:/[^\s<>\"|]*)?"
)
"""An address with its scheme, with "www.", or a bare name that ends as the British ones do."""
_BEGINNING = re.compile(r"(?:https?://)?(?:www\.)?", re.IGNORECASE)


def addresses_in(text: str) -> list[str]:
    """Return the addresses that a text prints, in order, each once, without marks of Markdown."""
    found = (without_end(part) for match in _ADDRESS.findall(text) for part in match.replace("\\", "").split("]("))
    return list(dict.fromkeys(address for address in found if address))


def comparable(address: str) -> str:
    """Return what is compared of an address: without scheme, "www." and final slash; the name in small letters."""
    name, slash, rest = unquote(_BEGINNING.sub("", address.strip(), count=1)).partition("/")
    return f"{name.lower()}{slash}{rest}".rstrip("/")


def with_scheme(address: str) -> str:
    """Return an address with the scheme that a link needs."""
    return address if address.startswith(("http://", "https://")) else f"https://{address}"
