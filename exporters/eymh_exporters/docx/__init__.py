"""The Word exporter: one briefing pack for each nation and recipe, as ``docx/<edition>/<pack>.docx``."""

from eymh_exporters.docx.exporter import DocxExporter

exporter = DocxExporter()

__all__ = ["DocxExporter", "exporter"]
