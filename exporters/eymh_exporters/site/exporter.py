"""Makes ``index.html`` from the files of the other exporters."""

from collections.abc import Iterator

from eymh_content.export import Artefact, Job
from eymh_exporters.site.content import page_content
from eymh_exporters.site.page import render


class Site:
    """The exporter ``site``."""

    name = "site"
    summary = "The index page (index.html), which leads to the packs and to the JSON API."
    needs: tuple[str, ...] = ("docx", "json-api")

    def export(self, job: Job) -> Iterator[Artefact]:
        """Make the page. It lists only the files of this job."""
        yield Artefact("index.html", render(page_content(job)).encode())
