"""Names of places, by ISO 3166 code, in the form that follows "from" or "for"."""

from functools import cache
from pathlib import Path

UNITED_KINGDOM = "GB"
NATIONS = {"GB-ENG": "England", "GB-SCT": "Scotland", "GB-WLS": "Wales", "GB-NIR": "Northern Ireland"}


@cache
def place_names() -> dict[str, str]:
    """Return the name of every place that content may be about: countries of ISO 3166-1, and the four nations."""
    import jiter  # noqa: PLC0415  # the package itself must import without it

    countries: dict[str, str] = jiter.from_json(Path(__file__).with_name("countries.json").read_bytes())
    return countries | NATIONS
