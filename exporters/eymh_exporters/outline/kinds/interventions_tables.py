"""The tables that compare the programmes of each level of need."""

from collections import Counter

from eymh_content.models import Framework, FrameworkElement, Intervention
from eymh_content.models.base import Entry
from eymh_content.models.interventions import Availability, EvidenceRating
from eymh_content.places import UNITED_KINGDOM
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Column,
    Inlines,
    Paragraph,
    Section,
    SummaryList,
    SummaryRow,
    Table,
    Text,
)
from eymh_exporters.outline.context import DrawingContext, join_statements
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import short_summary
from eymh_exporters.outline.short import record_name, short_item
from eymh_exporters.outline.view import SectionContext, as_entries
from eymh_exporters.outline.wording import NOT_STATED, ages_in_words, in_words, sentence_case

LEVELS = ("universal", "targeted-selected", "targeted-indicated", "specialist")
"""The levels of need, in the order of their sections. Programmes without a level come last."""
Programmes = tuple[Intervention, ...]


def level_of(record: Intervention) -> str:
    """Return the level of need of a programme."""
    return record.level_of_need.value if record.level_of_need else "not-stated"


def programmes_by_level(records: Programmes, section: SectionContext) -> Blocks:
    """Lay out programmes level by level: a table that compares them, then an entry for each."""
    context = section.context
    blocks: list[Block] = [*shared_ratings(records, context)]
    for level in (*LEVELS, "not-stated"):
        group = tuple(record for record in records if level_of(record) == level)
        if not group:
            continue
        entries = as_entries(group, section)
        if level == "not-stated":
            blocks.append(Section(f"{section.id}/level-{level}", "No level of need stated", entries))
        else:
            names: dict[str, Inlines] = {record.id: (context.link(record.ref),) for record in group}
            table = comparison_table(level, names, group, "see note in entry", context)
            blocks.append(Section(f"{section.id}/level-{level}", in_words(level), (table, *entries)))
    return tuple(blocks)


def short_programmes(records: Programmes, section: SectionContext) -> Blocks:
    """Draw only the tables that compare programmes, and a list of the programmes without a level of need."""
    context = section.context
    blocks: list[Block] = [*shared_ratings(records, context)]
    blocks.append(Paragraph((Text("‘Note’ marks a value that has a note in the full text."),)))
    for level in LEVELS:
        group = tuple(record for record in records if level_of(record) == level)
        if group:
            names: dict[str, Inlines] = {
                r.id: (*record_name(r, context), Text(" "), context.source_citations(r.ref)) for r in group
            }
            blocks.append(comparison_table(level, names, group, "note", context))
    others = [record for record in records if level_of(record) == "not-stated"]
    if others:
        blocks.append(Paragraph((Text("The sources give no level of need for these."),)))
        blocks.append(BulletList(tuple(short_item(r, short_summary(r, context), context) for r in others)))
    return tuple(blocks)


def shared_ratings(records: Programmes, context: DrawingContext) -> Blocks:
    """Print once who gives the ratings, and what more than half of the programmes say about theirs."""
    ratings = [rating for record in records for rating in record.evidence or ()]
    frameworks = dict.fromkeys(_framework_of(rating, context) for rating in ratings if rating.element)
    rows = [SummaryRow("Rated by", parse(one.rated_by.text)) for one in frameworks if one.rated_by]
    counts = Counter(rating.outcome for rating in ratings if rating.outcome)
    shared = [text for text, count in counts.items() if count > len(records) / 2]
    context.add_shared(shared)
    rows += [SummaryRow("Rated for", parse(text)) for text in shared]
    if not rows:
        return ()
    intro = Paragraph((Text("Unless an entry says otherwise, this holds for every rating."),))
    return (intro, SummaryList(tuple(rows)))


def _framework_of(rating: EvidenceRating, context: DrawingContext) -> Framework:
    """Return the framework of a rating that has an element."""
    element = context.library[rating.element or ""]
    assert isinstance(element, FrameworkElement)  # noqa: S101  # the link can name no other kind
    return context.library.record(Framework, element.framework.partition("/")[2])


def comparison_table(
    level: str, names: dict[str, Inlines], records: Programmes, note: str, context: DrawingContext
) -> Table:
    """Compare the programmes of one level of need.

    ``names`` has the cells of the first column, by id; ``note`` is printed after a value that has a note in the entry.
    """
    columns = (
        Column("Programme", 2.3),
        Column("For whom", 2.3),
        Column("Ages", 1.6),
        Column("Delivered in the UK", 1.3),
        Column("Strength of evidence", 1.5),
    )
    rows = tuple(
        (
            (*names[record.id], *parse(f". {sentence_case(record.what_it_is)}")),
            _with_note(_for_whom(record), record.for_whom, note),
            (Text(ages(record)),),
            _with_note((Text(_availability(record)),), _uk_availability(record), note),
            _with_note((Text(_evidence(record, context)),), record.evidence, note),
        )
        for record in records
    )
    return Table(f"Programmes at the level ‘{in_words(level)}’", columns, rows)


def _with_note(inlines: Inlines, entries: tuple[Entry, ...] | None, note: str) -> Inlines:
    has_caveats = any(entry.caveats for entry in entries or ())
    return (*inlines, Text(f" ({note})")) if has_caveats else inlines


def _for_whom(record: Intervention) -> Inlines:
    texts = [statement.text for statement in record.for_whom or ()]
    return join_statements(texts) if texts else (Text(NOT_STATED),)


def ages(record: Intervention) -> str:
    """Return the ages at which a programme is delivered."""
    return ages_in_words(record.ages.stated) if record.ages else NOT_STATED


def is_uk_wide(entry: Availability, record: Intervention) -> bool:
    """Whether an entry is about the whole UK; one about a single nation is printed with its name in the full text."""
    return (entry.place or record.place or (UNITED_KINGDOM,)) == (UNITED_KINGDOM,)


def availability(entry: Availability, record: Intervention) -> str:
    """Return the availability in words. What is delivered in the UK may be delivered in one nation of it only."""
    somewhere = entry.value == "delivered" and is_uk_wide(entry, record)
    return f"{in_words(entry.value)}, somewhere in the UK" if somewhere else in_words(entry.value)


def _uk_availability(record: Intervention) -> tuple[Availability, ...]:
    return tuple(entry for entry in record.availability or () if is_uk_wide(entry, record))


def _availability(record: Intervention) -> str:
    return "; ".join(dict.fromkeys(availability(entry, record) for entry in _uk_availability(record))) or NOT_STATED


def rating(entry: EvidenceRating, record: Intervention, context: DrawingContext) -> str:
    """Return the rating of an entry in words, after the label of the entry if it has one of its own."""
    label = context.entry_label(entry, record)
    words = in_words(entry.rating)
    return f"{label}: {words}" if label else words


def _evidence(record: Intervention, context: DrawingContext) -> str:
    return "; ".join(dict.fromkeys(rating(entry, record, context) for entry in record.evidence or ())) or NOT_STATED
