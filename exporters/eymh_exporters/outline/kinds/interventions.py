"""Programmes for families, and local examples."""

from eymh_content.models import Entry, Example, Intervention, SubStatement
from eymh_content.models.interventions import Availability, Delivery, EvidenceRating, Variant
from eymh_content.wording import listed, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Inline,
    Inlines,
    ListItem,
    Note,
    Paragraph,
    Section,
    Strong,
    SummaryRow,
    Text,
)
from eymh_exporters.outline.context import DrawingContext, join_statements, prefix_notes
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import interventions_tables as tables
from eymh_exporters.outline.kinds.shared import (
    first_sentence,
    paragraphs,
    source_label,
    statement_section,
    study,
    summary_list,
    with_sub_entries,
)
from eymh_exporters.outline.view import KindView, as_list
from eymh_exporters.outline.wording import NOT_STATED, in_words, sentence_case


def intervention(record: Intervention, context: DrawingContext) -> Blocks:
    """Draw one programme."""
    blocks = paragraphs(record.summary)
    blocks += context.notes(record)
    blocks += summary_list(_rows(record, context))
    blocks += _row_notes(record, context)
    if record.variants:
        blocks.append(Paragraph((Strong((Text("Versions"),)),)))
        blocks.append(BulletList(tuple(_variant(variant, record, context) for variant in record.variants)))
    if record.findings:
        blocks.append(Paragraph((Strong((Text("What studies found"),)),)))
        blocks.append(BulletList(tuple(study(finding, record, context) for finding in record.findings)))
    if record.statements:
        blocks.append(context.bullet_list(record.statements, record))
    return tuple(blocks)


def _variant(variant: Variant, record: Intervention, context: DrawingContext) -> ListItem:
    inlines = (Strong((Text(f"{variant.title}: "),)), *parse(variant.text))
    return ListItem(context.annotated(inlines, variant, record), context.notes(variant))


def _rows(record: Intervention, context: DrawingContext) -> list[SummaryRow]:
    """Return the rows of the summary list. A programme without a level of need has a row only for what is stated."""
    rows = [
        SummaryRow("For whom", _for_whom(record, context)),
        SummaryRow("Ages", (Text(tables.ages(record)),)),
        *(
            SummaryRow("How it is given", context.annotated(_delivery(delivery), delivery, record))
            for delivery in record.delivery or ()
        ),
        SummaryRow("Delivered in the UK", _availability(record, context)),
        SummaryRow("Strength of evidence", _evidence(record, context)),
        *(
            SummaryRow("What limits the rating", context.list_item(limit, record, rating).inlines)
            for rating in record.evidence or ()
            for limit in rating.limits or ()
        ),
    ]
    if tables.level_of(record) == "not-stated":
        rows = [row for row in rows if row.value != (Text(NOT_STATED),)]
    if record.aliases:
        rows.insert(0, SummaryRow("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        rows.append(SummaryRow("Whose it is", (context.link(record.body),)))
    if record.variant_of:
        rows.append(SummaryRow("A version of", (context.link(record.variant_of),)))
    if record.related:
        rows.append(SummaryRow("Related", context.links(record.related)))
    return rows


def _for_whom(record: Intervention, context: DrawingContext) -> Inlines:
    """Return the groups of families in running text, each with its sub-statements, its label and its citations."""
    inlines: list[Inline] = []
    for statement in record.for_whom or ():
        item = context.list_item(statement, record)
        inlines += [Text("; ")] if inlines else []
        inlines += item.inlines
        for below in item.items:
            inlines += [Text("; "), *below.inlines]
    return tuple(inlines) or (Text(NOT_STATED),)


def _delivery(delivery: Delivery) -> Inlines:
    formats = listed(in_words(value).lower() for value in delivery.formats or ())
    parts = (formats, delivery.text, delivery.sessions, delivery.length, delivery.setting, delivery.who)
    return join_statements(part for part in parts if part) or (Text(NOT_STATED),)


def _availability(record: Intervention, context: DrawingContext) -> Inlines:
    def text(entry: Availability) -> str:
        value = tables.availability(entry, record)
        if not tables.is_uk_wide(entry, record):
            value = f"{context.places(entry.place or record.place, entry.locality)}: {value}"
        return f"{value}. {sentence_case(entry.text)}" if entry.text else value

    return join_statements(map(text, record.availability)) if record.availability else (Text(NOT_STATED),)


def _evidence(record: Intervention, context: DrawingContext) -> Inlines:
    def text(entry: EvidenceRating) -> str:
        by = f"rated by {context.title(entry.rated_by)}" if entry.rated_by else None
        details = [*context.without_shared(entry.outcome), *filter(None, (by, entry.locality))]
        more = "; ".join(map(without_full_stop, details))
        words = tables.rating(entry, record, context)
        return f"{words} ({more})" if more else words

    return join_statements(map(text, record.evidence)) if record.evidence else (Text(NOT_STATED),)


def _row_notes(record: Intervention, context: DrawingContext) -> list[Note]:
    """Return the notes on entries that are drawn as rows, each with the name of its row."""
    rows: tuple[tuple[str, tuple[Entry, ...] | None], ...] = (
        ("For whom", record.for_whom),
        ("How it is given", record.delivery),
        ("Delivered in the UK", record.availability),
        ("Strength of evidence", record.evidence),
        ("What limits the rating", tuple(limit for rating in record.evidence or () for limit in rating.limits or ())),
    )
    return [note for key, entries in rows for note in prefix_notes(key, context.notes(*with_sub_entries(entries)))]


def example(record: Example, context: DrawingContext) -> Blocks:
    """Draw a case study or local example."""
    rows = source_label(record.label)
    if record.place or record.locality:
        rows.append(SummaryRow("Place", (Text(context.places(record.place, record.locality)),)))
    if record.level:
        rows.append(SummaryRow("Level", (context.link(record.level),)))
    if record.mentions:
        rows.append(SummaryRow("Names", context.links(record.mentions)))
    blocks: list[Block] = [*paragraphs(record.summary), *context.notes(record), *summary_list(rows)]
    blocks += statement_section(record, "Before", record.background, context)
    blocks += [block for part in record.story or () for block in _story(part, record, context)]
    blocks += statement_section(record, "What was done", record.done, context)
    blocks += statement_section(record, "What came of it", record.outcomes, context)
    if record.findings:
        studies = BulletList(tuple(study(finding, record, context) for finding in record.findings))
        blocks.append(Section(f"{record.ref}/findings", "What studies found", (studies,)))
    return tuple(blocks)


def _story(part: SubStatement, record: Example, context: DrawingContext) -> Blocks:
    item = context.list_item(part, record)
    return (Paragraph(item.inlines), *item.notes)


VIEWS = (
    KindView(Example, heading="Local examples", full=example, short=as_list(first_sentence)),
    KindView(
        Intervention,
        heading="Programmes",
        full=intervention,
        short=tables.short_programmes,
        layout=tables.programmes_by_level,
    ),
)
