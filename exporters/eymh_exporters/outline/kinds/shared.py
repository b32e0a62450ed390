"""Pieces that the entries of several kinds have in common."""

from collections.abc import Iterable
from typing import Protocol

from eymh_content.models import Entry, Record
from eymh_content.models.base import Briefed, Envelope
from eymh_content.models.interventions import Study
from eymh_content.models.values import Comparability, Worded
from eymh_content.wording import date_in_words, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Inlines,
    ListItem,
    Paragraph,
    Section,
    Strong,
    SummaryList,
    SummaryRow,
    Text,
    plain_text,
    text_runs,
)
from eymh_exporters.outline.context import DrawingContext, TextEntry, join_statements, mentions_name
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.short import abridge
from eymh_exporters.outline.wording import in_words, spell_out


def paragraphs(texts: Iterable[str] | None) -> list[Block]:
    """Draw prose."""
    return [Paragraph(parse(text)) for text in texts or ()]


def worded(texts: Iterable[Worded] | None) -> list[Block]:
    """Draw prose that has segments of its own."""
    return paragraphs(one.text for one in texts or ())


def comparability(found: Comparability | None) -> list[Block]:
    """Draw how far figures or nations can be compared: the level, then what differs."""
    if not found:
        return []
    first, *others = found.text
    return [Paragraph((Strong((Text(f"{in_words(found.level)}. "),)), *parse(first))), *paragraphs(others)]


def statement_section(
    record: Envelope, heading: str, statements: Iterable[TextEntry] | None, context: DrawingContext
) -> Blocks:
    """Draw a list of statements under a heading; nothing if there are none."""
    if not statements:
        return ()
    section_id = f"{record.ref}/{heading.lower().replace(' ', '-')}"
    return (Section(section_id, heading, (context.bullet_list(statements, record),)),)


def with_sub_entries(entries: Iterable[Entry] | None) -> list[Entry]:
    """Return entries, each followed by the entries that it holds."""
    return [one for entry in entries or () for one in (entry, *(getattr(entry, "items", None) or ()))]


def labelled(record: Record, blocks: Blocks, context: DrawingContext) -> Blocks:
    """Put the label, message and date of a record before its blocks, and its place where they do not mention it."""
    label = context.label(record)
    before: Blocks = (Paragraph((Text(label),), "label"),) if label else ()
    if isinstance(record, Briefed):
        before = (*before, Paragraph(parse(record.message.text), "lead"))
    if isinstance(record, Envelope) and record.as_of:
        before = (*before, SummaryList((SummaryRow("As of", (Text(date_in_words(record.as_of.when)),)),)))
    if isinstance(record, Envelope) and record.locality and not _mention(blocks, record.locality):
        row = SummaryRow("Where", (Text(context.places(record.place, record.locality)),))
        before = (*before, SummaryList((row,)))
    return (*before, *blocks)


def _mention(blocks: Blocks, name: str) -> bool:
    return any(mentions_name(plain_text(inlines), name) for inlines in text_runs(blocks))


def summary_list(rows: Iterable[SummaryRow]) -> Blocks:
    """Draw a summary list; nothing if it has no rows."""
    found = tuple(rows)
    return (SummaryList(found),) if found else ()


def source_label(label: str | None) -> list[SummaryRow]:
    """Return the row for the label that the source itself prints: the heading of a box, or a number."""
    return [SummaryRow("Label in the source", (Text(spell_out(label)),))] if label else []


def study(entry: Study, record: Envelope, context: DrawingContext) -> ListItem:
    """Draw what a study found, its result first."""
    details = [without_full_stop(text) for text in (entry.design, entry.size) if text]
    inlines: Inlines = (Strong((Text(f"{in_words(entry.result)}: "),)), *parse(entry.text))
    if details:
        inlines = (*inlines, Text(" ("), *join_statements(details), Text(")"))
    return ListItem(context.annotated(inlines, entry, record), context.notes(entry))


class HasSummary(Protocol):
    """A record whose summary is required."""

    @property
    def summary(self) -> tuple[str, ...]:
        """The paragraphs of the summary."""


def short_summary(record: HasSummary, _context: DrawingContext) -> Inlines:
    """Return the first sentences of the summary."""
    return parse(abridge(record.summary[0]))


def first_sentence(record: HasSummary, _context: DrawingContext) -> Inlines:
    """Return the first sentence of the summary."""
    return parse(abridge(record.summary[0], 1))
