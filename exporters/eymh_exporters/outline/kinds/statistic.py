"""A statistic: one table, what it means, and everything a reader needs before quoting it."""

from collections.abc import Callable

from eymh_content.models import Figure, Statistic
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Column,
    Fact,
    Facts,
    Inlines,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.wording import ages_in_words, date_in_words, number, quantity, sentence_case, typeset

Reading = Callable[[Figure], str]


def draw(record: Statistic, drawing: Drawing) -> Blocks:
    """Draw a statistic."""
    blocks: list[Block] = [Facts(tuple(_facts(record, drawing))), _table(record, drawing)]
    blocks += _figure_notes(record, drawing)
    blocks += drawing.notes(record)
    blocks += [Paragraph(parse(text)) for text in record.summary]
    blocks += [Paragraph(parse(text)) for text in record.comparability or ()]
    return tuple(blocks)


def _facts(record: Statistic, drawing: Drawing) -> list[Fact]:
    facts = [
        Fact("Place", (Text(drawing.places(record.place, record.locality)),)),
        Fact("Period", (Text(_period(record)),)),
    ]
    if record.published or record.published_by:
        words = date_in_words(record.published.when) if record.published else ""
        by = f"by {drawing.title(record.published_by)}" if record.published_by else ""
        facts.append(Fact("Published", (Text(sentence_case(f"{words} {by}".strip())),)))
    if record.population:
        facts.append(Fact("Who was studied", parse(record.population)))
    if record.ages:
        facts.append(Fact("Ages", (Text(ages_in_words(record.ages.stated)),)))
    if record.denominator:
        facts.append(Fact("Number studied", (Text(number(record.denominator.value)),)))
    if record.measure:
        facts.append(Fact("Measured with", (drawing.link(record.measure),)))
    return facts


def _period(record: Statistic) -> str:
    if record.reference_period:
        return date_in_words(record.reference_period.when)
    return date_in_words(record.as_of) if record.as_of else "Not stated"


def _table(record: Statistic, drawing: Drawing) -> Table:
    """Draw the figures; a column for ages, numbers, place or period only where a figure departs from the record."""
    optional: list[tuple[Column, bool, Reading]] = [
        (
            Column("Ages", 1.3),
            any(figure.ages for figure in record.figures),
            lambda f: ages_in_words(ages.stated) if (ages := f.ages or record.ages) else "Not stated",
        ),
        (
            Column("Number counted", 1.1),
            any(figure.denominator for figure in record.figures),
            lambda f: number(n.value) if (n := f.denominator or record.denominator) else "Not stated",
        ),
        (
            Column("Place", 1.3),
            any(figure.place or figure.locality for figure in record.figures),
            lambda f: _whose(f, record, drawing),
        ),
        (
            Column("Period", 1.1),
            any(figure.as_of for figure in record.figures),
            lambda f: date_in_words(f.as_of) if f.as_of else _period(record),
        ),
    ]
    shown = [(column, reading) for column, needed, reading in optional if needed]
    columns = (Column("Group", 3.6), Column("Figure", 1.3), *(column for column, _ in shown))
    columns = (*columns, Column("Source", 0.8))
    rows: tuple[tuple[Inlines, ...], ...] = tuple(
        (
            _group(figure, drawing),
            (Text(value_of(figure)),),
            *((Text(reading(figure)),) for _, reading in shown),
            (drawing.marks(figure.at, figure.cites),),
        )
        for figure in record.figures
    )
    return Table(typeset(record.title), columns, rows)


def _whose(figure: Figure, record: Statistic, drawing: Drawing) -> str:
    words = drawing.places(figure.place or record.place, figure.locality or record.locality)
    label = drawing.entry_label(figure, record)
    return f"{words} ({label})" if label else words


def value_of(figure: Figure) -> str:
    """Write a figure with unit and hedge."""
    return quantity(
        value=figure.value,
        low=figure.low,
        high=figure.high,
        unit=figure.unit,
        qualifier=figure.qualifier,
        stated=figure.stated,
    )


def _group(figure: Figure, drawing: Drawing) -> Inlines:
    """Name the group, and say what the source adds about this figure alone."""
    group: Inlines = (Strong((Text(typeset(sentence_case(figure.group))),)),)
    if figure.note:
        group = (*group, Text(". "), *parse(figure.note))
    if figure.measure:
        stop = " " if figure.note else ". "
        group = (*group, Text(f"{stop}Measured with "), drawing.link(figure.measure))
    return group


def _figure_notes(record: Statistic, drawing: Drawing) -> list[Note]:
    """Give the notes of single figures, each opening with the group that it is about."""
    return [
        Note((Text(f"{typeset(sentence_case(figure.group))}: "), *note.title), note.paragraphs)
        for figure in record.figures
        for note in drawing.notes(figure)
    ]
