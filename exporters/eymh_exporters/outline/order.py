"""The order in which records stand in a section, and the headings over groups of them."""

from collections.abc import Callable, Iterable
from math import inf

from eymh_content.ages import days_from_birth
from eymh_content.ids import kind_of
from eymh_content.models import FrameworkElement, Intervention, Level, Record, Statistic, Vignette
from eymh_content.models.base import Ages, Envelope
from eymh_content.models.editorial import Section as Recipe
from eymh_exporters.outline.blocks import Block, Blocks, Fact, Facts, Inlines, Paragraph, Section, Text, passages, plain
from eymh_exporters.outline.drawing import Drawing, names
from eymh_exporters.outline.form import self_assessment
from eymh_exporters.outline.kinds import DRAWN, NAMES, intervention
from eymh_exporters.outline.summary import in_short, only_named
from eymh_exporters.outline.wording import in_words, typeset

Records = tuple[Record, ...]

PURPOSES = {
    "mentally-healthy": "Being mentally healthy",
    "scenario": "Scenarios to discuss",
    "illustration": "Illustrations",
}
NESTED = frozenset({"framework", "framework-element"})
"""Kinds of which one stands inside the other."""
STANDINGS = ("own", "uk-wide", "elsewhere", "abroad", "unplaced")


def entry(record: Record, drawing: Drawing) -> Section:
    """Draw a record as a section: its label, its own blocks, and where it comes from."""
    drawing.begin()
    label = drawing.label(record)
    before: Blocks = (Paragraph((Text(label),), "label"),) if label else ()
    drawn = DRAWN[record.kind](record, drawing)
    if isinstance(record, Envelope) and record.locality and not _tells(drawn, record.locality):
        before = (*before, Facts((Fact("Where", (Text(drawing.places(record.place, record.locality)),)),)))
    after = drawing.source_line(record.ref) if record.kind not in ("source", "reference") else None
    return Section(record.ref, typeset(record.title), (*before, *drawn, *((after,) if after else ())))


def _tells(blocks: Blocks, name: str) -> bool:
    return any(names(plain(inlines), name) for inlines in passages(blocks))


def arrange(recipe: Recipe, records: dict[str, Records], drawing: Drawing) -> Blocks:
    """Lay out the records of a section as its recipe says.

    ``records`` are those of each kind that the section shows.
    """
    if recipe.layout == "self-assessment":
        return self_assessment(recipe, records.get("framework-element", ()), drawing)
    if recipe.layout == "a-to-z":
        every = (record for of_kind in records.values() for record in of_kind)
        return tuple(entry(record, drawing) for record in sorted(every, key=lambda r: r.title.casefold()))
    if recipe.records:
        return _as_listed(recipe.records, records, drawing)
    return _by_kind(recipe, records, drawing)


def _by_kind(recipe: Recipe, records: dict[str, Records], drawing: Drawing) -> Blocks:
    """Lay out records kind by kind; with several kinds, each gets a heading. Elements stand under their framework."""
    shown = [kind for kind in recipe.kinds if records.get(kind)]
    elements = records.get("framework-element", ())
    if "framework" in shown and elements:
        shown.remove("framework-element")
        homes = {framework.ref for framework in records["framework"]}
        strays = tuple(e for e in elements if isinstance(e, FrameworkElement) and e.framework not in homes)
        if strays:
            shown.insert(shown.index("framework") + 1, "framework-element")
            records = records | {"framework-element": strays}
    blocks: list[Block] = []
    for kind in shown:
        if recipe.detail != "full":
            ordered = _ordered(kind, records[kind], drawing)
            short = recipe.detail == "summary"
            drawn = in_short(kind, ordered, elements, drawing) if short else only_named(kind, ordered, drawing)
            blocks += drawn if len(shown) == 1 else (Section(f"{recipe.id}-{kind}", NAMES[kind], drawn),)
        elif kind in LAID_OUT:
            drawn = LAID_OUT[kind](records[kind], elements, drawing)
            blocks += drawn if len(shown) == 1 else (Section(f"{recipe.id}-{kind}", NAMES[kind], drawn),)
        elif len(shown) == 1:
            blocks += _by_place(recipe.id, kind, records[kind], drawing)
        else:
            blocks.append(Section(f"{recipe.id}-{kind}", NAMES[kind], _in_order(records[kind], drawing)))
    return tuple(blocks)


def _as_listed(wanted: Iterable[str], records: dict[str, Records], drawing: Drawing) -> Blocks:
    """Draw the records that a recipe lists, in its order, each framework with its elements."""
    found = {record.ref: record for of_kind in records.values() for record in of_kind}
    elements = records.get("framework-element", ())
    blocks: list[Block] = []
    for reference in wanted:
        if record := found.get(reference):
            nested = LAID_OUT.get(kind_of(reference)) if kind_of(reference) in NESTED else None
            blocks += nested((record,), elements, drawing) if nested else (entry(record, drawing),)
    return tuple(blocks)


def _ordered(kind: str, records: Records, drawing: Drawing) -> Records:
    """Put records of a kind in the order in which they stand in short."""
    if kind == "level":
        return tuple(sorted((r for r in records if isinstance(r, Level)), key=lambda level: level.order))
    if kind == "vignette":
        return _by_age(records)
    return _nearest_first(records, drawing)


def _nearest_first(records: Iterable[Record], drawing: Drawing) -> Records:
    """Put records in order: those of the nation first, otherwise by title."""
    return tuple(sorted(records, key=lambda r: (STANDINGS.index(drawing.status(r)), r.title.casefold())))


