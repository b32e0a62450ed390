"""Measures, findings and discrepancies."""

from eymh_content.models import Discrepancy, Finding, Measure, Recommendation
from eymh_content.models.evidence import Cost
from eymh_exporters.outline.blocks import Block, Blocks, Bullets, Fact, Facts, Inlines, Item, Paragraph, Section, Text
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.practice import paragraphs, part
from eymh_exporters.outline.wording import (
    NOT_STATED,
    QUALIFIERS,
    ages_in_words,
    in_words,
    number,
    printed,
    sentence_case,
)

CURRENCIES = {"GBP": "£", "USD": "US$", "EUR": "€"}
"""The signs of currencies."""


def measure(record: Measure, drawing: Drawing) -> Blocks:
    """Draw a tool that assesses children, parents or their relationship."""
    facts = [
        Fact("Also known as", (Text("; ".join(record.names or ())),)),
        Fact("Made by", (Text(record.attribution or NOT_STATED),)),
        Fact("Ages", (Text(ages_in_words(record.ages.stated) if record.ages else NOT_STATED),)),
        Fact("Form", (Text(in_words(record.format)),)),
        Fact("Items", (Text(number(record.items.value) if record.items else NOT_STATED),)),
        Fact("Length", (Text(sentence_case(printed(record.length.stated)) if record.length else NOT_STATED),)),
    ]
    facts += [
        Fact(name, parse(text))
        for name, text in (
            ("Who fills it in", record.rater),
            ("Training", record.training),
            ("How results are read", record.interpretation),
        )
        if text
    ]
    facts += [Fact("Cost", cost_of(cost)) for cost in record.costs or ()]
    if record.variant_of:
        facts.append(Fact("A version of", (drawing.link(record.variant_of),)))
    blocks: list[Block] = paragraphs([record.purpose] if record.purpose else None)
    blocks += drawing.notes(record)
    blocks.append(Facts(tuple(fact for fact in facts if fact.inlines not in ((Text(NOT_STATED),), (Text(""),)))))
    blocks += part(record, "What it looks at", record.covers, drawing)
    blocks += part(record, "What the sources say of it", record.statements, drawing)
    return tuple(block for block in blocks if block != Facts(()))


def cost_of(cost: Cost) -> Inlines:
    """Write a cost in plain figures, with what it is for; as printed where it is no figure."""
    ends = [
        f"{CURRENCIES[cost.currency or 'GBP']}{number(end, cost.stated)}"
        for end in (cost.amount, cost.to)
        if end is not None
    ]
    hedge = QUALIFIERS.get(cost.qualifier or "", "")
    what = sentence_case(hedge + " to ".join(ends) if ends else printed(cost.stated))
    return (Text(f"{what}. "), *parse(sentence_case(cost.per))) if cost.per else (Text(what),)


def finding(record: Finding, drawing: Drawing) -> Blocks:
    """Draw a statement of evidence."""
    blocks = paragraphs(record.summary)
    blocks += drawing.notes(record)
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record))
    if record.mentions:
        blocks.append(Facts((Fact("Names", drawing.links(record.mentions)),)))
    return tuple(blocks)


def recommendation(record: Recommendation, drawing: Drawing) -> Blocks:
    """Draw what should be done, by whom, and why."""
    facts = []
    if record.label:
        facts.append(Fact("Number", (Text(printed(record.label)),)))
    if record.actors:
        facts.append(Fact("Who should act", (Text("; ".join(record.actors)),)))
    if record.made_by:
        facts.append(Fact("Made by", drawing.links(record.made_by)))
    if record.theme:
        facts.append(Fact("Theme", (Text(record.theme),)))
    if record.mentions:
        facts.append(Fact("Names", drawing.links(record.mentions)))
    blocks = paragraphs(record.summary)
    blocks += drawing.notes(record)
    if facts:
        blocks.append(Facts(tuple(facts)))
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record))
    if record.rationale:
        section_id = f"recommendation/{record.id}/why"
        blocks.append(Section(section_id, "Why", tuple(paragraphs(record.rationale))))
    return tuple(blocks)


def discrepancy(record: Discrepancy, drawing: Drawing) -> Blocks:
    """Draw two places that do not agree: both readings, why they cannot both hold, and what to do."""
    readings = tuple(
        Item(
            drawing.placed(parse(reading.text), reading, record, marked=True),
            drawing.notes(reading),
        )
        for reading in record.readings
    )
    blocks: list[Block] = [Bullets(readings), Paragraph(parse(record.why)), Paragraph(parse(record.treatment))]
    blocks += drawing.notes(record)
    if record.about:
        blocks.append(Facts((Fact("About", drawing.links(record.about)),)))
    return tuple(blocks)
