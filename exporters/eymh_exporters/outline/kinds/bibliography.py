"""The documents themselves, the works they cite, and the bodies behind them."""

from eymh_content.models import Organisation, Source
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Fact,
    Facts,
    Marks,
    Text,
    WebLink,
)
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.practice import paragraphs, part
from eymh_exporters.outline.provenance import source_date
from eymh_exporters.outline.wording import in_words, sentence_case


def source(record: Source, drawing: Drawing) -> Blocks:
    """Draw one of the documents that are restated."""
    facts = [
        Fact("Form", (Text(in_words(record.form)),)),
        Fact("Date", (Text(sentence_case(source_date(record))),)),
        Fact("Published by", (Text(listed(drawing.title(body) for body in record.publishers)),)),
        Fact("About", (Text(drawing.places(record.about)),)),
        Fact("Rights", parse(record.rights)),
    ]
    if record.authors:
        facts.insert(2, Fact("Written by", (Text("; ".join(record.authors)),)))
    if record.cites:
        facts.append(Fact("Works cited", (Marks(record.cites),)))
    blocks: list[Block] = [*paragraphs(record.summary), *drawing.notes(record), Facts(tuple(facts))]
    for name, statements in (
        ("Aims", record.aims),
        ("Whom it is for", record.audiences),
        ("How it may be used", record.uses),
        ("How it was made", record.methods),
        ("Limits", record.limits),
        ("More on it", record.statements),
    ):
        blocks += part(record, name, statements, drawing)
    if record.parts:
        blocks += part(record, "Parts", record.parts, drawing)
    return tuple(blocks)


def organisation(record: Organisation, drawing: Drawing) -> Blocks:
    """Draw a body."""
    facts = []
    if record.aliases:
        facts.append(Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.part_of:
        facts.append(Fact("Part of", (drawing.link(record.part_of),)))
    if record.url:
        facts.append(Fact("On the web", (WebLink(record.url, record.title),)))
    facts.append(Fact("Place", (Text(drawing.places(record.place, record.locality)),)))
    return (*paragraphs(record.summary), *drawing.notes(record), Facts(tuple(facts)))
