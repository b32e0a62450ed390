"""From a text in a pack back to the record that it comes from."""

from collections.abc import Iterator

from eymh_content.files.discover import file_of
from eymh_content.ids import kind_of
from eymh_content.library import Library, walk_of
from eymh_content.printed import without_markdown
from eymh_content.problems import Problem
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit
from eymh_content.wording import typeset
from eymh_exporters.docx.audit.rules import Finding
from eymh_exporters.docx.pandoc_nodes import bookmark
from eymh_exporters.outline.wording import spell_out

FIX = "Correct this text; and report it, because 'eymh validate' should have refused it."
_DRAWN = (Role.PROSE, Role.VOICE, Role.NAME, Role.STATED, Role.CSL)
_Place = tuple[str, str]
"""A reference and a JSON Pointer."""


def located(finding: Finding, pack: str, library: Library) -> Problem | None:
    """Return what was found in a pack as a problem of the record that it comes from; None if it comes from none."""
    place = _origin(finding, library) if finding.printed is not None else None
    if place is None:
        return None
    reference, pointer = place
    message = f"{finding.message[:-1]}, in {pack}."
    return Problem.of_file(file_of(reference), finding.rule, message, FIX)._replace(pointer=pointer)


def _origin(finding: Finding, library: Library) -> _Place | None:
    """Find a text that has the piece that is wrong, or that is blank; best one that is whole in the paragraph."""
    around, piece = _bare(finding.printed or ""), _bare(finding.piece)
    found = [
        (text in around, len(text), place)
        for place, text in _texts(library)
        if (piece and piece in text) or (not around and not text)
    ]
    return max(found)[2] if found else None


def _texts(library: Library) -> Iterator[tuple[_Place, str]]:
    """Yield every text that packs can draw, as it is printed, with its place. Packs draw no topics."""
    for reference in library:
        if kind_of(reference) == "topic":
            continue
        yield (reference, "/id"), bookmark(reference)
        for visit in walk_of(library, reference).of(*_DRAWN):
            if isinstance(visit.value, str):
                yield (reference, visit.pointer), _bare(_printed(visit))


def _printed(visit: Visit) -> str:
    if visit.node.role in (Role.PROSE, Role.VOICE):
        return typeset(without_markdown(visit.value))
    return spell_out(visit.value) if visit.node.role is Role.STATED else typeset(visit.value)


def _bare(text: str) -> str:
    """Return what stays the same of a text wherever it is printed."""
    return text.strip().removesuffix(".").lower()
