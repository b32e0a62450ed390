"""Names of places, by ISO 3166 code, as they stand after "from" or "for"."""

import json
from functools import cache
from pathlib import Path

UNITED_KINGDOM = "GB"
NATIONS = {"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}


@cache
def place_names() -> dict[str, str]:
    """Return the name of every place that content may be about: countries of ISO 3166-1, and the four nations."""
    countries: dict[str, str] = json.loads(Path(__file__).with_name("countries.json").read_text(encoding="utf-8"))
    return countries | NATIONS
