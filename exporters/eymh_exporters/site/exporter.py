"""Draws ``index.html`` from what the other exporters have made."""

from collections.abc import Iterator

from eymh_content.export import Artefact, Job
from eymh_exporters.site.page import page
from eymh_exporters.site.summary import facts_of


class Site:
    """The exporter ``site``."""

    name = "site"
    summary = "The index page (index.html), which leads to the packs and to the JSON API."
    needs: tuple[str, ...] = ("docx", "json-api")

    def export(self, job: Job) -> Iterator[Artefact]:
        """Draw the page. It lists only what was made in this run."""
        yield Artefact("index.html", page(facts_of(job)).encode())
