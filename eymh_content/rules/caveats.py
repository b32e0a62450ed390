"""Caveats: an inference of ours says that it is one; discrepancies are shown where they matter."""

from collections.abc import Iterator

from eymh_content.ids import kind_of
from eymh_content.problems import Fault, quoted
from eymh_content.rules.base import Content, Draft, Found, Rule, pointer_of

OPENING = "Believed to be"


def _check(draft: Draft) -> Iterator[Fault]:
    for caveat, trail in draft.objects("Caveat"):
        note = caveat.get("note")
        if caveat.get("kind") == "inference" and isinstance(note, str) and not note.startswith(OPENING):
            message = f"A caveat of the kind 'inference' begins \"{OPENING}\"; this one begins {quoted(note, 30)}."
            fix = f'Begin it with "{OPENING}", or choose another kind if a source says so.'
            yield Fault(pointer_of(trail, "note"), message, fix)


RULE = Rule(
    name="inference",
    sentence=f"A caveat of the kind 'inference' begins \"{OPENING}\".",
    why="A reader must not take what we concluded for what a source says.",
    fix=f'Begin it with "{OPENING}".',
    check=_check,
    models=("Caveat",),
    signs=('"inference"', "\\"),
)


def _check_seen(content: Content) -> Iterator[Found]:
    if not content.whole:  # the caveat may stand in what could not be read
        return
    seen = {
        link.target
        for links in content.links.values()
        for link in links
        if link.link is not None and link.link.kinds == ("discrepancy",)
    }
    for reference in content.links:
        if kind_of(reference) == "discrepancy" and reference not in seen:
            message = "No caveat points to this discrepancy, so no reader of the figures meets it."
            fix = f'Add {{"see": "{reference}"}} to the caveats of the records that it touches.'
            yield Found(content.file_of(reference), Fault("", message, fix))


SEEN = Rule(
    name="unseen-discrepancy",
    sentence="Each discrepancy is named in the caveats of a record.",
    why="A contradiction must stand beside the figure; recorded apart from it, it warns nobody.",
    fix="Add a caveat with 'see' to the records that it touches.",
    severity="warning",
    scope="content",
    check_all=_check_seen,
)
