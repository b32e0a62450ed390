"""Caveats: an inference of ours says that it is one; discrepancies are shown where they matter."""

from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.ids import pointer_to
from eymh_content.problems import quoted
from eymh_content.rules.base import DISCREPANCY, Content, ContentRule, Fault, RawRecord, RecordRule, Visit

OPENING = "Believed to be"


def _check(record: RawRecord) -> Iterator[Fault]:
    for visit in record.walk.objects("Caveat"):
        note = visit.value.get("note")
        if visit.value.get("kind") == "inference" and isinstance(note, str) and not note.startswith(OPENING):
            message = f"A caveat of the kind 'inference' begins \"{OPENING}\"; this one begins {quoted(note, 30)}."
            fix = f'Begin it with "{OPENING}", or choose another kind if a source says so.'
            yield Fault(visit.below("note"), message, fix)


RULE = RecordRule(
    name="inference",
    sentence=f"A caveat of the kind 'inference' begins \"{OPENING}\".",
    why="A reader must not take our conclusion for what a source says.",
    fix=f'Begin it with "{OPENING}".',
    check=_check,
    models=("Caveat",),
)


def _check_readings(record: RawRecord) -> Iterator[Fault]:
    readings = record.data.get("readings")
    if isinstance(readings, list) and len(readings) == 1:
        yield Fault("/readings", "A disagreement has at least two readings; this one has one.", "Add the other one.")


READINGS = RecordRule(
    name="discrepancy-readings",
    sentence="A discrepancy has at least two readings.",
    why="A pack prints each; with one alone there is nothing that disagrees.",
    fix="Add the other reading, or delete the discrepancy.",
    check=_check_readings,
    kind=DISCREPANCY[0],
)


def _check_about(content: Content) -> Iterator[Fault]:
    seeing: dict[str, set[str]] = {}
    for reference, target, visit in _seen(content):
        seeing.setdefault(target, set()).add(reference)
        about = content.about.get(target)
        if about is not None and reference not in about:
            message = f"{quoted(target, 110)} does not name this record under 'about'."
            fix = f"Add \"{reference}\" to 'about' in {file_of(target)}, or name the discrepancy that is meant."
            yield Fault(visit.pointer, message, fix, file=file_of(reference))
    for reference, about in content.about.items() if content.complete else ():
        for index, target in enumerate(about):
            if target != reference and target in content.read and target not in seeing.get(reference, ()):
                message = f"{quoted(target, 110)} has no caveat that leads here, so its readers never see this."
                fix = f'Add {{"see": "{reference}"}} to \'caveats\' in {file_of(target)}, or delete this link.'
                yield Fault(pointer_to("about", index), message, fix, file=file_of(reference))


def _seen(content: Content) -> Iterator[tuple[str, str, Visit]]:
    """Yield each link to a discrepancy: the record that has it, the discrepancy, and where the link is."""
    for reference, links in content.links.items():
        for target, visit in links:
            if visit.node.link is not None and visit.node.link.kinds == DISCREPANCY:
                yield reference, target, visit


ABOUT = ContentRule(
    name="discrepancy-both-ways",
    sentence="A discrepancy names under 'about' the records whose caveats lead to it, and only those.",
    why="A disagreement would be printed beside another figure, or not beside the one that is in doubt.",
    fix="Add the link that is missing, or correct the other one.",
    check=_check_about,
)
