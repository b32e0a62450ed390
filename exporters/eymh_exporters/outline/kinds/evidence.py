"""Findings, recommendations and discrepancies. Statistics and measures have modules of their own."""

from eymh_content.models import Discrepancy, Finding, Recommendation, Statement
from eymh_content.models.evidence import Response
from eymh_content.wording import date_in_words, listed, without_full_stop
from eymh_exporters.outline.blocks import (
    Blocks,
    BulletList,
    Inline,
    Inlines,
    ListItem,
    Section,
    Strong,
    SummaryList,
    SummaryRow,
    Text,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.evidence_measures import MEASURE
from eymh_exporters.outline.kinds.evidence_statistics import STATISTIC
from eymh_exporters.outline.kinds.shared import paragraphs, short_summary, summary_list, worded
from eymh_exporters.outline.short import abridge, abridged
from eymh_exporters.outline.view import KindView, as_list, as_names
from eymh_exporters.outline.wording import in_words, sentence_case, spell_out


def finding(record: Finding, context: DrawingContext) -> Blocks:
    """Draw a statement of evidence."""
    blocks = paragraphs(record.summary)
    blocks += context.notes(record)
    if record.statements:
        blocks.append(context.bullet_list(record.statements, record))
    if record.mentions:
        blocks.append(SummaryList((SummaryRow("Names", context.links(record.mentions)),)))
    return tuple(blocks)


def short_finding(record: Finding, context: DrawingContext) -> Inlines:
    """Return the first sentence of the summary, or else of the first statement, or else the message."""
    texts: tuple[str | Statement, ...] = (*(record.summary or ()), *(record.statements or ()), record.message.text)
    return abridged(texts[0], record, context, 1)


def recommendation(record: Recommendation, context: DrawingContext) -> Blocks:
    """Draw what should be done, by whom, and why."""
    blocks = paragraphs(record.summary)
    blocks += context.notes(record)
    blocks += summary_list(_rows(record, context))
    if record.statements:
        blocks.append(context.bullet_list(record.statements, record))
    if record.rationale:
        blocks.append(Section(f"{record.ref}/why", "Why", tuple(worded(record.rationale))))
    if record.response:
        answers = BulletList(tuple(_response(answer, record, context) for answer in record.response))
        blocks.append(Section(f"{record.ref}/response", "What was answered", (answers,)))
    return tuple(blocks)


def _rows(record: Recommendation, context: DrawingContext) -> list[SummaryRow]:
    rows = []
    if record.label:
        rows.append(SummaryRow("Number", (Text(spell_out(record.label)),)))
    if record.actors:
        rows.append(SummaryRow("Who should act", (Text("; ".join(record.actors)),)))
    if record.actors_not_stated:
        rows.append(SummaryRow("Who should act", (Text("Not assigned in the source"),)))
    if record.force or record.force_stated:
        force = [in_words(record.force)] if record.force else []
        force += [f"printed: ‘{spell_out(record.force_stated)}’"] if record.force_stated else []
        rows.append(SummaryRow("How strongly", (Text(sentence_case("; ".join(force))),)))
    if record.made_by:
        rows.append(SummaryRow("Made by", context.links(record.made_by)))
    if record.theme:
        rows.append(SummaryRow("Theme", (Text(record.theme),)))
    if record.mentions:
        rows.append(SummaryRow("Names", context.links(record.mentions)))
    return rows


def _response(answer: Response, record: Recommendation, context: DrawingContext) -> ListItem:
    who = [context.title(answer.by)] if answer.by else []
    who += [date_in_words(answer.published.when)] if answer.published else []
    lead = (Strong((Text(f"{', '.join(who)}: "),)),) if who else ()
    return ListItem(context.annotated((*lead, *parse(answer.text)), answer, record), context.notes(answer))


def short_recommendation(record: Recommendation, context: DrawingContext) -> Inlines:
    """Return what should be done, and by whom."""
    actors = f" Who should act: {listed(record.actors)}." if record.actors else ""
    return (*short_summary(record, context), Text(actors))


def discrepancy(record: Discrepancy, context: DrawingContext) -> Blocks:
    """Draw readings that disagree, why they cannot all hold, and how to treat them."""
    readings = tuple(
        ListItem(context.annotated(parse(reading.text), reading, record, cite=True), context.notes(reading))
        for reading in record.readings
    )
    about = SummaryList((SummaryRow("About", context.links(record.about)),))
    explained = paragraphs((record.why, record.treatment, record.advice))
    return (BulletList(readings), *explained, *context.notes(record), about)


def short_discrepancy(record: Discrepancy, context: DrawingContext) -> Inlines:
    """Return every reading with its source."""
    found: list[Inline] = []
    for reading in record.readings:
        found += [Text("; ")] if found else []
        found += [*parse(without_full_stop(abridge(reading.text, 1))), Text(" "), context.citations(reading.at)]
    return (*found, Text("."))


VIEWS = (
    KindView(Discrepancy, heading="Disagreements", full=discrepancy, short=as_list(short_discrepancy)),
    KindView(
        Finding,
        heading="Findings",
        full=finding,
        short=as_list(short_finding),
        names=as_names(one_per_line=True),
    ),
    MEASURE,
    KindView(
        Recommendation,
        heading="Recommendations",
        full=recommendation,
        short=as_list(short_recommendation),
        names=as_names(one_per_line=True),
    ),
    STATISTIC,
)
