"""Caveats: an inference of ours says that it is one; discrepancies are shown where they matter."""

from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.ids import kind_of
from eymh_content.problems import quoted
from eymh_content.rules.base import DISCREPANCY, Content, ContentRule, Fault, RawRecord, RecordRule

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


def _check_seen(content: Content) -> Iterator[Fault]:
    if not content.complete:  # the caveat may be in what could not be read
        return
    seen = {
        target
        for links in content.links.values()
        for target, visit in links
        if visit.node.link is not None and visit.node.link.kinds == DISCREPANCY
    }
    for reference in content.read:
        if kind_of(reference) == "discrepancy" and reference not in seen:
            message = "No caveat names this discrepancy, so a reader of the figures never sees it."
            fix = f'Add {{"see": "{reference}"}} to the caveats of the records that it concerns.'
            yield Fault("", message, fix, file=file_of(reference))


SEEN = ContentRule(
    name="unseen-discrepancy",
    sentence="Each discrepancy is named in the caveats of a record.",
    why="A contradiction must be shown beside the figure; recorded elsewhere, it warns nobody.",
    fix="Add a caveat with 'see' to the records that it concerns.",
    severity="warning",
    check=_check_seen,
)
