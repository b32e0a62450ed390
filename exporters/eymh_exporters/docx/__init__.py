"""The Word exporter: a briefing pack for each nation and recipe, as ``docx/<nation>/<pack>.docx``."""

from eymh_exporters.docx.exporter import DocxExporter

exporter = DocxExporter()

__all__ = ["DocxExporter", "exporter"]
