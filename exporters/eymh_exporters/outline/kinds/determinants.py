"""What shapes a child's mental health: levels and factors; local examples; one concept across the nations."""

from eymh_content.models import Comparison, Example, Factor, Level
from eymh_content.models.policy import NationValue
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Inlines,
    Note,
    Section,
    Strong,
    Table,
    Text,
)
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.practice import facts_of, label_fact, paragraphs, part, study
from eymh_exporters.outline.wording import NOT_STATED, in_words, typeset


def level(record: Level, drawing: Drawing) -> Blocks:
    """Draw one level of the socio-ecological model."""
    facts = label_fact(record.label)
    if record.framework:
        facts.append(Fact("Part of", (drawing.link(record.framework),)))
    blocks = [*paragraphs(record.summary), *drawing.notes(record), *paragraphs(record.mechanism), *facts_of(facts)]
    blocks += part(record, "More on it", record.statements, drawing)
    return tuple(blocks)


def factor(record: Factor, drawing: Drawing) -> Blocks:
    """Draw one thing that raises or lowers the chances of good mental health."""
    role = "Not stated by the source" if record.role == "not-stated" else in_words(record.role)
    facts = [Fact("Role", (Text(role),))]
    if record.levels:
        facts.append(Fact("Level", drawing.links(record.levels)))
    if record.related:
        facts.append(Fact("Named with it", drawing.links(record.related)))
    blocks = [*paragraphs(record.summary), *drawing.notes(record), *paragraphs(record.mechanism), Facts(tuple(facts))]
    blocks += part(record, "What lessens its effect", record.lessened_by, drawing)
    blocks += part(record, "What makes its effect stronger", record.strengthened_by, drawing)
    blocks += part(record, "More on it", record.statements, drawing)
    return tuple(blocks)


def example(record: Example, drawing: Drawing) -> Blocks:
    """Draw a case study or local example."""
    facts = label_fact(record.label)
    if record.place or record.locality:
        facts.append(Fact("Place", (Text(drawing.places(record.place, record.locality)),)))
    if record.level:
        facts.append(Fact("Level", (drawing.link(record.level),)))
    if record.mentions:
        facts.append(Fact("Names", drawing.links(record.mentions)))
    blocks = [*paragraphs(record.summary), *drawing.notes(record), *facts_of(facts)]
    blocks += part(record, "Before", record.background, drawing)
    blocks += part(record, "What was done", record.done, drawing)
    blocks += part(record, "What came of it", record.outcomes, drawing)
    if record.findings:
        found = Bullets(tuple(study(one, record, drawing) for one in record.findings))
        blocks.append(Section(f"example/{record.id}/findings", "What studies found", (found,)))
    return tuple(blocks)


def comparison(record: Comparison, drawing: Drawing) -> Blocks:
    """Draw one concept across the nations as a table; where the sources are silent, it says so."""
    columns = (
        Column("Nation", 1.4),
        Column("Its own term", 1.6),
        Column("What the sources state", 4),
        Column("Source", 0.8),
    )
    rows = tuple(_row(value, drawing) for value in record.nations)
    neutral = Facts((Fact("Neutral term", (Text(typeset(record.neutral_term)),)),))
    blocks: list[Block] = [*paragraphs(record.summary), neutral, Table(typeset(record.title), columns, rows)]
    blocks += [
        Note((Text(f"{drawing.places(value.place)}: "), *note.title), note.paragraphs)
        for value in record.nations
        for note in drawing.notes(value)
    ]
    blocks += [*drawing.notes(record), *paragraphs(record.comparability)]
    return tuple(blocks)


def _row(value: NationValue, drawing: Drawing) -> tuple[Inlines, ...]:
    text = parse(value.text) if value.text else (Text(NOT_STATED),)
    if value.mentions:
        text = (*text, Text(" See "), *drawing.links(value.mentions), Text("."))
    nation = Strong((Text(drawing.places(value.place, value.locality)),))
    return ((nation,), (Text(typeset(value.term or NOT_STATED)),), text, (drawing.marks(value.at, value.cites),))
