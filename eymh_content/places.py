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


_ALSO = {
    "uk": ("GB",),
    "great britain": ("GB-ENG", "GB-SCT", "GB-WLS"),
    "england and wales": ("GB-ENG", "GB-WLS"),
    "gb-eaw": ("GB-ENG", "GB-WLS"),
    "gb-ukm": ("GB",),
    "en": ("GB-ENG",),
    "gb-en": ("GB-ENG",),
    "gb-sc": ("GB-SCT",),
    "gb-sco": ("GB-SCT",),
    "gb-wa": ("GB-WLS",),
    "gb-wal": ("GB-WLS",),
    "gb-cym": ("GB-WLS",),
    "ni": ("GB-NIR",),
    "gb-ni": ("GB-NIR",),
    "n ireland": ("GB-NIR",),
    "usa": ("US",),
}
"""Other codes and names of places, in small letters without full stops."""
_CHOICE = "GB-ENG, GB-SCT, GB-WLS or GB-NIR, GB for the whole UK, or the two letters of another country (ISO 3166)"


def codes_meant(text: str) -> tuple[str, ...]:
    """Return the codes of the places that a text names, in whatever form: "england" is ("GB-ENG",). None: ()."""
    plain = text.casefold().replace(".", "").replace("_", "-").strip().removeprefix("the ")
    by_name = {name.casefold().removeprefix("the "): code for code, name in place_names().items()}
    if plain in _ALSO or plain.upper() in place_names():
        return _ALSO.get(plain, (plain.upper(),))
    return (by_name[plain],) if plain in by_name else ()


def place_fix(text: str) -> str:
    """Say how to write the place that a text names."""
    codes = codes_meant(text)
    if len(codes) > 1:
        items = ", ".join([f'"{code}"' for code in codes])
        return f"Write {items}, as items of the list."
    return f"Did you mean '{codes[0]}'?" if codes else f"Write {_CHOICE}."