def _in_order(records: Iterable[Record], drawing: Drawing) -> Blocks:
    return tuple(entry(record, drawing) for record in _nearest_first(records, drawing))


def _by_place(recipe_id: str, kind: str, records: Records, drawing: Drawing) -> Blocks:
    """Draw records under the places that they are about, so that the contents list stays short."""
    headings = {
        "own": drawing.edition.title,
        "uk-wide": "The whole of the UK",
        "elsewhere": "Other parts of the UK" if drawing.edition.nation else "Parts of the UK",
        "abroad": "Other countries",
        "unplaced": "No place stated",
    }
    groups = {standing: [r for r in records if drawing.status(r) == standing] for standing in STANDINGS}
    groups = {standing: group for standing, group in groups.items() if group}
    if len(groups) == 1:
        headings = dict.fromkeys(STANDINGS, f"{NAMES[kind]} from A to Z")
    return tuple(
        Section(f"{recipe_id}-{kind}-{standing}", headings[standing], _in_order(group, drawing))
        for standing, group in groups.items()
    )


def _sources(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    return tuple(entry(record, drawing) for record in records)


def _levels(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    """Draw the levels of the model, from the innermost to the outermost."""
    levels = sorted((record for record in records if isinstance(record, Level)), key=lambda level: level.order)
    return tuple(entry(level, drawing) for level in levels)


def _voices(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    """Draw children's voices, examples before scenarios, the youngest child first."""
    voices = _by_age(records)
    purposes = dict.fromkeys(voice.purpose for voice in voices)
    return tuple(
        Section(
            f"voices-{purpose}",
            PURPOSES[purpose],
            tuple(entry(voice, drawing) for voice in voices if voice.purpose == purpose),
        )
        for purpose in purposes
    )


def _by_age(records: Records) -> tuple[Vignette, ...]:
    """Put children's voices in order: by purpose, then the youngest child first."""
    return tuple(
        sorted(
            (record for record in records if isinstance(record, Vignette)),
            key=lambda voice: (list(PURPOSES).index(voice.purpose), _days(voice.ages), voice.title.casefold()),
        )
    )


def _days(ages: Ages) -> float:
    """Give the youngest age in days from birth, for putting ages in order; an age that no number gives comes last."""
    youngest = ages.from_ or ages.to
    days = days_from_birth(youngest.value, youngest.unit) if youngest else None
    return inf if days is None else days


def _frameworks(records: Records, elements: Records, drawing: Drawing) -> Blocks:
    sections = []
    for framework in records:
        own = entry(framework, drawing)
        mine = [e for e in elements if isinstance(e, FrameworkElement) and e.framework == own.id]
        inner = tuple(entry(e, drawing) for e in sorted(mine, key=lambda e: e.order))
        sections.append(Section(own.id, own.heading, (*own.blocks, *inner)))
    return tuple(sections)


def _strays(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    """Draw elements whose framework stands elsewhere, under its name."""
    homes: dict[str, list[FrameworkElement]] = {}
    for record in records:
        if isinstance(record, FrameworkElement):
            homes.setdefault(record.framework, []).append(record)
    return tuple(
        Section(
            f"elements-of-{home}",
            drawing.title(home),
            tuple(entry(e, drawing) for e in sorted(mine, key=lambda e: e.order)),
        )
        for home, mine in homes.items()
    )


def _interventions(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    """Draw programmes level by level: a table that compares them, then an entry for each."""
    programmes = tuple(record for record in records if isinstance(record, Intervention))
    sections: list[Block] = [*intervention.once_for_all(programmes, drawing)]
    for level in intervention.LEVELS:
        mine = tuple(record for record in programmes if intervention.level_of(record) == level)
        if mine:
            entries = tuple(entry(record, drawing) for record in mine)
            links: dict[str, Inlines] = {r.id: (drawing.link(r.ref),) for r in mine}
            stated = level != "not-stated"
            compared = (intervention.table(level, links, mine, "see note in entry"),) if stated else ()
            heading = "No level of need stated" if level == "not-stated" else in_words(level)
            sections.append(Section(f"level-{level}", heading, (*compared, *entries)))
    return tuple(sections)


def _statistics(records: Records, _elements: Records, drawing: Drawing) -> Blocks:
    """Draw figures, those of the nation first."""
    nation = drawing.edition.nation
    headings = {
        "own": f"Figures for {drawing.edition.title}",
        "uk-wide": "Figures for the whole of the UK",
        "elsewhere": "Figures for other parts of the UK" if nation else "Figures for parts of the UK",
        "abroad": "Figures from other countries",
        "unplaced": "Figures with no place stated",
    }
    sections = []
    for standing in STANDINGS:
        mine = [r for r in records if isinstance(r, Statistic) and drawing.status(r) == standing]
        if mine:
            drawn = tuple(entry(record, drawing) for record in sorted(mine, key=lambda r: r.title.casefold()))
            sections.append(Section(f"figures-{standing}", headings[standing], drawn))
    return tuple(sections)


LAID_OUT: dict[str, Callable[[Records, Records, Drawing], Blocks]] = {
    "framework": _frameworks,
    "framework-element": _strays,
    "intervention": _interventions,
    "level": _levels,
    "source": _sources,
    "statistic": _statistics,
    "vignette": _voices,
}
"""Kinds with an order of their own. The second argument holds the elements of frameworks."""


def see_also(records: Iterable[Record], drawing: Drawing) -> Blocks:
    """Send the reader to records that an earlier section shows."""
    links = drawing.links(record.ref for record in records)
    return (Paragraph((Text("See also: "), *links)),) if links else ()
