"""Statistics: one table of figures, what they mean, and everything a reader needs before quoting them."""

from collections.abc import Callable

from eymh_content.models import Figure, Statistic
from eymh_content.wording import date_in_words, typeset
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Column,
    Inlines,
    Note,
    Section,
    Strong,
    SummaryList,
    SummaryRow,
    Table,
    Text,
)
from eymh_exporters.outline.context import DrawingContext, prefix_notes
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import comparability, paragraphs
from eymh_exporters.outline.order import by_status, by_title
from eymh_exporters.outline.short import abridge, record_name, short_notes
from eymh_exporters.outline.view import KindView, SectionContext, as_entries
from eymh_exporters.outline.wording import NOT_STATED, ages_in_words, number, quantity, sentence_case

CellText = Callable[[Figure], str]
FEW_FIGURES = 8
"""The maximum number of figures that the short table lists; of more, it gives the summary."""


def statistic(record: Statistic, context: DrawingContext) -> Blocks:
    """Draw a statistic."""
    blocks: list[Block] = [SummaryList(tuple(_rows(record, context))), _table(record, context)]
    for figure in record.figures:
        blocks += prefix_notes(_group(figure), (*_do_not_quote(figure), *context.notes(figure)))
    blocks += _do_not_quote(record)
    blocks += context.notes(record)
    blocks += paragraphs(record.summary)
    blocks += comparability(record.comparability)
    return tuple(blocks)


def _do_not_quote(holder: Statistic | Figure) -> list[Note]:
    found = holder.do_not_quote
    return [Note((Text("Do not quote"),), (parse(found.reason),))] if found else []


def _rows(record: Statistic, context: DrawingContext) -> list[SummaryRow]:
    rows = [
        SummaryRow("What was counted", (Text(typeset(sentence_case(record.quantity))),)),
        SummaryRow("Place", (Text(context.places(record.place, record.locality)),)),
        SummaryRow("Period", (Text(_period(record)),)),
    ]
    if record.published or record.published_by:
        date = date_in_words(record.published.when) if record.published else ""
        by = f"by {context.title(record.published_by)}" if record.published_by else ""
        rows.append(SummaryRow("Published", (Text(sentence_case(f"{date} {by}".strip())),)))
    if record.population:
        rows.append(SummaryRow("Who was studied", parse(record.population)))
    if record.ages:
        rows.append(SummaryRow("Ages", (Text(ages_in_words(record.ages.stated)),)))
    if record.denominator:
        rows.append(SummaryRow("Number studied", (Text(number(record.denominator.value)),)))
    if record.measure:
        rows.append(SummaryRow("Measured with", (context.link(record.measure),)))
    return rows


def _period(record: Statistic) -> str:
    period = record.reference_period or record.as_of
    return date_in_words(period.when) if period else NOT_STATED


def _table(record: Statistic, context: DrawingContext) -> Table:
    """Draw the figures. Ages, numbers, place and period have a column only where a figure differs from its record."""
    optional: list[tuple[Column, bool, CellText]] = [
        (
            Column("Ages", 1.3),
            any(figure.ages for figure in record.figures),
            lambda f: ages_in_words(ages.stated) if (ages := f.ages or record.ages) else NOT_STATED,
        ),
        (
            Column("Number counted", 1.1),
            any(figure.denominator for figure in record.figures),
            lambda f: number(n.value) if (n := f.denominator) else NOT_STATED,
        ),
        (
            Column("Place", 1.3),
            any(figure.place or figure.locality for figure in record.figures),
            lambda f: context.places(f.place or record.place, f.locality or record.locality),
        ),
        (
            Column("Period", 1.1),
            any(figure.reference_period or figure.as_of for figure in record.figures),
            lambda f: date_in_words(p.when) if (p := f.reference_period or f.as_of) else _period(record),
        ),
    ]
    shown = [(column, text) for column, needed, text in optional if needed]
    columns = (Column("Group", 3.6), Column("Figure", 1.3), *(column for column, _ in shown), Column("Source", 0.8))
    rows: tuple[tuple[Inlines, ...], ...] = tuple(
        (
            _group_cell(figure, context),
            (Text(figure_in_words(figure)),),
            *((Text(text(figure)),) for _, text in shown),
            (context.citations(figure.at, figure.cites),),
        )
        for figure in record.figures
    )
    return Table(typeset(record.title), columns, rows)


def figure_in_words(figure: Figure) -> str:
    """Write a figure with its unit and qualifier."""
    return quantity(
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        qualifier=figure.qualifier,
        stated=figure.stated,
    )


def _group(figure: Figure) -> str:
    return typeset(sentence_case(figure.group))


def _group_cell(figure: Figure, context: DrawingContext) -> Inlines:
    """Name the group, with what the source adds about this figure alone."""
    inlines: Inlines = (Strong((Text(_group(figure)),)),)
    if figure.quantity:
        inlines = (*inlines, Text(f", {typeset(figure.quantity)}"))
    if compared := figure.compared_with:
        than = f"{compared.group}, {compared.quantity}" if compared.quantity else compared.group
        inlines = (*inlines, Text(f", compared with {typeset(than)}"))
    if figure.note:
        inlines = (*inlines, Text(". "), *parse(figure.note))
    if figure.measure:
        stop = " " if figure.note else ". "
        inlines = (*inlines, Text(f"{stop}Measured with "), context.link(figure.measure))
    return inlines


def statistics_by_status(records: tuple[Statistic, ...], section: SectionContext) -> Blocks:
    """Lay out statistics by what they are about, those of the nation first."""
    edition = section.context.edition
    headings = {
        "own": f"Figures for {edition.title}",
        "uk-wide": "Figures for the whole of the UK",
        "elsewhere": "Figures for other parts of the UK" if edition.nation else "Figures for parts of the UK",
        "abroad": "Figures from other countries",
        "unplaced": "Figures with no place stated",
    }
    return tuple(
        Section(f"{section.id}/figures-{status}", headings[status], as_entries(by_title(group), section))
        for status, group in by_status(records, section.context).items()
    )


def short_statistics(records: tuple[Statistic, ...], section: SectionContext) -> Blocks:
    """Draw all statistics as one table."""
    context = section.context
    columns = (Column("What was counted", 2.6), Column("Figures", 3.6), Column("Source", 0.8))
    rows = tuple(
        (
            record_name(record, context),
            (*_short_figures(record, context), *short_notes(record, context)),
            (context.source_citations(record.ref),),
        )
        for record in records
    )
    return (Table("Figures in short", columns, rows),)


def _short_figures(record: Statistic, context: DrawingContext) -> Inlines:
    if len(record.figures) > FEW_FIGURES:
        return (*parse(abridge(record.summary[0])), Text(f" {len(record.figures)} figures in all."))
    return (Text("; ".join(_short_figure(figure, record, context) for figure in record.figures) + "."),)


def _short_figure(figure: Figure, record: Statistic, context: DrawingContext) -> str:
    label = context.entry_label(figure, record)
    return f"{_group(figure)}{f' ({label})' if label else ''}: {figure_in_words(figure)}"


STATISTIC = KindView(
    Statistic,
    heading="Figures",
    full=statistic,
    short=short_statistics,
    layout=statistics_by_status,
)
