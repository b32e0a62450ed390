"""The line below a record that names its sources, with section headings and the works that they cite."""

from eymh_content.citations import Citation, cite
from eymh_content.library import Library
from eymh_exporters.outline.blocks import Citations, Inline, Paragraph, Text


def source_id(anchor: str) -> str:
    """Return the id of the source that an anchor names."""
    return anchor.partition(":")[0]


class Provenance:
    """The provenance of the records of a library. It caches what it looks up, so that all packs can share it."""

    def __init__(self, library: Library) -> None:
        """Look up records in ``library``."""
        self._library = library
        self._citations: dict[str, Citation] = {}

    def source_citations(self, reference: str) -> Citations:
        """Cite the sources of a record, without the works that they cite."""
        return Citations(tuple(cited.source.ref for cited in self._cite(reference).sources))

    def source_line(self, reference: str) -> Paragraph | None:
        """Return the line that names the sources of a record, with section headings and the works cited there."""
        citation = self._cite(reference)
        if not citation.sources:
            return None
        inlines: list[Inline] = [Text("Source: " if len(citation.sources) == 1 else "Sources: ")]
        for index, cited in enumerate(citation.sources):
            inlines += [Text("; ")] if index else []
            inlines += [Text(f"{cited.title} ({cited.date}) "), Citations((cited.source.ref,))]
            inlines += [Text(f", under {cited.sections}")] if cited.sections else []
        if citation.works:
            inlines += [Text(". Works cited there: "), Citations(tuple(work.ref for work in citation.works))]
        return Paragraph((*inlines, Text(".")), "source")

    def _cite(self, reference: str) -> Citation:
        if reference not in self._citations:
            self._citations[reference] = cite(self._library, self._library[reference])
        return self._citations[reference]
