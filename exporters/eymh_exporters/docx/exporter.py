"""Outline, pandoc, finishing pass, audit: how a pack comes about."""

import tempfile
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import ClassVar

from eymh_content.errors import ExportError
from eymh_content.export import Artefact, Job
from eymh_content.models import Pack, Reference
from eymh_content.nations import Edition
from eymh_exporters.docx import pandoc, reference, tree
from eymh_exporters.docx.audit import audit
from eymh_exporters.docx.draw import Draughtsman
from eymh_exporters.docx.finish import finish
from eymh_exporters.docx.pandoc import Node
from eymh_exporters.outline import Outline, outline_of
from eymh_exporters.outline.blocks import passages, plain

PROCESSES = 2
"""How many pandocs run at once."""
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
        works = pandoc.cited(work.csl for work in job.library.of(Reference))
        with tempfile.TemporaryDirectory(prefix="eymh-") as folder, ThreadPoolExecutor(PROCESSES) as pool:
            looks = Path(folder) / "reference.docx"
            looks.write_bytes(reference.build())
            made = []
            for artefact in pool.map(lambda pair: draw(pair[0], pair[1], works, looks), wanted):
                job.progress(artefact.path)
                made.append(artefact)
        return made


def draw(edition: Edition, pack: Pack, works: Mapping[str, list[Node]], looks: Path) -> Artefact:
    """Draw one pack for one edition. ``looks`` is the reference document."""
    path = f"docx/{edition.name}/{pack.id}.docx"
    outline = outline_of(edition, pack)
    draughtsman = Draughtsman(outline, works)
    nodes = draughtsman.draw()
    epoch = int(datetime.fromisoformat(outline.newest).replace(tzinfo=UTC).timestamp())
    data = finish(pandoc.to_docx(nodes, looks, epoch), outline, _tips(outline, edition))
    findings = audit(data, outline.standing)
    if findings:
        told = "\n".join(f"  {finding}" for finding in findings)
        raise ExportError(f"{path} is not fit to be handed out:\n{told}")
    return Artefact(path, data, _about(outline, pack, draughtsman.tables))


def _tips(outline: Outline, edition: Edition) -> dict[str, str]:
    """Say where each number in square brackets leads, so that the link makes sense alone."""
    return {
        tree.bookmark(f"end/{ref}"): f"{number}: {edition.library[ref].title}"[:TIP_LENGTH]
        for ref, number in outline.numbers.items()
    }


def _about(outline: Outline, pack: Pack, tables: int) -> dict[str, object]:
    blocks = (*outline.front, *outline.sections)
    return {
        "title": outline.title,
        "nation": outline.nation,
        "pack": pack.id,
        "purpose": pack.purpose,
        "standing": outline.standing,
        "words": sum(len(plain(inlines).split()) for inlines in passages(blocks)),
        "tables": tables,
        "records": outline.records,
        "sources": [dict(source) for source in outline.sources],
    }
