"""How records of each kind stand in short: some as the rows of a table, the others as the lines of a list."""

from collections.abc import Callable, Iterable
from typing import Any

from eymh_content.models import Factor, FrameworkElement, Intervention, Level, Record, Statistic
from eymh_content.places import NATIONS
from eymh_content.wording import listed
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Bullets,
    Column,
    Inline,
    Inlines,
    Item,
    Paragraph,
    Strong,
    Table,
    Text,
)
from eymh_exporters.outline.drawing import Drawing, Said
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import intervention
from eymh_exporters.outline.kinds.statistic import value_of
from eymh_exporters.outline.lines import called, flags, gist, line, names, words_of
from eymh_exporters.outline.wording import (
    NOT_STATED,
    ages_in_words,
    date_in_words,
    in_words,
    sentence_case,
    typeset,
    unstopped,
)

Records = tuple[Record, ...]
LISTED_NAMES = frozenset({"finding", "misconception", "recommendation"})
"""Kinds whose names are too long for a run."""
NAMED = frozenset({"organisation", "vignette"})
"""Kinds of which no more than the name stands in a summary."""
FEW_FIGURES = 8
"""How many figures of a statistic stand in short; of more, the summary is given."""


def in_short(kind: str, records: Records, elements: Records, drawing: Drawing) -> Blocks:
    """Draw records of a kind in short. ``elements`` are those of the frameworks among them."""
    if kind == "framework":
        return (Bullets(tuple(_framework(record, elements, drawing) for record in records)),)
    if kind in NAMED:
        return only_named(kind, records, drawing)
    if kind in TABLES:
        return TABLES[kind](records, drawing)
    return (Bullets(tuple(line(record, LINES[kind](record, drawing), drawing) for record in records)),)


def only_named(kind: str, records: Records, drawing: Drawing) -> Blocks:
    """Draw nothing of records but their names: in runs, or one to a line where they are long."""
    groups: dict[str | None, list[Record]] = {}
    for record in records:
        groups.setdefault(getattr(record, "form", getattr(record, "purpose", None)), []).append(record)
    blocks: list[Block] = []
    for group, mine in sorted(groups.items(), key=lambda pair: pair[0] == "not-stated"):
        heading = "Form not stated" if group == "not-stated" else in_words(group)
        lead = (Strong((Text(f"{heading}: "),)),) if len(groups) > 1 else ()
        if kind not in LISTED_NAMES:
            blocks.append(Paragraph((*lead, *names(mine, drawing))))
            continue
        blocks += [Paragraph(lead)] if lead else []
        blocks.append(Bullets(tuple(Item(_named(record, drawing)) for record in mine)))
    return tuple(blocks)


def _named(record: Record, drawing: Drawing) -> Inlines:
    stop = (Text("."), *told) if (told := flags(record, drawing)) else ()
    return (*called(record, drawing, strong=False), *stop, Text(" "), _marks(record, drawing))


# Tables


def _statistics(records: Records, drawing: Drawing) -> Blocks:
    columns = (Column("What was counted", 2.6), Column("Figures", 3.6), Column("Source", 0.8))
    rows = tuple(
        (
            called(record, drawing),
            (*_figures(record), *flags(record, drawing)),
            (drawing.sources_of(record.ref),),
        )
        for record in records
        if isinstance(record, Statistic)
    )
    return (Table("Figures in short", columns, rows),)


def _figures(record: Statistic) -> Inlines:
    if len(record.figures) > FEW_FIGURES:
        return (*parse(gist(record.summary[0])), Text(f" {len(record.figures)} figures in all."))
    return (Text("; ".join(f"{sentence_case(typeset(f.group))}: {value_of(f)}" for f in record.figures) + "."),)


def _factors(records: Records, drawing: Drawing) -> Blocks:
    """Draw a table for each level; a factor of several levels stands under the first of them."""
    order = {level.ref: level.order for level in drawing.library.of(Level)}
    groups: dict[str | None, list[Factor]] = {}
    for record in records:
        if isinstance(record, Factor):
            groups.setdefault(record.levels[0] if record.levels else None, []).append(record)
    columns = (Column("Factor", 3.6), Column("Role", 1.3), Column("Also at the level", 2.4))
    blocks: list[Block] = []
    for level in sorted(groups, key=lambda one: order.get(one or "", len(order) + 1)):
        rows = tuple(
            (
                _named(factor, drawing),
                (Text(in_words(factor.role)),),
                (Text(_others(factor, drawing)),),
            )
            for factor in groups[level]
        )
        caption = f"Factors at the level ‘{drawing.title(level)}’" if level else "Factors outside the levels"
        blocks.append(Table(caption, columns, rows))
    return tuple(blocks)


def _others(factor: Factor, drawing: Drawing) -> str:
    """Name the other levels of a factor, without what stands in brackets."""
    others = (drawing.title(level).partition(" (")[0] for level in (factor.levels or ())[1:])
    return "; ".join(others) or "No other"


def _interventions(records: Records, drawing: Drawing) -> Blocks:
    """Draw nothing but the tables that compare programmes, and a list of those with no level of need."""
    programmes = tuple(record for record in records if isinstance(record, Intervention))
    blocks: list[Block] = [*intervention.once_for_all(programmes, drawing)]
    blocks.append(Paragraph((Text("‘Note’ marks a value that has a note in the full text."),)))
    for level in intervention.LEVELS[:-1]:
        mine = tuple(record for record in programmes if intervention.level_of(record) == level)
        if mine:
            firsts: dict[str, Inlines] = {r.id: (*called(r, drawing), Text(" "), _marks(r, drawing)) for r in mine}
            blocks.append(intervention.table(level, firsts, mine, "note"))
    rest = tuple(record for record in programmes if intervention.level_of(record) == intervention.LEVELS[-1])
    if rest:
        blocks.append(Paragraph((Text("The sources give no level of need for these."),)))
        blocks.append(Bullets(tuple(line(r, parse(gist(r.summary[0])), drawing) for r in rest)))
    return tuple(blocks)


