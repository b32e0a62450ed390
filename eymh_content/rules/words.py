"""Every text has words, and the title of a record makes sense on its own."""

from collections.abc import Iterator

from eymh_content.printed import is_vague
from eymh_content.problems import quoted
from eymh_content.roles import Role
from eymh_content.rules.base import Fault, RawRecord, RecordRule


def _check(record: RawRecord) -> Iterator[Fault]:
    if record.begins_with.isalnum():
        return
    for visit in record.walk.of(Role.PROSE, Role.VOICE, Role.NAME, Role.STATED):
        text = visit.value
        if not any(map(str.isalnum, text)) and _is_refused(text, visit.node.role):
            yield Fault(
                visit.pointer, f"This text has no words: {quoted(text)}.", "Write what is meant, or leave it out."
            )


def _is_refused(text: str, role: Role | None) -> bool:
    """Return whether a text must have words. The structure refuses blanks; a source may print a sign alone."""
    return not text.strip() if role is Role.STATED else bool(text.strip())


RULE = RecordRule(
    name="no-words",
    sentence="Every text has words.",
    why="A full stop, a dash or blanks alone say nothing, and a pack with an empty cell is not written.",
    fix="Write the text, or leave the field out.",
    check=_check,
)


def _check_title(record: RawRecord) -> Iterator[Fault]:
    title = record.data.get("title")
    if title == record.id and "-" in record.id:
        yield Fault("/title", "The title is the id.", f"Write it as readers know it: {record.id.replace('-', ' ')}.")
    elif isinstance(title, str) and is_vague(title):
        message = f"Titles are the texts of links, and {quoted(title)} makes no sense as one."
        yield Fault("/title", message, "Write what the record is about.")


TITLE = RecordRule(
    name="vague-title",
    sentence="The title of a record makes sense as the text of a link: no bare number, no address, and not 'here'.",
    why="Screen readers list links without the text around them, and a pack with such a link is not written.",
    fix="Write what the record is about.",
    check=_check_title,
)
