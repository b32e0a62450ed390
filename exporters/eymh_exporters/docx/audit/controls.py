"""Checks of the controls of a form."""

from collections.abc import Iterator

from eymh_exporters.docx.audit.document import WordDocument
from eymh_exporters.docx.audit.rules import Finding
from eymh_exporters.docx.controls import MAX_LENGTH
from eymh_exporters.docx.package import Element, find, w

MIN_CHOICES = 2


def controls(document: WordDocument) -> Iterator[Finding]:
    """Check that each control has a title, a unique tag and id, a lock and a prompt; and that nothing is protected."""
    seen: set[tuple[str, str]] = set()
    for control in find(document.body, ".//w:sdt[not(w:sdtPr/w:docPartObj)]"):
        title = _value(control, "alias")
        yield from (Finding("control", f"Control '{title}' {problem}.", title) for problem in _problems(control))
        for attribute in ("tag", "id"):
            value = _value(control, attribute)
            if (attribute, value) in seen:
                yield Finding("control", f"Two controls have the {attribute} '{value}'.")
            seen.add((attribute, value))
    if find(document.settings, ".//w:documentProtection"):
        yield Finding("control", "The document is protected.")


def _problems(control: Element) -> Iterator[str]:
    for attribute, name in (("alias", "title"), ("tag", "tag")):
        value = _value(control, attribute)
        if not value or len(value) > MAX_LENGTH:
            yield f"has no {name}" if not value else f"has a {name} of more than {MAX_LENGTH} characters"
    if _value(control, "lock") != "sdtLocked":
        yield "is not locked"
    if not "".join(str(text) for text in find(control, "./w:sdtContent//w:t/text()")).strip():
        yield "has no prompt"
    choices = [str(text) for text in find(control, ".//w:listItem/@w:displayText")]
    if find(control, ".//w:dropDownList") and (len(choices) < MIN_CHOICES or len(set(choices)) < len(choices)):
        yield "has no choices, or one choice twice"


def _value(control: Element, name: str) -> str:
    found = find(control, f"./w:sdtPr/w:{name}")
    return str(found[0].get(w("val")) or "") if found else ""
