"""The JSON API: static files below ``v1/`` that any program can fetch and check."""

from eymh_exporters.json_api.exporter import JsonApi

__all__ = ["JsonApi", "exporter"]

exporter = JsonApi()
