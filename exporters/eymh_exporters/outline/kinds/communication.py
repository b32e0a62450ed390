"""Terms, misconceptions, children's voices, questions and principles."""

from math import inf

from eymh_content.ages import days_from_birth
from eymh_content.models import Misconception, PrincipleSet, PromptSet, Term, Vignette
from eymh_content.models.base import Ages
from eymh_content.wording import counted, listed, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Inlines,
    ListItem,
    Paragraph,
    Section,
    SummaryList,
    SummaryRow,
    Text,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import paragraphs, source_label, statement_section, summary_list
from eymh_exporters.outline.short import abridge, abridged
from eymh_exporters.outline.view import KindView, SectionContext, as_entries, as_list, as_names
from eymh_exporters.outline.wording import ages_in_words, in_words, number, sentence_case, with_unit

PURPOSES = {
    "mentally-healthy": "Being mentally healthy",
    "scenario": "Scenarios to discuss",
    "illustration": "Illustrations",
}
"""The headings over children's voices, in the order of the sections."""


def term(record: Term, context: DrawingContext) -> Blocks:
    """Draw a glossary entry: its definition, or each definition with the people who use it."""
    items = []
    for definition in record.definitions:
        users = (Text(f" Used so by {listed(definition.used_by)}."),) if definition.used_by else ()
        inlines = context.annotated((*parse(definition.text), *users), definition, record)
        items.append(ListItem(inlines, context.notes(definition)))
    rows = []
    if record.alt_labels:
        rows.append(SummaryRow("Also called", (Text("; ".join(record.alt_labels)),)))
    if record.broader:
        rows.append(SummaryRow("Wider term", (context.link(record.broader),)))
    if record.related:
        rows.append(SummaryRow("Related terms", context.links(record.related)))
    blocks: list[Block] = [BulletList(tuple(items))]
    if len(items) == 1:
        blocks = [Paragraph(items[0].inlines), *items[0].notes]
    blocks += context.notes(record)
    blocks += summary_list(rows)
    blocks += statement_section(record, "What the sources say of it", record.statements, context)
    return tuple(blocks)


def short_term(record: Term, context: DrawingContext) -> Inlines:
    """Return the first definition, and the number of the others."""
    others = len(record.definitions) - 1
    text = Text(f" {others} more in the full text." if others else "")
    return (*abridged(record.definitions[0], record, context, 1), text)


def misconception(record: Misconception, context: DrawingContext) -> Blocks:
    """Draw a misconception, and a better way to see the matter."""
    return (
        *context.notes(record),
        *summary_list(source_label(record.label)),
        *statement_section(record, "Mistaken", record.mistaken, context),
        *statement_section(record, "Better", record.better, context),
        *statement_section(record, "More on it", record.statements, context),
    )


def short_misconception(record: Misconception, context: DrawingContext) -> Inlines:
    """Return the first statement of either side."""
    mistaken, better = (abridged(side[0], record, context) for side in (record.mistaken, record.better))
    return (Text("Mistaken: "), *mistaken, Text(" Better: "), *better)


def vignette(record: Vignette, context: DrawingContext) -> Blocks:
    """Draw what a child says."""
    rows = [
        *source_label(record.label),
        SummaryRow("Age of the child", (Text(_age(record.ages)),)),
        SummaryRow("Purpose", (Text(in_words(record.purpose)),)),
    ]
    if record.themes:
        rows.append(SummaryRow("Themes", (Text(sentence_case("; ".join(record.themes))),)))
    blocks: list[Block] = [SummaryList(tuple(rows)), *context.notes(record)]
    for passage in record.voice:
        item = context.list_item(passage, record)
        shows = (Text(f" ({in_words(passage.shows)}.)"),) if passage.shows else ()
        blocks += [Paragraph((*item.inlines, *shows)), *item.notes]
    return tuple(blocks)


def _age(ages: Ages) -> str:
    """Return the age of a child in digits where it is one age, and as stated otherwise."""
    one = ages.from_ or ages.to
    if one is None or (ages.from_ and ages.to and ages.from_ != ages.to):
        return ages_in_words(ages.stated)
    return with_unit(number(one.value), one.unit)


def voices_by_purpose(records: tuple[Vignette, ...], section: SectionContext) -> Blocks:
    """Lay out children's voices by purpose, the youngest child first."""
    voices = youngest_first(records, section.context)
    return tuple(
        Section(
            f"{section.id}/voices-{purpose}",
            PURPOSES[purpose],
            as_entries(tuple(voice for voice in voices if voice.purpose == purpose), section),
        )
        for purpose in dict.fromkeys(voice.purpose for voice in voices)
    )


def youngest_first(records: tuple[Vignette, ...], _context: DrawingContext) -> tuple[Vignette, ...]:
    """Sort children's voices by purpose, then by the age of the child."""
    purposes = list(PURPOSES)
    return tuple(
        sorted(records, key=lambda voice: (purposes.index(voice.purpose), _days(voice.ages), voice.title.casefold()))
    )


def _days(ages: Ages) -> float:
    """Return the youngest age in days from birth; an age without a number is sorted last."""
    youngest = ages.from_ or ages.to
    days = days_from_birth(youngest.value, youngest.unit) if youngest else None
    return inf if days is None else days


def prompt_set(record: PromptSet, context: DrawingContext) -> Blocks:
    """Draw questions or steps, in their order."""
    questions = context.bullet_list(record.questions, record)
    rows = source_label(record.label)
    if record.mentions:
        rows.append(SummaryRow("Names", context.links(record.mentions)))
    return (*paragraphs(record.intro), *context.notes(record), *summary_list(rows), questions)


def short_prompt_set(record: PromptSet, _context: DrawingContext) -> Inlines:
    """Return the first sentence of the introduction, and the number of questions."""
    intro = f"{abridge(record.intro[0], 1)} " if record.intro else ""
    return (*parse(intro), Text(f"{counted(len(record.questions), 'question or step')}."))


def principle_set(record: PrincipleSet, context: DrawingContext) -> Blocks:
    """Draw an ordered list that has a name."""
    items = context.bullet_list(record.items, record)
    more = statement_section(record, "More on it", record.statements, context)
    return (*paragraphs(record.summary), *context.notes(record), items, *more)


def short_principle_set(record: PrincipleSet, _context: DrawingContext) -> Inlines:
    """Return the first sentences of the summary, and the titles of the items or their number."""
    titles = [without_full_stop(item.title) for item in record.items if item.title]
    items = sentence_case("; ".join(titles)) if titles else counted(len(record.items), "point")
    return (*parse(abridge(record.summary[0])), Text(f" {items}."))


VIEWS = (
    KindView(
        Misconception,
        heading="Misconceptions",
        full=misconception,
        short=as_list(short_misconception),
        names=as_names(one_per_line=True),
    ),
    KindView(PrincipleSet, heading="Principles", full=principle_set, short=as_list(short_principle_set)),
    KindView(PromptSet, heading="Questions to discuss", full=prompt_set, short=as_list(short_prompt_set)),
    KindView(Term, heading="Terms", full=term, short=as_list(short_term)),
    KindView(
        Vignette,
        heading="Children's voices",
        full=vignette,
        short=as_names(group_by="purpose"),
        names=as_names(group_by="purpose"),
        order=youngest_first,
        layout=voices_by_purpose,
    ),
)
