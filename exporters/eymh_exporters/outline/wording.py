"""How values, dates, ages and closed lists are put into words."""

import re

from eymh_content.printed import TO_BE
from eymh_content.wording import typeset

NOT_STATED = "Not stated"

WORDS = {
    # levels of need
    "universal": "Universal",
    "targeted-selected": "Targeted: selected families",
    "targeted-indicated": "Targeted: identified need",
    "specialist": "Specialist",
    # strength of evidence
    "high-quality": "High quality",
    "preliminary": "Preliminary",
    "to-be-confirmed": "To be confirmed",
    "no-effect": "No effect",
    # availability
    "delivered": "Yes",
    "not-delivered": "No",
    "delivered-in-places": "In some places",
    "trial": "In a trial",
    "unclear": "Unclear",
    # formats of delivery
    "group": "Groups",
    "one-to-one": "One to one",
    "home-visits": "Home visits",
    "video-feedback": "Feedback on video",
    "online": "Online",
    "telephone": "Telephone",
    # what the provision of a policy is
    "duty": "A duty",
    "aim": "An aim",
    "test": "Being tested",
    # force of a recommendation
    "must": "Must",
    "should": "Should",
    "could": "Could",
    "imperative": "As an instruction",
    # how far figures and nations can be compared
    "direct": "Directly comparable",
    "meaningful": "Comparable with care",
    "conceptual": "Comparable as ideas only",
    "none": "Not comparable",
    "source-says-none": "None, according to the source",
    # results of studies
    "positive": "Positive",
    "mixed": "Mixed",
    "negative": "Negative",
    "qualitative": "Qualitative",
    "ongoing": "Not yet complete",
    # status of a policy
    "in-force": "In force",
    "draft": "Draft",
    "consultation": "Out for consultation",
    "pilot": "Pilot",
    "expired": "Expired",
    "superseded": "Replaced by a later one",
    "announced": "Announced",
    "proposed": "Proposed",
    # areas of policy
    "overarching": "Overarching",
    "health-services": "Health services",
    "health-visiting": "Health visiting",
    "early-education": "Early education",
    "family-support-and-social-care": "Family support and social care",
    # forms
    "publication": "Publication",
    "website": "Website",
    "app": "App",
    "training": "Training",
    "programme": "Programme",
    "tool": "Tool",
    "approach": "Approach",
    "network": "Network",
    "questionnaire": "Questionnaire",
    "observation": "Observation",
    "interview": "Interview",
    "profile": "Profile",
    "framework": "Framework",
    "toolkit": "Toolkit",
    "web-page": "Web page",
    "review": "Review",
    "mapping": "Mapping of services",
    # what a factor does
    "risk": "Risk",
    "protective": "Protective",
    "either": "Works either way",
    # what a vignette and its passages show
    "child": "Shows how the child is",
    "support": "Shows how adults support the child",
    "both": "Shows how the child is and how adults support the child",
    "mentally-healthy": "An example of being mentally healthy",
    "scenario": "A scenario to discuss",
    "illustration": "An illustration of a point",
    # caveats
    "contradiction": "The source contradicts itself",
    "error-in-source": "Error in the source",
    "missing-from-source": "Missing from the source",
    "outdated": "May be out of date",
    "scope": "What this covers",
    "inference": "Our reading, not the source's",
    "not-stated": NOT_STATED,
}
"""Every value of a closed list, in words."""

_UNITS = {"years": "year", "months": "month", "weeks": "week", "days": "day", "hours": "hour", "minutes": "minute"}
QUALIFIERS = {"about": "about ", "over": "over ", "under": "under ", "at-least": "at least ", "at-most": "at most "}


def in_words(value: str | None) -> str:
    """Return a value of a closed list in words."""
    return WORDS[value] if value else NOT_STATED


def spell_out(stated: str) -> str:
    """Spell out signs and abbreviations in a quotation that would look unfinished outside the source."""
    text = re.sub(r"(?i)\b(tb[acd])\b\.?", lambda match: TO_BE[match[1].lower()], stated)
    text = re.sub(r"~\s*(?=[£$€\d])", "about ", text)
    return typeset(text)


def ages_in_words(stated: str) -> str:
    """Spell out an age range: "<6 months-2 years" becomes "Under 6 months to 2 years"."""
    text = re.sub(r"(?<=\w)\s*[-–—]\s*(?=[<>]?\s*\d)", " to ", spell_out(stated).strip())
    text = re.sub(r"^\(([^()]*)\)$", r"\1", text)
    text = re.sub(r"\b([Bb]etween \S+) to ", r"\1 and ", text)
    text = re.sub(r"[≤]\s*", "up to ", re.sub(r"[≥]\s*", "at least ", text))
    text = re.sub(r"<\s*", "under ", re.sub(r">\s*", "over ", text))
    text = re.sub(r"(?<=\d)\s*\+", " and over", re.sub(r"\b(yr|mth|wk)s?\b", _long_unit, text))
    return sentence_case(re.sub(r"\b1 years\b", "1 year", text))


def _long_unit(match: re.Match[str]) -> str:
    return {"yr": "years", "mth": "months", "wk": "weeks"}[match[1]]


def sentence_case(text: str) -> str:
    """Capitalise the first letter, and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def number(value: float, stated: str = "") -> str:
    """Write a number as it is stated: with its decimal places, and in millions or billions where these are used."""
    for places in (3, 2, 1):
        written = f"{value:,.{places}f}"
        if re.search(rf"(?<![\d.]){re.escape(written.replace(',', ''))}(?!\d)", stated.replace(",", "")):
            return written
    for words, size in (("billion", 1_000_000_000), ("million", 1_000_000)):
        if words in stated and abs(value) >= size:
            return f"{value / size:,g} {words}"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def with_unit(written: str, unit: str) -> str:
    """Write a number with its unit: "5.5%", "£20", "1 year"."""
    if unit == "percent":
        return f"{written}%"
    if unit == "one-in":
        return f"1 in {written}"
    if unit == "gbp":
        return f"£{written}"
    if unit == "times":
        return f"{written} times"
    if unit in _UNITS:
        return f"{written} {_UNITS[unit] if written == '1' else unit}"
    return written


def quantity(  # noqa: PLR0913 (the fields of a figure)
    *, value: float | None, low: float | None, high: float | None, unit: str, qualifier: str | None, stated: str
) -> str:
    """Write a figure with its unit and qualifier: "over 80%", "16% to 18%", "1,463"."""
    if value is not None:
        written = with_unit(number(value, stated), unit)
    else:
        ends = [with_unit(number(end or 0.0, stated), unit) for end in (low, high)]
        written = " to ".join(ends)
        if qualifier == "between":
            written = f"between {' and '.join(ends)}"
    return sentence_case(QUALIFIERS.get(qualifier or "", "") + written)
