"""Outline, pandoc, finishing pass, audit: how a pack comes about."""

import gc
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import ClassVar

from eymh_content.errors import ExportError
from eymh_content.export import Artefact, Job, PackSummary
from eymh_content.models import Pack, Reference
from eymh_content.nations import Edition
from eymh_exporters.docx import pandoc, pandoc_nodes, reference
from eymh_exporters.docx.audit import audit
from eymh_exporters.docx.finish import finish
from eymh_exporters.docx.pandoc import Node
from eymh_exporters.docx.to_pandoc import Draughtsman
from eymh_exporters.outline import Outline, outline_of
from eymh_exporters.outline.provenance import Origins

Works = dict[str, list[Node]]
"""The cited works as inlines, by the id of their record."""
THREADS = 3
"""How many packs are drawn at once: two pandocs, and one pack that is laid out or finished meanwhile."""
TIP_LENGTH = 200
"""How much of a title stands in the tip of a link; Word allows 260 characters."""


class DocxExporter:
    """Draws every pack as a Word document."""

    name = "docx"
    summary = "Word briefing packs, one for each nation and recipe."
    needs: ClassVar[tuple[str, ...]] = ()

    def export(self, job: Job) -> Iterable[Artefact]:
        """Draw each pack for each edition. ExportError if one cannot be drawn, or fails its audit."""
        wanted = list(product(job.editions, job.packs))
        if not wanted:
            return []
        origins = Origins(job.library)
        with (
            _uncollected(),
            tempfile.TemporaryDirectory(prefix="eymh-") as folder,
            ThreadPoolExecutor(THREADS) as pool,
        ):
            works = pool.submit(pandoc.cited, [work.csl for work in job.library.of(Reference)])
            looks = Path(folder) / "reference.docx"
            looks.write_bytes(reference.build())
            made = []
            for artefact in pool.map(lambda pair: draw(pair[0], pair[1], works, looks, origins), wanted):
                job.progress(artefact.path)
                made.append(artefact)
        return made


@contextmanager
def _uncollected() -> Iterator[None]:
    """Keep Python from looking for garbage: trees of documents are large, hold no circles, and are soon gone anyway."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def draw(edition: Edition, pack: Pack, works: Future[Works], looks: Path, origins: Origins) -> Artefact:
    """Draw one pack for one edition. ``looks`` is the reference document; ``works`` are waited for when needed."""
    path = f"docx/{edition.name}/{pack.id}.docx"
    outline = outline_of(edition, pack, origins)
    draughtsman = Draughtsman(outline, works.result())
    nodes = draughtsman.draw()
    epoch = int(datetime.fromisoformat(outline.newest).replace(tzinfo=UTC).timestamp())
    data = finish(pandoc.to_docx(nodes, looks, epoch), outline, _tips(outline, edition))
    findings = audit(data, outline.standing)
    if findings:
        told = "\n".join(f"  {finding}" for finding in findings)
        raise ExportError(f"{path} is not fit to be handed out:\n{told}")
    sources = tuple(source["id"] for source in outline.sources)
    summary = PackSummary(pack.id, edition.name, outline.words, outline.records, draughtsman.tables, sources)
    return Artefact(path, data, summary)


def _tips(outline: Outline, edition: Edition) -> dict[str, str]:
    """Say where each number in square brackets leads, so that the link makes sense alone."""
    return {
        pandoc_nodes.bookmark(f"end/{ref}"): f"{number}: {edition.library[ref].title}"[:TIP_LENGTH]
        for ref, number in outline.numbers.items()
    }
