"""Policies, and one concept compared across the four nations."""

from eymh_content.models import Comparison, Policy
from eymh_content.models.policy import NationPart, NationValue
from eymh_content.models.values import Ages
from eymh_content.places import NATIONS
from eymh_content.wording import date_in_words, typeset, with_full_stop, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Citations,
    Column,
    Inlines,
    ListItem,
    Strong,
    SummaryList,
    SummaryRow,
    Table,
    Text,
)
from eymh_exporters.outline.context import DrawingContext, prefix_notes
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import comparability, paragraphs, statement_section
from eymh_exporters.outline.short import abridge, record_name, short_notes
from eymh_exporters.outline.view import KindView, SectionContext, as_list
from eymh_exporters.outline.wording import (
    NOT_STATED,
    QUALIFIERS,
    ages_in_words,
    in_words,
    number,
    sentence_case,
    spell_out,
)


def policy(record: Policy, context: DrawingContext) -> Blocks:
    """Draw an act, strategy, programme or review."""
    status = in_words(record.status)
    if record.status_stated:
        status += f" (printed: ‘{spell_out(record.status_stated)}’)"
    rows = [SummaryRow("Status as stated", (Text(status),)), SummaryRow("Area", (Text(in_words(record.area)),))]
    if record.aliases:
        rows.append(SummaryRow("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        rows.append(SummaryRow("Whose it is", (context.link(record.body),)))
    when = date_in_words(record.published.when) if record.published else NOT_STATED
    rows.append(SummaryRow("Published", (Text(when),)))
    if record.ages:
        rows.append(SummaryRow("Ages", (Text(ages_in_words(record.ages.stated)),)))
    if record.superseded_by:
        rows.append(SummaryRow("Replaced by", (context.link(record.superseded_by),)))
    if record.documented_in:
        rows.append(SummaryRow("Set out in", (Text("Works "), Citations(record.documented_in))))
    blocks = [*paragraphs(record.summary), *context.notes(record), SummaryList(tuple(rows))]
    blocks += statement_section(record, "Aims", record.goals, context)
    blocks += statement_section(record, "What it lays down", record.provisions, context)
    blocks += statement_section(record, "What was found about it", record.evaluation, context)
    blocks += statement_section(record, "What else the sources say of it", record.statements, context)
    return tuple(blocks)


def short_policy(record: Policy, _context: DrawingContext) -> Inlines:
    """Return what a policy is, and its date and status where they are stated."""
    stated = [date_in_words(record.published.when)] if record.published else []
    stated += [in_words(record.status)] if record.status != "not-stated" else []
    return (*parse(abridge(record.summary[0])), Text(f" {'; '.join(stated)}." if stated else ""))


def comparison(record: Comparison, context: DrawingContext) -> Blocks:
    """Draw one concept across the nations as a table, with a column for their own terms where any has one."""
    terms = any(value.term for value in record.nations)
    own_term = (Column("Its own term", 1.6),) if terms else ()
    columns = (Column("Nation", 1.4), *own_term, Column("What the sources state", 4), Column("Source", 0.8))
    rows = tuple(_nation_row(value, context, terms=terms) for value in record.nations)
    neutral = SummaryList((SummaryRow("Neutral term", (Text(typeset(record.neutral_term)),)),))
    blocks: list[Block] = [*paragraphs(record.summary), neutral, Table(typeset(record.title), columns, rows)]
    if parts := tuple(_part(part, record, context) for value in record.nations for part in value.parts or ()):
        blocks.append(BulletList(parts))
    for value in record.nations:
        blocks += prefix_notes(context.places(value.place), context.notes(value))
    blocks += [*context.notes(record), *comparability(record.comparability)]
    return tuple(blocks)


def _nation_row(value: NationValue, context: DrawingContext, *, terms: bool) -> tuple[Inlines, ...]:
    text = parse(value.text or value.short) if value.text or value.short else (Text(in_words(value.value)),)
    if value.text and value.short:
        text = (*parse(with_full_stop(value.short)), Text(" "), *text)
    if value.delivered_by:
        text = (*text, Text(" "), *parse(with_full_stop(value.delivered_by)))
    if details := _details(value, context):
        text = (*text, Text(f" {details}"))
    if value.mentions:
        text = (*text, Text(" See "), *context.links(value.mentions), Text("."))
    nation = Strong((Text(context.places(value.place, value.locality)),))
    own_term = ((Text(_term(value) or NOT_STATED),),) if terms else ()
    return ((nation,), *own_term, text, (context.citations(value.at, value.cites),))


def _part(part: NationPart, record: Comparison, context: DrawingContext) -> ListItem:
    """Draw a part of a nation's figure, and its ages as they are printed."""
    text = parse(part.text)
    if part.ages:
        text = (*parse(without_full_stop(part.text)), Text(f" ({_ages(part.ages)})."))
    return ListItem(context.annotated(text, part, record), context.notes(part))


def _ages(ages: Ages) -> str:
    """Return ages in words, within a sentence."""
    words = ages_in_words(ages.stated)
    return f"ages: {words[:1].lower()}{words[1:]}"


def _term(value: NationValue) -> str:
    """Return the nation's own term, with its abbreviation; nothing where it has none."""
    brackets = f" ({value.abbreviation})" if value.abbreviation else ""
    return typeset(f"{value.term or ''}{brackets}".strip())


def _details(value: NationValue, context: DrawingContext) -> str:
    """Return the figure of a nation, its ages, status, date and body, as short sentences."""
    parts = []
    if value.number is not None:
        qualifier = QUALIFIERS.get(value.qualifier or "", "")
        parts.append(f"{qualifier}{number(value.number, value.stated or '')} {value.counts or ''}".strip())
    if value.ages:
        parts.append(_ages(value.ages))
    if value.status:
        printed = f" (printed: ‘{spell_out(value.status_stated)}’)" if value.status_stated else ""
        parts.append(f"status: {in_words(value.status)}{printed}")
    if value.published:
        parts.append(f"published: {date_in_words(value.published.when)}")
    if value.body:
        parts.append(f"responsible: {context.title(value.body)}")
    if value.searched:
        parts.append(f"searched for: {', '.join(value.searched.words)}")
    return f"{sentence_case('; '.join(parts))}." if parts else ""


def comparison_table(records: tuple[Comparison, ...], section: SectionContext) -> Blocks:
    """Draw all comparisons as one table, with a column for each nation."""
    context = section.context
    nations = sorted(NATIONS)
    columns = (Column("What is compared", 1.6), *(Column(NATIONS[code], 1.4) for code in nations))
    rows = []
    for record in records:
        values = {code: value for value in record.nations for code in value.place}
        name = (*record_name(record, context), Text(" "), context.source_citations(record.ref))
        rows.append(((*name, *short_notes(record, context)), *(_nation_cell(values.get(code)) for code in nations)))
    return (Table("The four nations in short", columns, tuple(rows)),)


def _nation_cell(value: NationValue | None) -> Inlines:
    """Return the nation's answer in short or, where it has none, its own term or the start of its text."""
    if value and (value.short or value.term):
        return parse(value.short) if value.short else (Text(_term(value)),)
    if value and value.text:
        return parse(abridge(value.text))
    return (Text(in_words(value.value) if value else NOT_STATED),)


VIEWS = (
    KindView(Comparison, heading="The four nations side by side", full=comparison, short=comparison_table),
    KindView(Policy, heading="Policies", full=policy, short=as_list(short_policy)),
)
