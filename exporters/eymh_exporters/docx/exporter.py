"""The steps that make a Word pack: outline, pandoc, post-processing, audit."""

import tempfile
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import ClassVar

from eymh_content.errors import ExportError, UsageError
from eymh_content.export import Artefact, Job, PackSummary
from eymh_content.garbage import collection_paused
from eymh_content.models import Pack, Reference
from eymh_content.nations import Edition
from eymh_exporters.docx import pandoc, pandoc_nodes, reference
from eymh_exporters.docx.audit import audit
from eymh_exporters.docx.pandoc import Node
from eymh_exporters.docx.pandoc_writer import PandocWriter
from eymh_exporters.docx.postprocess import postprocess
from eymh_exporters.docx.works import format_references
from eymh_exporters.outline import Outline, build_outline
from eymh_exporters.outline.provenance import Provenance

THREADS = 3
"""The number of packs made at once: two in pandoc, and one in Python before or after pandoc."""
TOOLTIP_LENGTH = 200
"""The maximum length of a title in the tooltip of a link; Word allows 260 characters."""


@dataclass(frozen=True)
class SharedParts:
    """What all packs of a job share."""

    works: Future[dict[str, list[Node]]]
    """The cited works as inlines, by the id of their record; pandoc formats them while the first outline is built."""
    reference_doc: Path
    """The document whose styles pandoc takes over."""
    provenance: Provenance


class DocxExporter:
    """Makes every pack as a Word document."""

    name = "docx"
    summary = "Word briefing packs, one for each nation and recipe."
    needs: ClassVar[tuple[str, ...]] = ()

    def export(self, job: Job) -> Iterable[Artefact]:
        """Make each pack for each edition. UsageError if there is none; ExportError if one fails."""
        wanted = list(product(job.editions, job.packs))
        if not wanted:
            missing = "pack" if job.editions else "nation"
            raise UsageError(f"there is no Word pack to make: the content has no record of the kind '{missing}'")
        with (
            collection_paused(),  # document trees are large, contain no circles, and are freed soon anyway
            tempfile.TemporaryDirectory(dir=job.scratch) as folder,
            ThreadPoolExecutor(THREADS) as pool,
            pandoc.ended_on_error(),  # otherwise the pool would wait for it
        ):
            works = pool.submit(format_references, [work.csl for work in job.library.of(Reference)])
            reference_doc = Path(folder) / "reference.docx"
            reference_doc.write_bytes(reference.build())
            shared = SharedParts(works, reference_doc, Provenance(job.library))
            made = []
            for artefact in pool.map(lambda pair: make_pack(pair[0], pair[1], shared), wanted):
                job.progress(artefact.path)
                made.append(artefact)
        return made


def make_pack(edition: Edition, pack: Pack, shared: SharedParts) -> Artefact:
    """Make one pack for one edition. ExportError if it fails its audit."""
    path = f"docx/{edition.name}/{pack.id}.docx"
    outline = build_outline(edition, pack, shared.provenance)
    writer = PandocWriter(outline, shared.works.result())
    nodes = writer.write()
    epoch = int(datetime.fromisoformat(outline.newest_source).replace(tzinfo=UTC).timestamp())
    written = pandoc.to_docx(nodes, shared.reference_doc, epoch)
    data = postprocess(written, outline, _citation_tooltips(outline, edition))
    problems = audit(path, data, outline.disclaimer, edition.library)
    if problems:
        raise ExportError(f"{path} failed the audit of Word packs, and was not written", problems, checked=1)
    sources = tuple(source["id"] for source in outline.sources)
    summary = PackSummary(pack.id, edition.name, outline.words, outline.records, writer.tables, sources)
    return Artefact(path, data, summary)


def _citation_tooltips(outline: Outline, edition: Edition) -> dict[str, str]:
    """Return the title behind each number in square brackets, by bookmark, so that the link makes sense on its own."""
    return {
        pandoc_nodes.bookmark(f"end/{ref}"): f"{number}: {edition.library[ref].title}"[:TOOLTIP_LENGTH]
        for ref, number in outline.citation_numbers.items()
    }
