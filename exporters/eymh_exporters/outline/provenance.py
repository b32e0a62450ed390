"""Where records come from: the names, dates and headings of sources, and the anchors of a record."""

import re

from eymh_content.ids import Anchor
from eymh_content.library import Library
from eymh_content.models import Source
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import Inline, Marks, Paragraph, Text
from eymh_exporters.outline.wording import date_in_words, typeset, unstopped

SHOWN_HEADINGS = 3
"""How many section headings of a source are named before "and others"."""

_SUBTITLE = re.compile(r": | [–—] ")


def source_date(source: Source) -> str:
    """Give the date of a source in words: "June 2020", or "undated"."""
    return date_in_words(source.dated.when) if source.dated else "undated"


def short_title(source: Source) -> str:
    """Give the title of a source without its subtitle; what stands in brackets at its end stays."""
    main, *rest = _SUBTITLE.split(typeset(source.title), maxsplit=1)
    brackets = re.search(r"\([^()]*\)$", rest[0]) if rest else None
    return f"{main} {brackets[0]}" if brackets else main


def source_of(anchor: str) -> str:
    """Give the id of the source in an anchor."""
    return anchor.partition(":")[0]


class Origins:
    """Says where the records of a library come from. One of it serves all packs: what it finds out, it keeps."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lines: dict[str, Paragraph | None] = {}
        self._headings: dict[str, dict[int, str]] = {}

    def sources_of(self, reference: str) -> Marks:
        """Give the marks of the sources on which a record rests, without the works that they cite."""
        anchors = _anchors(self._library.walk(reference))
        return Marks(tuple(f"source/{source}" for source in anchors))

    def source_line(self, reference: str) -> Paragraph | None:
        """Say where a record comes from: each source with the headings of its sections, and the works cited there."""
        if reference not in self._lines:
            self._lines[reference] = self._line(reference)
        return self._lines[reference]

    def _line(self, reference: str) -> Paragraph | None:
        walk = self._library.walk(reference)
        anchors = _anchors(walk)
        if not anchors:
            return None
        cited = tuple(
            dict.fromkeys(visit.value for visit in walk.links if visit.parent and visit.parent.step == "cites")
        )
        words: list[Inline] = [Text("Source: " if len(anchors) == 1 else "Sources: ")]
        for index, (source, found) in enumerate(anchors.items()):
            words += [Text("; "), *self._named(source, found)] if index else self._named(source, found)
        if cited:
            words += [Text(". Works cited there: "), Marks(cited)]
        return Paragraph((*words, Text(".")), "source")

    def _named(self, source_id: str, anchors: list[Anchor]) -> list[Inline]:
        """Name a source, its date, its number, and the headings under which the anchors stand."""
        source = self._library[f"source/{source_id}"]
        assert isinstance(source, Source)  # noqa: S101 (an anchor names a source)
        named: list[Inline] = [
            Text(f"{short_title(source)} ({source_date(source)}) "),
            Marks((f"source/{source_id}",)),
        ]
        headings = list(dict.fromkeys(heading for a in anchors if (heading := self._heading(source, a.first))))
        if headings:
            shown = [f"‘{unstopped(heading)}’" for heading in headings[:SHOWN_HEADINGS]]
            shown += ["other sections"] if len(headings) > SHOWN_HEADINGS else []
            named.append(Text(f", under {listed(shown)}"))
        return named

    def _heading(self, source: Source, line: int) -> str | None:
        """Give the heading under which a line of a source stands; the headings of a source are read once."""
        if source.id not in self._headings:
            self._headings[source.id] = headings_by_line(source)
        return self._headings[source.id].get(line)


def headings_by_line(source: Source) -> dict[int, str]:
    """Give the heading of the innermost section for each line; lines that only stand under the title have none."""
    found: dict[int, str] = {}
    for heading in sorted(source.outline, key=lambda each: each.level):
        first, _, last = heading.lines.partition("-")
        found.update(dict.fromkeys(range(int(first), int(last or first) + 1), typeset(heading.title)))
    whole = (source.title, source.outline[0].title)
    return {line: title for line, title in found.items() if title not in whole}


def _anchors(walk: Walk) -> dict[str, list[Anchor]]:
    """Give the anchors that state something, by source."""
    found: dict[str, list[Anchor]] = {}
    for visit in walk.of(Role.ANCHOR):
        if _states(visit):
            anchor = Anchor.parse(visit.value)
            found.setdefault(anchor.source, []).append(anchor)
    return found


def _states(visit: Visit) -> bool:
    return not any(around.step in ("context", "caveats") for around in visit.to_root())