def _comparisons(records: Iterable[Any], drawing: Drawing) -> Blocks:
    columns = (Column("What is compared", 1.6), *(Column(NATIONS[code], 1.4) for code in sorted(NATIONS)))
    rows = []
    for record in records:
        stated = {code: value for value in record.nations for code in value.place}
        cells = (_nation(stated.get(code)) for code in sorted(NATIONS))
        first = (*called(record, drawing), Text(" "), _marks(record, drawing), *flags(record, drawing))
        rows.append((first, *cells))
    return (Table("The four nations in short", columns, tuple(rows)),)


def _nation(value: Any) -> Inlines:  # noqa: ANN401 (a NationValue)
    if value is None or not (value.term or value.text):
        return (Text(NOT_STATED),)
    return (Text(typeset(value.term)),) if value.term else parse(gist(value.text))


def _marks(record: Record, drawing: Drawing) -> Inline:
    return drawing.sources_of(record.ref)


TABLES: dict[str, Callable[[Records, Drawing], Blocks]] = {
    "comparison": _comparisons,
    "factor": _factors,
    "intervention": _interventions,
    "statistic": _statistics,
}
"""Kinds that stand in tables."""


# Lists


def _framework(record: Any, elements: Records, drawing: Drawing) -> Item:  # noqa: ANN401 (a Framework)
    """Draw a framework as a line, and below it the names of its elements in one run."""
    every = [element for element in elements if isinstance(element, FrameworkElement)]
    mine = sorted((e for e in every if e.framework == record.ref), key=lambda e: e.order)
    item = line(record, parse(gist(record.summary[0])), drawing)
    below = (Item((Text("Its elements: "), *names(mine, drawing))),) if mine else ()
    return Item(item.inlines, item.notes, below)


def _summary(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    return parse(gist(record.summary[0]))


def _sentence(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    return parse(gist(record.summary[0], 1))


def _summary_or_statement(record: Any, drawing: Drawing) -> Inlines:  # noqa: ANN401
    """Give the first paragraph, or, where there is none, the first statement."""
    said: str | Said = record.summary[0] if record.summary else (record.statements or record.actions)[0]
    return words_of(said, record, drawing, 1)


def _resource(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    form = f"{in_words(record.form)}. " if record.form != "not-stated" else ""
    return (Text(form), *parse(gist(record.summary[0], 1)))


def _recommendation(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    actors = f" Who should act: {listed(record.actors)}." if record.actors else ""
    return (*parse(gist(record.summary[0])), Text(actors))


def _term(record: Any, drawing: Drawing) -> Inlines:  # noqa: ANN401
    words = words_of(record.definitions[0], record, drawing, 1)
    more = len(record.definitions) - 1
    return (*words, Text(f" {more} more in the full text." if more else ""))


def _misconception(record: Any, drawing: Drawing) -> Inlines:  # noqa: ANN401
    mistaken, better = (words_of(said[0], record, drawing) for said in (record.mistaken, record.better))
    return (Text("Mistaken: "), *mistaken, Text(" Better: "), *better)


def _prompt_set(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    intro = f"{gist(record.intro[0], 1)} " if record.intro else ""
    number = len(record.questions)
    return (*parse(intro), Text(f"{number} question{'s' if number > 1 else ''} or steps."))


def _principle_set(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    titles = [unstopped(item.title) for item in record.items if item.title]
    items = f" {sentence_case('; '.join(titles))}." if titles else f" {len(record.items)} points."
    return (*parse(gist(record.summary[0])), Text(items))


def _discrepancy(record: Any, drawing: Drawing) -> Inlines:  # noqa: ANN401
    """Give every reading with its source."""
    found: list[Inline] = []
    for reading in record.readings:
        found += [Text("; ")] if found else []
        found += [*parse(unstopped(gist(reading.text, 1))), Text(" "), drawing.marks(reading.at)]
    return (*found, Text("."))


def _measure(record: Any, drawing: Drawing) -> Inlines:  # noqa: ANN401
    form = f"{in_words(record.format)}. " if record.format else ""
    said = record.purpose or (record.statements[0] if record.statements else "")
    ages = f" Ages: {ages_in_words(record.ages.stated)}." if record.ages else ""
    return (Text(form), *words_of(said, record, drawing, 1), Text(ages))


def _policy(record: Any, _drawing: Drawing) -> Inlines:  # noqa: ANN401
    """Give what a policy is, and its date and status where they are stated."""
    stated = [date_in_words(record.published.when)] if record.published else []
    stated += [in_words(record.status)] if record.status != "not-stated" else []
    return (*parse(gist(record.summary[0])), Text(f" {'; '.join(stated)}." if stated else ""))


LINES: dict[str, Callable[[Any, Drawing], Inlines]] = {
    "discrepancy": _discrepancy,
    "entitlement": _summary,
    "example": _sentence,
    "finding": _summary_or_statement,
    "framework-element": _summary_or_statement,
    "level": _summary,
    "measure": _measure,
    "misconception": _misconception,
    "policy": _policy,
    "principle-set": _principle_set,
    "prompt-set": _prompt_set,
    "recommendation": _recommendation,
    "resource": _resource,
    "service": _summary,
    "source": _summary,
    "term": _term,
}
"""Kinds that stand in a list, with what their line says."""
