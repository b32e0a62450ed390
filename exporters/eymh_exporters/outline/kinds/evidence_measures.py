"""Tools that assess children, parents or their relationship."""

from eymh_content.models import Measure
from eymh_content.models.evidence import Cost
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import Block, Blocks, Inlines, SummaryRow, Text
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import paragraphs, statement_section, summary_list
from eymh_exporters.outline.short import abridged
from eymh_exporters.outline.view import KindView, as_list
from eymh_exporters.outline.wording import (
    QUALIFIERS,
    ages_in_words,
    in_words,
    number,
    sentence_case,
    spell_out,
)

CURRENCIES = {"GBP": "£", "USD": "US$", "EUR": "€"}
"""The signs of currencies."""


def measure(record: Measure, context: DrawingContext) -> Blocks:
    """Draw an assessment tool."""
    blocks: list[Block] = paragraphs([record.purpose] if record.purpose else None)
    blocks += context.notes(record)
    blocks += summary_list(_rows(record, context))
    blocks += statement_section(record, "What it looks at", record.covers, context)
    blocks += statement_section(record, "How it is carried out", record.procedure, context)
    blocks += statement_section(record, "What the sources say of it", record.statements, context)
    return tuple(blocks)


def _rows(record: Measure, context: DrawingContext) -> list[SummaryRow]:
    texts = (
        ("Also known as", "; ".join(record.aliases or ())),
        ("Made by", record.attribution),
        ("Ages", ages_in_words(record.ages.stated) if record.ages else None),
        ("Form", _forms(record)),
        ("Items", number(record.number_of_items.value) if record.number_of_items else None),
        ("Length", sentence_case(spell_out(record.length.stated)) if record.length else None),
    )
    prose = (
        ("Who fills it in", record.rater),
        ("Training", record.training),
        ("How results are read", record.interpretation),
    )
    rows = [SummaryRow(key, (Text(text),)) for key, text in texts if text]
    rows += [SummaryRow(key, parse(text)) for key, text in prose if text]
    rows += [SummaryRow("Cost", cost_in_words(cost)) for cost in record.costs or ()]
    if record.variant_of:
        rows.append(SummaryRow("A version of", (context.link(record.variant_of),)))
    return rows


def _forms(record: Measure) -> str:
    return sentence_case(listed(in_words(form).lower() for form in record.formats or ()))


def cost_in_words(cost: Cost) -> Inlines:
    """Write a cost in figures, with what it is for; as printed where it is not a figure."""
    ends = [
        f"{CURRENCIES[cost.currency or 'GBP']}{number(end, cost.stated)}"
        for end in (cost.amount, cost.to)
        if end is not None
    ]
    qualifier = QUALIFIERS.get(cost.qualifier or "", "")
    amount = sentence_case(qualifier + " to ".join(ends) if ends else spell_out(cost.stated))
    return (Text(f"{amount}. "), *parse(sentence_case(cost.per))) if cost.per else (Text(amount),)


def short_measure(record: Measure, context: DrawingContext) -> Inlines:
    """Return the form of a tool, its purpose or first statement, and the ages for which it is made."""
    form = f"{_forms(record)}. " if record.formats else ""
    first = record.purpose or (record.statements[0] if record.statements else "")
    ages = f" Ages: {ages_in_words(record.ages.stated)}." if record.ages else ""
    return (Text(form), *abridged(first, record, context, 1), Text(ages))


MEASURE = KindView(Measure, heading="Assessment tools", full=measure, short=as_list(short_measure))
