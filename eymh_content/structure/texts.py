"""Word that a text has not the form of its field, or links to a record of the wrong kind."""

import json
import re

from eymh_content.files.names import FEW
from eymh_content.files.suggest import did_you_mean
from eymh_content.forms import AS_PRINTED, NOT_BLANK, PLACE, REFERENCE, STATED, WEB_ADDRESS, Form, form_of
from eymh_content.ids import REFERENCE_PATTERN, kind_of, kinds_in
from eymh_content.places import place_fix
from eymh_content.problems import Fault, quoted
from eymh_content.schema.store import schema_at
from eymh_content.structure.case import Case, described
from eymh_content.structure.corrections import corrections, split
from eymh_content.structure.values import empty


def pattern(case: Case) -> Fault:
    """Word that a text has not the form of its field, and what was probably meant."""
    pattern, text = str(case.schema["pattern"]), str(case.value)
    form, kinds = form_of(pattern), kinds_in(pattern)
    if form is NOT_BLANK:
        return empty(case, "has only blanks")
    meant = corrections(pattern, text, case.around)
    if case.path == ("id",) and re.match(pattern, case.around.slug):
        meant = (case.around.slug,)
    if kinds and re.match(REFERENCE_PATTERN, text):
        return _wrong_kind(case, kinds, meant)
    more = ""
    if text.strip() in meant:
        more = ", without a blank before or after it"
    elif form is STATED and not meant:
        more = f"; it has {len(text.split())} words"
    message = f"{case.named} is {described(case.value)}, but should be {form.words}{more}."
    return case.fault("wrong-form", message, _fix(case, form, kinds, meant))


def _fix(case: Case, form: Form, kinds: list[str], meant: tuple[str, ...]) -> str:
    text = str(case.value)
    if form is PLACE:
        return place_fix(text)
    if text.strip() in meant:
        return f"Write '{text.strip()}'."
    several = split(str(case.schema["pattern"]), text, case.around) if isinstance(case.path[-1], int) else ()
    if several:
        return f"Write them as {len(several)} items: {', '.join(json.dumps(one) for one in several)}."
    if meant:
        return did_you_mean(meant)
    if kinds or form is REFERENCE:
        return f"Write {_choice(case, kinds)}"
    return _FIXES.get(form, f"Write it in this form: {form.shape}.")


_FIXES = {STATED: "Shorten it to the words that state the value.", WEB_ADDRESS: AS_PRINTED}
"""What to do where it is not certain what a text was meant to be."""


def _wrong_kind(case: Case, kinds: list[str], meant: tuple[str, ...]) -> Fault:
    text = str(case.value)
    message = f"{case.named} links to {quoted(text)}, but should link to a record of the kind {' or '.join(kinds)}."
    if meant:
        return case.fault("wrong-kind", message, did_you_mean(meant))
    fields = _fields_for(kind_of(text), case) if text in case.around.names else []
    other = f"Put this link into {' or '.join(fields)}, or write" if fields else "Write"
    return case.fault("wrong-kind", message, f"{other} {_choice(case, kinds)}")


def _fields_for(kind: str, case: Case) -> list[str]:
    """Return the fields beside the one at fault that link to records of a kind."""
    holder = next(case.path[:depth] for depth in range(len(case.path) - 1, -1, -1) if isinstance(case.path[depth], str))
    found = []
    for name in schema_at(case.kind, holder).get("properties", {}):
        field = schema_at(case.kind, (*holder, name))
        pattern = str((field if "pattern" in field else schema_at(case.kind, (*holder, name, 0))).get("pattern"))
        if kind in kinds_in(pattern) or pattern == REFERENCE_PATTERN:
            found.append(f"'{name}'")
    return found


def _choice(case: Case, kinds: list[str]) -> str:
    """Say which records can be linked to."""
    known = case.around.names.of(kinds)
    if known and len(known) <= FEW:
        return f"one of {', '.join(known)}."
    listings = " or ".join(f"'eymh list --kind {kind}'" for kind in kinds) or "'eymh list'"
    return f"{form_of(str(case.schema['pattern'])).shape}; {listings} lists the records."
