"""A programme: its entry, and the table that compares all programmes of one level of need."""

from collections import Counter

from eymh_content.models import Intervention
from eymh_content.models.base import Entry
from eymh_content.models.practice import Availability, Delivery, EvidenceRating, Study
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Inlines,
    Item,
    Paragraph,
    Strong,
    Table,
    Text,
)
from eymh_exporters.outline.drawing import Drawing, joined
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.wording import NOT_STATED, ages_in_words, in_words, sentence_case, unstopped

LEVELS = ("universal", "targeted-selected", "targeted-indicated", "specialist", "not-stated")
"""The levels of need, in the order in which they are drawn."""


def level_of(record: Intervention) -> str:
    """Give the level of need of a programme."""
    return record.level_of_need.value if record.level_of_need else "not-stated"


def draw(record: Intervention, drawing: Drawing) -> Blocks:
    """Draw one programme."""
    blocks: list[Block] = [Paragraph(parse(text)) for text in record.summary]
    blocks += drawing.notes(record)
    facts = tuple(_facts(record, drawing))
    if facts:
        blocks.append(Facts(facts))
    notes = drawing.notes(*_entries(record))
    blocks += notes
    if record.variants:
        blocks.append(Paragraph((Strong((Text("Versions"),)),)))
        items = (Item((Strong((Text(f"{v.title}: "),)), *parse(v.text))) for v in record.variants)
        blocks.append(Bullets(tuple(items)))
    if record.findings:
        blocks.append(Paragraph((Strong((Text("What studies found"),)),)))
        blocks.append(Bullets(tuple(_study(study, drawing) for study in record.findings)))
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record, "intervention"))
    return tuple(blocks)


def table(level: str, records: tuple[Intervention, ...], drawing: Drawing) -> Table:
    """Compare the programmes of one level of need."""
    columns = (
        Column("Programme", 2.3),
        Column("For whom", 2.3),
        Column("Ages", 1.6),
        Column("Delivered in the UK", 1.3),
        Column("Strength of evidence", 1.5),
    )
    rows = tuple(
        (
            (drawing.link(f"intervention/{record.id}"),),
            _for_whom(record),
            (Text(_ages(record)),),
            _flagged(record.availability, _availability(record)),
            _flagged(record.evidence, _evidence(record)),
        )
        for record in records
    )
    return Table(f"Programmes at the level ‘{in_words(level)}’", columns, rows)


def _flagged(entries: tuple[Entry, ...] | None, words: str) -> Inlines:
    """Send the reader to the entry where a value has a note of its own."""
    noted = any(entry.caveats for entry in entries or ())
    return (Text(f"{words} (see the note in its entry)" if noted else words),)


def shared(records: tuple[Intervention, ...]) -> list[str]:
    """Give what is said of the ratings of most programmes in the same words, so that it is said once."""
    counts = Counter(entry.rated_by for record in records for entry in record.evidence or () if entry.rated_by)
    return [text for text, count in counts.items() if count > len(records) / 2]


def _facts(record: Intervention, drawing: Drawing) -> list[Fact]:
    facts = [
        Fact("Level of need", (Text(in_words(level_of(record))),)),
        Fact("For whom", _for_whom(record)),
        Fact("Ages", (Text(_ages(record)),)),
        *(Fact("How it is given", _delivery(delivery)) for delivery in record.delivery or ()),
        Fact("Delivered in the UK", _availability_in_full(record, drawing)),
        Fact("Strength of evidence", _evidence_in_full(record, drawing)),
    ]
    if level_of(record) == "not-stated":
        facts = [fact for fact in facts if fact.inlines != (Text(NOT_STATED),)]
    if record.aliases:
        facts.insert(0, Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.variant_of:
        facts.append(Fact("A version of", (drawing.link(record.variant_of),)))
    if record.related:
        facts.append(Fact("Related", drawing.links(record.related)))
    return facts


def _for_whom(record: Intervention) -> Inlines:
    return joined(statement.text for statement in record.for_whom) if record.for_whom else (Text(NOT_STATED),)


def _ages(record: Intervention) -> str:
    return ages_in_words(record.ages.stated) if record.ages else NOT_STATED


def _delivery(delivery: Delivery) -> Inlines:
    parts = (delivery.format, delivery.sessions, delivery.length, delivery.setting, delivery.who)
    return joined(part for part in parts if part) or (Text(NOT_STATED),)


def _availability(record: Intervention) -> str:
    return "; ".join(dict.fromkeys(in_words(entry.value) for entry in record.availability or ())) or NOT_STATED


def _availability_in_full(record: Intervention, drawing: Drawing) -> Inlines:
    def one(entry: Availability) -> str:
        uk = not entry.place or entry.place == ("GB",)
        words = (
            in_words(entry.value) if uk else f"{drawing.places(entry.place, entry.locality)}: {in_words(entry.value)}"
        )
        return f"{words}. {sentence_case(entry.text)}" if entry.text else words

    return joined(one(entry) for entry in record.availability) if record.availability else (Text(NOT_STATED),)


def _evidence(record: Intervention) -> str:
    return "; ".join(dict.fromkeys(in_words(entry.rating) for entry in record.evidence or ())) or NOT_STATED


def _evidence_in_full(record: Intervention, drawing: Drawing) -> Inlines:
    def one(entry: EvidenceRating) -> str:
        more = [unstopped(text) for text in drawing.unsaid(entry.outcome, entry.rated_by)]
        return f"{in_words(entry.rating)} ({'; '.join(more)})" if more else in_words(entry.rating)

    return joined(one(entry) for entry in record.evidence) if record.evidence else (Text(NOT_STATED),)


def _study(study: Study, drawing: Drawing) -> Item:
    more = [unstopped(text) for text in (study.design, study.size) if text]
    inlines = (Strong((Text(f"{in_words(study.result)}: "),)), *parse(study.text))
    if more:
        inlines = (*inlines, Text(" ("), *joined(more), Text(")"))
    if study.cites:
        inlines = (*inlines, Text(" "), drawing.marks((), study.cites))
    return Item(inlines, drawing.notes(study))


def _entries(record: Intervention) -> list[Entry]:
    """Give the entries that are drawn as facts, whose notes stand below them."""
    groups = (record.for_whom, record.delivery, record.availability, record.evidence)
    return [entry for group in groups for entry in group or ()]
