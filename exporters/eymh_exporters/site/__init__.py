"""The index page: which pack is for what, how long it is, and how old its sources are."""

from eymh_exporters.site.exporter import Site

__all__ = ["Site", "exporter"]

exporter = Site()
