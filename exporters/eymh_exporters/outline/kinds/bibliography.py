"""The source documents, and the organisations behind them."""

from eymh_content.citations import source_date
from eymh_content.models import Organisation, Source
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import Block, Blocks, Citations, SummaryList, SummaryRow, Text, WebLink
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import paragraphs, short_summary, statement_section
from eymh_exporters.outline.view import KindView, as_entries, as_list, as_names
from eymh_exporters.outline.wording import in_words, sentence_case


def source(record: Source, context: DrawingContext) -> Blocks:
    """Draw a source document."""
    rows = [
        SummaryRow("Form", (Text(in_words(record.form)),)),
        SummaryRow("Date", (Text(sentence_case(source_date(record))),)),
        SummaryRow("Published by", (Text(listed(context.title(body) for body in record.publishers)),)),
        SummaryRow("About", (Text(context.places(record.about)),)),
        SummaryRow("Rights", parse(record.rights)),
    ]
    if record.authors:
        rows.insert(2, SummaryRow("Written by", (Text("; ".join(record.authors)),)))
    if record.cites:
        rows.append(SummaryRow("Works cited", (Citations(record.cites),)))
    blocks: list[Block] = [*paragraphs(record.summary), *context.notes(record), SummaryList(tuple(rows))]
    for heading, statements in (
        ("Aims", record.aims),
        ("Whom it is for", record.audiences),
        ("How it may be used", record.uses),
        ("How it was made", record.methods),
        ("Limits", record.limits),
        ("More on it", record.statements),
        ("Parts", record.parts),
    ):
        blocks += statement_section(record, heading, statements, context)
    return tuple(blocks)


def organisation(record: Organisation, context: DrawingContext) -> Blocks:
    """Draw an organisation."""
    rows = []
    if record.aliases:
        rows.append(SummaryRow("Also known as", (Text("; ".join(record.aliases)),)))
    if record.part_of:
        rows.append(SummaryRow("Part of", (context.link(record.part_of),)))
    if record.url:
        rows.append(SummaryRow("On the web", (WebLink(record.url, record.title),)))
    rows.append(SummaryRow("Place", (Text(context.places(record.place, record.locality)),)))
    return (*paragraphs(record.summary), *context.notes(record), SummaryList(tuple(rows)))


VIEWS = (
    KindView(Organisation, heading="Organisations", full=organisation, short=as_names()),
    KindView(
        Source,
        heading="About the sources",
        full=source,
        short=as_list(short_summary),
        names=as_names(group_by="form"),
        layout=as_entries,
        source_line=False,
    ),
)
