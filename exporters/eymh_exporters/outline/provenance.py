"""Where records come from: the titles, dates and section headings of the sources that their anchors name."""

import re

from eymh_content.ids import Anchor
from eymh_content.library import Library
from eymh_content.models import Source
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit, Walk
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import Citations, Inline, Paragraph, Text
from eymh_exporters.outline.wording import date_in_words, typeset, without_full_stop

MAX_HEADINGS = 3
"""The maximum number of section headings that are named for a source."""

_SUBTITLE = re.compile(r": | [–—] ")


def source_date(source: Source) -> str:
    """Return the date of a source in words: "June 2020", or "undated"."""
    return date_in_words(source.dated.when) if source.dated else "undated"


def short_title(source: Source) -> str:
    """Return the title of a source without its subtitle, but with the text in brackets at its end."""
    main, *rest = _SUBTITLE.split(typeset(source.title), maxsplit=1)
    brackets = re.search(r"\([^()]*\)$", rest[0]) if rest else None
    return f"{main} {brackets[0]}" if brackets else main


def source_id(anchor: str) -> str:
    """Return the id of the source that an anchor names."""
    return anchor.partition(":")[0]


class Provenance:
    """The provenance of the records of a library. It caches what it looks up, so that all packs can share it."""

    def __init__(self, library: Library) -> None:
        """Look up records in ``library``."""
        self._library = library
        self._lines: dict[str, Paragraph | None] = {}
        self._headings: dict[str, dict[int, str]] = {}

    def source_citations(self, reference: str) -> Citations:
        """Cite the sources of a record, without the works that they cite."""
        anchors = _anchors_by_source(self._library.walk(reference))
        return Citations(tuple(f"source/{source}" for source in anchors))

    def source_line(self, reference: str) -> Paragraph | None:
        """Return the line that names the sources of a record, with section headings and the works cited there."""
        if reference not in self._lines:
            self._lines[reference] = self._write_line(reference)
        return self._lines[reference]

    def _write_line(self, reference: str) -> Paragraph | None:
        walk = self._library.walk(reference)
        anchors = _anchors_by_source(walk)
        if not anchors:
            return None
        works = tuple(dict.fromkeys(visit.value for visit in walk.links if _is_citation(visit)))
        inlines: list[Inline] = [Text("Source: " if len(anchors) == 1 else "Sources: ")]
        for index, (source, found) in enumerate(anchors.items()):
            inlines += [Text("; ")] if index else []
            inlines += self._source(source, found)
        if works:
            inlines += [Text(". Works cited there: "), Citations(works)]
        return Paragraph((*inlines, Text(".")), "source")

    def _source(self, slug: str, anchors: list[Anchor]) -> list[Inline]:
        """Return the title, date and number of a source, and the section headings of the anchors."""
        source = self._library.record(Source, slug)
        inlines: list[Inline] = [Text(f"{short_title(source)} ({source_date(source)}) "), Citations((source.ref,))]
        headings = list(dict.fromkeys(heading for a in anchors if (heading := self._heading(source, a.first))))
        if headings:
            shown = [f"‘{without_full_stop(heading)}’" for heading in headings[:MAX_HEADINGS]]
            shown += ["other sections"] if len(headings) > MAX_HEADINGS else []
            inlines.append(Text(f", under {listed(shown)}"))
        return inlines

    def _heading(self, source: Source, line: int) -> str | None:
        """Return the heading of the section that contains a line of a source."""
        if source.id not in self._headings:
            self._headings[source.id] = headings_by_line(source)
        return self._headings[source.id].get(line)


def headings_by_line(source: Source) -> dict[int, str]:
    """Return the heading of the innermost section for each line; lines outside the sections have none."""
    whole = (source.title, source.outline[0].title)
    found = {line: typeset(heading.title) for line, heading in source.headings_by_line().items()}
    return {line: title for line, title in found.items() if title not in whole}


def _anchors_by_source(walk: Walk) -> dict[str, list[Anchor]]:
    """Return the anchors of statements, by source; those of context and caveats are left out."""
    found: dict[str, list[Anchor]] = {}
    for visit in walk.of(Role.ANCHOR):
        if not any(around.step in ("context", "caveats") for around in visit.to_root()):
            anchor = Anchor.parse(visit.value)
            found.setdefault(anchor.source, []).append(anchor)
    return found


def _is_citation(link: Visit) -> bool:
    return link.parent is not None and link.parent.step == "cites"
