"""Content with packs has all four nations."""

from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.ids import kind_of
from eymh_content.places import NATIONS
from eymh_content.rules.base import Content, ContentRule, Fault
from eymh_content.wording import listed


def _check(content: Content) -> Iterator[Fault]:
    packs = [reference for reference in content.read if kind_of(reference) == "pack"]
    there = content.known | content.folder.misplaced
    unread = any(kind_of(reference) == "nation" for reference in there - content.read)
    missing = [name for code, name in NATIONS.items() if code not in content.nations]
    if packs and missing and not unread:
        message = f"There is a pack, but no nation record for {listed(missing)}."
        fix = "Write 'content/nation/<id>.json' for each nation that is missing, with its 'code'."
        yield Fault("", message, fix, file=file_of(min(packs)))


RULE = ContentRule(
    name="nations-complete",
    sentence="Content with a pack has a record of each of the four nations.",
    why="Each nation with a record gets its packs; those of another would be missing, and nobody would notice.",
    fix="Write the record of the nation.",
    check=_check,
)
