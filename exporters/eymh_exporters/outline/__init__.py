"""The outline of a pack: reading order, headings, labels and wording, settled once; exporters only draw it."""

from eymh_exporters.outline.blocks import Outline
from eymh_exporters.outline.build import outline_of

__all__ = ["Outline", "outline_of"]
