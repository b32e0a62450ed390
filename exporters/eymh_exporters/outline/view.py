"""How records of one kind appear in a pack: a ``KindView`` for each kind, and the layouts that many kinds share."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from eymh_content.models import Record
from eymh_exporters.outline.blocks import Block, Blocks, BulletList, Inlines, ListItem, Paragraph, Section, Strong, Text
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.order import Records, nearest_first
from eymh_exporters.outline.short import name_run, name_with_sources, short_item
from eymh_exporters.outline.wording import in_words


@dataclass(frozen=True)
class SectionContext:
    """The section of a pack that is being laid out."""

    id: str
    """Its id, with which those of the sections in it begin: a pack may lay out one kind in several sections."""
    context: DrawingContext
    elements: Records
    """The framework elements that the section shows; they are placed under their framework."""
    draw_entry: Callable[[Record], Section]
    """Draws one record in full, under its own heading."""


Layout = Callable[[Any, SectionContext], Blocks]
"""Lays out the records of one kind in a section."""


def as_entries(records: Records, section: SectionContext) -> Blocks:
    """Lay out records in full, in the order given."""
    return tuple(section.draw_entry(record) for record in records)


def as_list(text: Callable[[Any, DrawingContext], Inlines]) -> Layout:
    """Lay out records as a list: the name of each, then the ``text`` about it."""

    def layout(records: Records, section: SectionContext) -> Blocks:
        context = section.context
        return (BulletList(tuple(short_item(record, text(record, context), context) for record in records)),)

    return layout


def as_names(*, group_by: str | None = None, one_per_line: bool = False) -> Layout:
    """Lay out only the names of records: in running text, or one per line where they are long.

    ``group_by`` is a field with a closed list of values; records of one value are named together.
    """

    def layout(records: Records, section: SectionContext) -> Blocks:
        groups: dict[str, list[Record]] = {}
        for record in records:
            groups.setdefault(getattr(record, group_by) if group_by else "", []).append(record)
        blocks: list[Block] = []
        for value, group in sorted(groups.items(), key=lambda pair: pair[0] == "not-stated"):
            heading = "Form not stated" if value == "not-stated" else in_words(value)
            lead = (Strong((Text(f"{heading}: "),)),) if len(groups) > 1 else ()
            if not one_per_line:
                blocks.append(Paragraph((*lead, *name_run(group, section.context))))
                continue
            blocks += [Paragraph(lead)] if lead else []
            blocks.append(BulletList(tuple(ListItem(name_with_sources(one, section.context)) for one in group)))
        return tuple(blocks)

    return layout


NAMES_ONLY = as_names()


@dataclass(frozen=True)
class KindView:
    """How records of one kind appear in a pack. Each is declared beside its drawing functions in ``kinds/``."""

    model: type[Record]
    heading: str
    """The heading over records of the kind, where a section shows several kinds."""
    full: Callable[[Any, DrawingContext], Blocks]
    """Draws one record in full, without its heading."""
    short: Layout
    """Lays out records for ``"detail": "summary"``: a line of a list or a row of a table each."""
    names: Layout = NAMES_ONLY
    """Lays out records for ``"detail": "names"``."""
    order: Callable[[Any, DrawingContext], Records] = nearest_first
    """Sorts records for ``short`` and ``names``."""
    layout: Layout | None = None
    """Lays out records in full. None: sorted by ``nearest_first``, under the places that they are about."""
    nested: bool = False
    """Whether ``layout`` is used for single records too, because one record contains others."""
    source_line: bool = True
    """Whether an entry ends with a line that says where the record comes from."""

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return self.model.kind
