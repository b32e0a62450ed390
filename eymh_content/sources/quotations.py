"""Compare a value with the words of the source beside it, in 'stated'."""

import re
from collections.abc import Iterator

from eymh_content.problems import Fault
from eymh_content.sources.claims import Claim
from eymh_content.sources.numbers import multiplied, numbers_in, with_years_across_two, without_notes
from eymh_content.sources.rules import FIXES
from eymh_content.sources.units import SHARE, agrees, units_in
from eymh_content.wording import listed

_RULE = "value-not-in-quotation"


def normal(text: str) -> str:
    """Bring a quotation or a source text into the form in which they are compared: no notes, one sort of quotes."""
    text = without_notes(text).replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    return re.sub(r"\s+", " ", text.replace("*", "")).strip()


def against_quotation(claim: Claim, numbers: set[str]) -> Iterator[Fault]:
    """Yield where the numbers of a value, or their unit, are not those of the words beside it."""
    words = normal(str(claim.holder["stated"]))
    lost = numbers - numbers_in(words)
    across_two = with_years_across_two(str(claim.value))
    if lost and across_two != str(claim.value) and numbers_in(across_two) <= numbers_in(words):
        message = f"'{claim.value}' is a month, but the words beside it, '{claim.holder['stated']}', have two years."
        yield Fault(claim.pointer, message, f'Write "{across_two}".', _RULE)
        return
    for number in sorted(lost):
        message = f"The value {number} is not in the words beside it, '{claim.holder['stated']}'"
        if found := multiplied(number, words):
            written, value = found
            yield Fault(claim.pointer, f"{message}: '{written}' is {value}.", f"Write {value}.", _RULE)
        else:
            yield Fault(claim.pointer, f"{message}.", FIXES[_RULE], _RULE)
    field = "currency" if "currency" in claim.holder else "unit"
    if field in claim.holder:
        for number in sorted(numbers - lost):
            yield from _unit(claim, field, number, units_in(words))


_WRITTEN = {"currency": ("GBP", "USD", "EUR"), "unit": ("percent", "one-in", "times", "gbp")}
"""What the words can show a unit to be, as each field has it."""


def _unit(claim: Claim, field: str, number: str, units: dict[str, dict[str, str]]) -> Iterator[Fault]:
    """Yield that a number has another unit, or is in another currency, in the words beside it."""
    unit, printed = claim.holder[field].lower(), units.get(number, {})
    if agrees(unit, printed):
        return
    fitting = [other for other in units if unit in units[other]]
    readings = [f"{number} is {' or '.join(printed.values())}", *(f"{one} is {units[one][unit]}" for one in fitting)]
    message = f"In '{claim.holder['stated']}' {listed(readings)}."
    meant = [f'"{field}": "{written}"' for written in _WRITTEN[field] if written.lower() in printed]
    at = f"{claim.visit.holder.pointer}/currency" if field == "currency" and meant else claim.pointer
    if number == "1" and not fitting:  # of "1 in 7"
        fitting = [f'{other} with "unit": "one-in"' for other in units if "one-in" in units[other]]
    fixes = [*(fitting if len(fitting) == 1 else ()), *meant]
    fix = f"Write {', or '.join(fixes)}." if fixes else FIXES[_RULE]
    if SHARE in printed and not fixes:
        fix = f"Write the share in percent, and list '/{claim.visit.step}' under 'derived'."
    yield Fault(at, message, fix, _RULE)
