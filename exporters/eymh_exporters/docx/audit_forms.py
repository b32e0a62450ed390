"""The controls of a form, read from the finished document."""

from collections.abc import Iterator

from eymh_exporters.docx.package import Element, find, w

LONGEST = 64
"""The longest name and tag that Word allows."""
NAMELESS = "a control has no name, and a screen reader cannot say what it asks for"


def control_problems(body: Element) -> Iterator[str]:
    """Yield controls without name, tag or lock, without a prompt, or with a tag or an id that another has."""
    seen: set[tuple[str, str]] = set()
    for control in find(body, ".//w:sdt[not(w:sdtPr/w:docPartObj)]"):
        alias, tag, number, lock = (_value(control, name) for name in ("alias", "tag", "id", "lock"))
        if not alias or len(alias) > LONGEST:
            yield NAMELESS if not alias else f"the name of a control is too long for Word: '{alias}'"
        if not tag or len(tag) > LONGEST:
            yield f"control '{alias}' has no tag, or one that is too long for Word"
        for what, value in (("tag", tag), ("id", number)):
            if (what, value) in seen:
                yield f"two controls have the {what} '{value}'"
            seen.add((what, value))
        if lock != "sdtLocked":
            yield f"control '{alias}' can be deleted by a slip"
        if not "".join(str(text) for text in find(control, "./w:sdtContent//w:t/text()")).strip():
            yield f"control '{alias}' has no prompt"
        choices = [str(text) for text in find(control, ".//w:listItem/@w:displayText")]
        if find(control, ".//w:dropDownList") and (len(choices) < 2 or len(set(choices)) < len(choices)):  # noqa: PLR2004 (a choice)
            yield f"control '{alias}' offers no choice, or one twice"


def _value(control: Element, name: str) -> str:
    found = find(control, f"./w:sdtPr/w:{name}")
    return str(found[0].get(w("val")) or "") if found else ""
