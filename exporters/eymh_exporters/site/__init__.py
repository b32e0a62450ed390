"""The index page: the purpose and length of each pack, and the dates of its sources."""

from eymh_exporters.site.exporter import Site

__all__ = ["Site", "exporter"]

exporter = Site()
