"""Which records cite which lines of a source."""

from pathlib import Path

from eymh_content.errors import NotFoundError, UsageError
from eymh_content.files.suggest import nearest
from eymh_content.ids import Anchor, kind_of
from eymh_content.library import Library, walk_of
from eymh_content.models import KINDS
from eymh_content.schema.store import bundle
from eymh_content.sources.claims import anchors_of


def cites(library: Library, reference: str, place: Anchor | str) -> bool:
    """Return whether a record cites a source (by name), or a range of its lines (by anchor)."""
    anchors = anchors_of(walk_of(library, reference))
    if isinstance(place, str):
        return any(anchor.source == place for anchor in anchors)
    return any(place.meets(anchor) for anchor in anchors)


def place_of(text: str) -> Anchor | str:
    """Read ``source`` or ``source:line-line``. UsageError if it is neither."""
    if ":" not in text:
        return text
    try:
        return Anchor.parse(text)
    except ValueError:
        raise UsageError(f"'{text}' is not a place in a source; write ncb-review or ncb-review:332-448") from None


def _known(kind: str, name: str, library: Library) -> str:
    """Return a name back. NotFoundError if no record of the kind has it."""
    names = [record.id for record in library.kind(kind)]
    if name not in names:
        near = nearest(name, names)
        raise NotFoundError(
            f"no {kind} '{name}'; " + (f"did you mean '{near}'?" if near else f"there are {', '.join(names)}")
        )
    return name


def _check_place(place: Anchor | str, content: Path, library: Library) -> None:
    """Raise NotFoundError if there is no such source, UsageError if it states nothing there."""
    source = _known("source", place if isinstance(place, str) else place.source, library)
    if isinstance(place, Anchor):
        from eymh_content.sources.load import SourceFile, load_index  # noqa: PLC0415  # only for a place

        index = load_index(content, SourceFile.of(library.raw(f"source/{source}")))
        if not index.cited(place):
            raise UsageError(index.why_nothing(place))


def without_field(library: Library, references: list[str], field: str) -> list[str]:
    """Return the records that may have a field and do not. UsageError if records of no kind may have it."""
    fields = {kind: bundle()["$defs"][kind]["properties"] for kind in KINDS}
    known = {name for of_kind in fields.values() for name in of_kind}
    if field not in known:
        near = nearest(field, known)
        raise UsageError(f"no record has a field '{field}'" + (f"; did you mean '{near}'?" if near else ""))
    return [one for one in references if field in fields[kind_of(one)] and field not in walk_of(library, one).record]


def choose(content: Path, library: Library, kind: str | None, topic: str | None, place: str | None) -> list[str]:
    """Return the references of the records of a kind, on a topic, citing a place. What is None is not asked for.

    NotFoundError if there is no such kind, topic or source; UsageError if the source does not have the place.
    """
    wanted = place_of(place) if place is not None else None
    if topic is not None:
        topic = _known("topic", topic.removeprefix("topic/"), library)
    if wanted is not None:
        _check_place(wanted, content, library)
    chosen = [f"{kind}/{record.id}" for record in library.kind(kind)] if kind else list(library)
    if topic is not None:
        chosen = [ref for ref in chosen if f"topic/{topic}" in library.raw(ref).get("topics", ())]
    if wanted is not None:
        chosen = [ref for ref in chosen if kind_of(ref) != "source" and cites(library, ref, wanted)]
    return chosen
