"""Terms, misconceptions, children's voices, questions and principles."""

from eymh_content.models import Misconception, PrincipleSet, PromptSet, Term, Vignette
from eymh_content.models.base import Ages
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import Block, Blocks, Bullets, Fact, Facts, Item, Paragraph, Text
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.practice import facts_of, label_fact, paragraphs, part
from eymh_exporters.outline.wording import ages_in_words, in_words, number, sentence_case, with_unit


def term(record: Term, drawing: Drawing) -> Blocks:
    """Draw an entry of the glossary: its meaning, or who means what by it."""
    items = []
    for definition in record.definitions:
        by = (Text(f" Used so by {listed(definition.used_by)}."),) if definition.used_by else ()
        said = drawing.placed((*parse(definition.text), *by), definition, record)
        items.append(Item(said, drawing.notes(definition)))
    facts = []
    if record.alt_labels:
        facts.append(Fact("Also called", (Text("; ".join(record.alt_labels)),)))
    if record.broader:
        facts.append(Fact("Wider term", (drawing.link(record.broader),)))
    if record.related:
        facts.append(Fact("Related terms", drawing.links(record.related)))
    blocks: list[Block] = [Bullets(tuple(items))]
    if len(items) == 1:
        blocks = [Paragraph(items[0].inlines), *items[0].notes]
    blocks += drawing.notes(record)
    blocks += facts_of(facts)
    blocks += part(record, "What the sources say of it", record.statements, drawing)
    return tuple(blocks)


def misconception(record: Misconception, drawing: Drawing) -> Blocks:
    """Draw a mistaken way to see things, and a better one."""
    return (
        *drawing.notes(record),
        *facts_of(label_fact(record.label)),
        *part(record, "Mistaken", record.mistaken, drawing),
        *part(record, "Better", record.better, drawing),
        *part(record, "More on it", record.statements, drawing),
    )


def vignette(record: Vignette, drawing: Drawing) -> Blocks:
    """Draw a child's voice."""
    facts = [
        *label_fact(record.label),
        Fact("Age of the child", (Text(_age(record.ages)),)),
        Fact("Purpose", (Text(in_words(record.purpose)),)),
    ]
    if record.themes:
        facts.append(Fact("Themes", (Text(sentence_case("; ".join(record.themes))),)))
    blocks: list[Block] = [Facts(tuple(facts)), *drawing.notes(record)]
    for passage in record.voice:
        item = drawing.statement(passage, record)
        shows = (Text(f" ({in_words(passage.shows)}.)"),) if passage.shows else ()
        blocks += [Paragraph((*item.inlines, *shows)), *item.notes]
    return tuple(blocks)


def _age(ages: Ages) -> str:
    """Give the age of a child in digits where it is one age, not in the words of the child who says it."""
    one = ages.from_ or ages.to
    if one is None or (ages.from_ and ages.to and ages.from_ != ages.to):
        return ages_in_words(ages.stated)
    return with_unit(number(one.value), one.unit)


def prompt_set(record: PromptSet, drawing: Drawing) -> Blocks:
    """Draw questions or steps, in their order."""
    questions = drawing.bullets(record.questions, record)
    facts = label_fact(record.label)
    if record.mentions:
        facts.append(Fact("Names", drawing.links(record.mentions)))
    return (*paragraphs(record.intro), *drawing.notes(record), *facts_of(facts), questions)


def principle_set(record: PrincipleSet, drawing: Drawing) -> Blocks:
    """Draw an ordered list that has a name."""
    items = drawing.bullets(record.items, record)
    more = part(record, "More on it", record.statements, drawing)
    return (*paragraphs(record.summary), *drawing.notes(record), items, *more)
