"""A programme: its entry, and the table that compares all programmes of one level of need."""

from collections import Counter

from eymh_content.models import Intervention
from eymh_content.models.base import Entry
from eymh_content.models.interventions import Availability, Delivery, EvidenceRating, Variant
from eymh_content.places import UNITED_KINGDOM
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Bullets,
    Column,
    Fact,
    Facts,
    Inline,
    Inlines,
    Item,
    Note,
    Paragraph,
    Strong,
    Table,
    Text,
)
from eymh_exporters.outline.drawing import Drawing, joined
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.practice import study
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
    blocks += _fact_notes(record, drawing)
    if record.variants:
        blocks.append(Paragraph((Strong((Text("Versions"),)),)))
        blocks.append(Bullets(tuple(_version(version, record, drawing) for version in record.variants)))
    if record.findings:
        blocks.append(Paragraph((Strong((Text("What studies found"),)),)))
        blocks.append(Bullets(tuple(study(one, record, drawing) for one in record.findings)))
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record))
    return tuple(blocks)


def _version(version: Variant, of: Intervention, drawing: Drawing) -> Item:
    words = (Strong((Text(f"{version.title}: "),)), *parse(version.text))
    return Item(drawing.placed(words, version, of), drawing.notes(version))


def table(level: str, names: dict[str, Inlines], records: tuple[Intervention, ...], note: str) -> Table:
    """Compare the programmes of one level of need.

    ``names`` are what stands in the first column, by id; ``note`` sends the reader to the note on a value.
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
            names[record.id],
            _flagged(record.for_whom, _for_whom(record), note),
            (Text(_ages(record)),),
            _flagged(_for_the_uk(record), (Text(_availability(record)),), note),
            _flagged(record.evidence, (Text(_evidence(record)),), note),
        )
        for record in records
    )
    return Table(f"Programmes at the level ‘{in_words(level)}’", columns, rows)


def _flagged(entries: tuple[Entry, ...] | None, words: Inlines, note: str) -> Inlines:
    """Send the reader to the entry where a value has a note of its own."""
    noted = any(entry.caveats for entry in entries or ())
    return (*words, Text(f" ({note})")) if noted else words


def once_for_all(records: tuple[Intervention, ...], drawing: Drawing) -> Blocks:
    """Say once what the ratings of most programmes have in common: by whom, and for what outcomes."""
    facts = []
    for name, field in (("Rated by", "rated_by"), ("Rated for", "outcome")):
        counts = Counter(text for r in records for rating in r.evidence or () if (text := getattr(rating, field)))
        most = [text for text, count in counts.items() if count > len(records) / 2]
        facts += [Fact(name, parse(text)) for text in drawing.say_once(most)]
    if not facts:
        return ()
    return (Paragraph((Text("Unless an entry says otherwise, this holds for every rating."),)), Facts(tuple(facts)))


def _facts(record: Intervention, drawing: Drawing) -> list[Fact]:
    facts = [
        Fact("For whom", _for_whom_in_full(record, drawing)),
        Fact("Ages", (Text(_ages(record)),)),
        *(
            Fact("How it is given", drawing.placed(_delivery(delivery), delivery, record))
            for delivery in record.delivery or ()
        ),
        Fact("Delivered in the UK", _availability_in_full(record, drawing)),
        Fact("Strength of evidence", _evidence_in_full(record, drawing)),
    ]
    if level_of(record) == "not-stated":
        facts = [fact for fact in facts if fact.inlines != (Text(NOT_STATED),)]
    if record.aliases:
        facts.insert(0, Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        facts.append(Fact("Whose it is", (drawing.link(record.body),)))
    if record.variant_of:
        facts.append(Fact("A version of", (drawing.link(record.variant_of),)))
    if record.related:
        facts.append(Fact("Related", drawing.links(record.related)))
    return facts


def _for_whom(record: Intervention) -> Inlines:
    return joined(statement.text for statement in record.for_whom) if record.for_whom else (Text(NOT_STATED),)


def _for_whom_in_full(record: Intervention, drawing: Drawing) -> Inlines:
    """Give the groups of families in one run, each with what stands under it, its label, and the works cited there."""
    runs: list[Inline] = []
    for statement in record.for_whom or ():
        item = drawing.statement(statement, record)
        runs += [Text("; ")] if runs else []
        runs += item.inlines
        for below in item.items:
            runs += [Text("; "), *below.inlines]
    return tuple(runs) or (Text(NOT_STATED),)


def _ages(record: Intervention) -> str:
    return ages_in_words(record.ages.stated) if record.ages else NOT_STATED


def _delivery(delivery: Delivery) -> Inlines:
    parts = (delivery.format, delivery.sessions, delivery.length, delivery.setting, delivery.who)
    return joined(part for part in parts if part) or (Text(NOT_STATED),)


def _for_the_uk(record: Intervention) -> tuple[Availability, ...]:
    """Give what is said of the whole UK; what is said of one nation stands with its name in the full text."""
    return tuple(entry for entry in record.availability or () if not entry.place or entry.place == (UNITED_KINGDOM,))


def _availability(record: Intervention) -> str:
    return "; ".join(dict.fromkeys(in_words(entry.value) for entry in _for_the_uk(record))) or NOT_STATED


def _availability_in_full(record: Intervention, drawing: Drawing) -> Inlines:
    def one(entry: Availability) -> str:
        uk = not entry.place or entry.place == (UNITED_KINGDOM,)
        words = (
            in_words(entry.value) if uk else f"{drawing.places(entry.place, entry.locality)}: {in_words(entry.value)}"
        )
        return f"{words}. {sentence_case(entry.text)}" if entry.text else words

    return joined(one(entry) for entry in record.availability) if record.availability else (Text(NOT_STATED),)


def _evidence(record: Intervention) -> str:
    return "; ".join(dict.fromkeys(in_words(entry.rating) for entry in record.evidence or ())) or NOT_STATED


def _evidence_in_full(record: Intervention, drawing: Drawing) -> Inlines:
    def one(entry: EvidenceRating) -> str:
        more = [unstopped(text) for text in drawing.unsaid(entry.outcome, entry.rated_by, entry.locality)]
        return f"{in_words(entry.rating)} ({'; '.join(more)})" if more else in_words(entry.rating)

    return joined(one(entry) for entry in record.evidence) if record.evidence else (Text(NOT_STATED),)


def _fact_notes(record: Intervention, drawing: Drawing) -> list[Note]:
    """Give the notes of the entries that are drawn as facts, each opening with the name of its fact."""
    groups: tuple[tuple[str, tuple[Entry, ...] | None], ...] = (
        ("For whom", record.for_whom),
        ("How it is given", record.delivery),
        ("Delivered in the UK", record.availability),
        ("Strength of evidence", record.evidence),
    )
    return [
        Note((Text(f"{name}: "), *note.title), note.paragraphs)
        for name, entries in groups
        for note in drawing.notes(*_with_those_below(entries))
    ]


def _with_those_below(entries: tuple[Entry, ...] | None) -> list[Entry]:
    """Give entries, and after each the entries that stand under it."""
    return [one for entry in entries or () for one in (entry, *(getattr(entry, "items", None) or ()))]
