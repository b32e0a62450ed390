"""The outline of a pack: reading order, headings, labels and wording, independent of the format that is written."""

from eymh_exporters.outline.blocks import Outline
from eymh_exporters.outline.build import build_outline

__all__ = ["Outline", "build_outline"]
