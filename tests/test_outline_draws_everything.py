"""Packs omit nothing: every text of every field is drawn with its record, or is an exception with a reason."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal, get_args, get_origin

import pytest
from eymh_exporters.outline import Outline, build_outline
from eymh_exporters.outline.blocks import (
    Block,
    Inlines,
    Note,
    Section,
    SummaryList,
    Table,
    Text,
    WebLink,
    plain_text,
    sections_in,
    text_runs,
)
from eymh_exporters.outline.context import mentions_name
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import NUMBERED, VIEWS
from eymh_exporters.outline.wording import ages_in_words, spell_out
from pydantic import TypeAdapter, ValidationError

from eymh_content import load
from eymh_content.library import Library
from eymh_content.models import KINDS, Pack, Record
from eymh_content.models.editorial import Section as Recipe
from eymh_content.models.values import Model
from eymh_content.nations import edition
from eymh_content.printed import NOT_SHOWN
from eymh_content.roles import Link, Role
from eymh_content.schema.index import Node, schema_index

TEST_LIBRARY = load(Path(__file__).parent / "data" / "packs" / "content")
REAL = load()
SHOWN = [*VIEWS, *NUMBERED]
PRINTED_ROLES = {Role.PROSE, Role.VOICE, Role.NAME, Role.STATED}

NOT_DRAWN = {
    "Amount.stated": "the number is drawn; the quotation is evidence for it",
    "Cost.stated": "the amount is drawn with its currency; the quotation is evidence for it",
    "Dated.stated": "the date is drawn; the quotation is evidence for it",
    "Figure.stated": "the figure is drawn with unit and qualifier; the quotation is evidence for it",
    "NationValue.stated": "the number is drawn with what it counts; the quotation is evidence for it",
    "NationPart.counts": "the text of a part says it; the field is for tables and charts",
    "NationPart.stated": "the text of a part says it; the quotation is evidence for the number",
    "Age.some_only_stated": "evidence that the age is for some people only",
    "Intervention.what_it_is": "drawn in the table of its level of need",
    "Factor.short": "the name in tables and links; the full text has the title",
    "LevelOfNeed.stated": "the level is the heading above its programmes; the quotation is evidence for it",
    "Availability.stated": "the value is drawn in words; the quotation is evidence for it",
    "EvidenceRating.stated": "the rating is drawn in words; the quotation is evidence for it",
    "Derived.how": "explains to a reviewer how a number was computed",
    "Heading.title": "the outline of a source; headings are drawn in the source lines of records",
    "Abbreviation.short": "a tool for authors; packs print words in full",
    "Abbreviation.long": "a tool for authors; packs print words in full",
    "NotEncoded.note": "explains to an author why some lines have nothing to encode",
    "NamesLeftOut.note": "explains to an author which names are deliberately left out",
    "Reference.title": "pandoc formats the work from its CSL-JSON",
    "CitedAs.printed": "pandoc formats the work from its CSL-JSON, once for all citations",
}
"""Fields whose text is not drawn with every record that has them, and why."""

NOT_LINKED = {
    "sources": "the words that were searched for are drawn; every source is listed at the end",
    "element": "the level or rating is drawn in words; its definition is an element of a framework",
}
"""Fields whose links are not drawn with every record that has them, and why. Packs do not show topics and nations."""


def texts(value: object, node: Node, owner: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a record, with the name of its field: ``("Statement.text", "Larks sing.")``.

    Groups of people that are named in the text of their statement are left out, and caveats for editors.
    """
    if isinstance(value, dict) and "for" not in value:
        named = [group for group in value.get("groups", ()) if mentions_name(value["text"], group)]
        for key, child in (value | {"groups": [g for g in value.get("groups", ()) if g not in named]}).items():
            if child_node := node.fields.get(key):
                yield from texts(child, child_node, f"{node.models[0] if node.models else owner}.{key}")
    elif isinstance(value, list) and node.items:
        for child in value:
            yield from texts(child, node.items, owner)
    elif isinstance(value, str) and node.role in PRINTED_ROLES:
        yield owner, value


def outline(library: Library, only: str | None = None, nation: str = "scotland") -> Outline:
    """Build the outline of a pack that shows every kind in full, or from each kind only the record with one id."""
    recipes = tuple(Recipe(id=f"all-{kind}", heading=kind, kinds=(kind,)) for kind in SHOWN)
    if only:
        recipes = tuple(recipe.model_copy(update={"records": (f"{recipe.heading}/{only}",)}) for recipe in recipes)
    pack = TEST_LIBRARY.of(Pack)[0].model_copy(update={"sections": recipes})
    return build_outline(edition(library, nation), pack)


def drawn(blocks: tuple[Block, ...]) -> str:
    """Return all text of the blocks, in lower case."""
    found = [plain_text(inlines) for inlines in text_runs(blocks)]
    found += [section.heading for section in sections_in(blocks)]
    for each in (blocks, *(section.blocks for section in sections_in(blocks))):
        found += [text for block in each for text in _text_outside_runs(block)]
    return "\n".join(found).casefold()


def _text_outside_runs(block: Block) -> Iterator[str]:
    match block:
        case Note(title):
            yield plain_text(title)
        case Table(caption):
            yield caption
        case SummaryList(rows):
            for row in rows:
                yield from (inline.address for inline in row.value if isinstance(inline, WebLink))
        case _:
            pass


def drawn_with_records(outlined: Outline) -> dict[str, str]:
    """Return the text drawn with each record: its entry, and the text that its section prints once for all records.

    Works are drawn in the list of sources, which has the key "reference".
    """
    found = {"reference": drawn(outlined.sections[-1:])}
    for section in outlined.sections[:-1]:
        shared = drawn(tuple(block for block in section.blocks if not isinstance(block, Section)))
        for entry in sections_in(section.blocks):
            found[entry.id] = f"{shared}\n{drawn((entry,))}"
    return found


def missing(library: Library, outlined: Outline) -> set[tuple[str, str, str]]:
    """Return the texts that are not drawn with their record: reference, field, text."""
    found = drawn_with_records(outlined)
    return {
        (reference, field, text)
        for reference in library
        if (kind := reference.partition("/")[0]) in SHOWN
        for field, text in texts(library.raw(reference), schema_index(kind))
        if not any(form.casefold() in found.get(reference, found["reference"]) for form in _forms(text))
    }


def _forms(text: str) -> tuple[str, ...]:
    """Return the forms in which a text may be drawn."""
    return plain_text(parse(text)).removesuffix("."), spell_out(text), ages_in_words(text)


class RecordMaker:
    """Makes records with every field filled. Each text and each link is unique."""

    LEFT_OUT: ClassVar[dict[str, tuple[str, ...]]] = {
        "Caveat": ("see", "for_"),
        "Figure": ("low", "high"),
        "Recommendation": ("actors_not_stated",),
        "Source": ("undated",),
    }
    """Fields left out because they exclude other fields."""
    FIXED: ClassVar[dict[str, dict[str, Any]]] = {"Applies": {"nations": ["GB-SCT"], "status": "differs"}}
    """Values that other fields need to be drawn in the pack for Scotland."""

    def __init__(self) -> None:
        self._count = count(1)
        self.linked: dict[str, str] = {}
        """The name of the field that links to each record."""

    def record(self, kind: str) -> dict[str, Any]:
        fields: dict[str, Any] = self._model(KINDS[kind])
        return fields | {"id": "all"}

    def _model(self, model: type[Model]) -> dict[str, Any]:
        skipped = self.LEFT_OUT.get(model.__name__, ())
        return {
            info.alias or name: self._value(info.annotation, tuple(info.metadata), name)
            for name, info in model.model_fields.items()
            if name not in skipped
        } | self.FIXED.get(model.__name__, {})

    def _value(  # noqa: PLR0911 (one shape each)
        self,
        annotation: Any,  # noqa: ANN401
        metadata: tuple[Any, ...],
        field: str,
    ) -> Any:  # noqa: ANN401
        arguments = get_args(annotation)
        if isinstance(annotation, type) and issubclass(annotation, Model):
            return self._model(annotation)
        if hasattr(annotation, "__metadata__"):
            return self._value(arguments[0], (*metadata, *annotation.__metadata__), field)
        if get_origin(annotation) is Literal:
            return arguments[0]
        if type(None) in arguments:
            return self._value(arguments[0], (), field)
        if getattr(annotation, "__origin__", None) is tuple:
            return [self._value(arguments[0], (), field)]
        for mark in metadata:
            if isinstance(mark, Link):
                return self._link(mark.kinds[0] if mark.kinds else "organisation", field)
            if mark is Role.CSL:
                return {"id": "all", "type": "book", "title": "All"}
        return self._plain(annotation, metadata)

    def _link(self, kind: str, field: str) -> str:
        if kind in NOT_SHOWN:
            return next(reference for reference in TEST_LIBRARY if reference.startswith(f"{kind}/"))
        reference = f"{kind}/q-{next(self._count)}"
        self.linked[reference] = field
        return reference

    def _plain(self, annotation: Any, metadata: tuple[Any, ...]) -> Any:  # noqa: ANN401
        number = next(self._count)
        word = f"quoll{number}q"
        candidates = (word, "lark-report:1", number, float(number), True, "GB-SCT", "2019", "2-3", "a" * 64, "q.txt")
        more = (f"https://example.org/{word}", f"/{word}", "q", "quoll", 1)
        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[(annotation, *metadata)] if metadata else annotation)
        for candidate in (*candidates, *more):
            try:
                adapter.validate_python(candidate, strict=True)
            except ValidationError:
                continue
            return candidate
        raise AssertionError(f"no candidate value fits {annotation} {metadata}: add one to RecordMaker._plain")


MAKER = RecordMaker()


@pytest.fixture(scope="module")
def full() -> Library:
    """Build a library with one more record of each kind, ``<kind>/all``, which has every field."""
    raw = {reference: TEST_LIBRARY.raw(reference) for reference in TEST_LIBRARY}
    full_records = {kind: MAKER.record(kind) for kind in SHOWN}
    raw |= {f"{kind}/all": record for kind, record in full_records.items()}
    for reference in MAKER.linked:
        kind, _, name = reference.partition("/")
        title = name.replace("-", "") + "q"
        names = dict.fromkeys(full_records[kind].keys() & {"title", "short"}, title)
        raw[reference] = full_records[kind] | {
            "id": name,
            **names,
            "csl": {"id": name, "type": "book", "title": title},
        }
        if kind != "reference":
            del raw[reference]["csl"]
    records: dict[str, Record] = {
        reference: KINDS[reference.partition("/")[0]].model_validate_json(_json(record))
        for reference, record in raw.items()
    }
    assert all(record.ref == reference for reference, record in records.items())
    return Library(records, raw)


def _json(record: object) -> bytes:
    return TypeAdapter(Any).dump_json(record)


def test_every_field_of_every_kind_is_drawn_or_is_an_exception(full: Library) -> None:
    fields = {field for reference, field, _ in missing(full, outline(full, "all")) if reference.endswith("/all")}
    assert fields - set(NOT_DRAWN) == set(), "draw these fields in outline/kinds/, or add them to NOT_DRAWN"
    assert set(NOT_DRAWN) - fields == set(), "these fields are drawn, or no longer exist; delete them from NOT_DRAWN"


def test_every_link_of_every_kind_is_drawn_or_is_an_exception(full: Library) -> None:
    outlined = outline(full, "all")
    text = drawn(outlined.sections)
    fields = {
        field
        for reference, field in MAKER.linked.items()
        if full[reference].title not in text and reference not in outlined.citation_numbers
    }
    assert fields - set(NOT_LINKED) == set(), "draw these links in outline/kinds/, or add them to NOT_LINKED"
    assert set(NOT_LINKED) - fields == set(), "these links are drawn, or no longer exist; delete them from NOT_LINKED"


def test_every_text_of_the_content_is_drawn_with_its_record() -> None:
    undrawn = {each for each in missing(REAL, outline(REAL, nation="uk")) if each[1] not in NOT_DRAWN}
    assert undrawn == set(), "draw these texts in outline/kinds/, or add their fields to NOT_DRAWN with the reason"


def test_no_cell_of_a_table_of_the_content_is_empty() -> None:
    sections = outline(REAL).sections
    held = [sections, *(section.blocks for section in sections_in(sections))]
    tables = [block for blocks in held for block in blocks if isinstance(block, Table)]
    empty = [(table.caption, row) for table in tables for row in table.rows if not all(row)]
    blank = [(t.caption, cell) for t in tables for row in t.rows for cell in row if _is_blank(cell)]
    assert len(tables) > 20
    assert (empty, blank) == ([], [])


def _is_blank(cell: Inlines) -> bool:
    return all(isinstance(inline, Text) and not inline.text.strip() for inline in cell)


def test_a_text_that_is_not_drawn_is_reported(full: Library) -> None:
    outlined = outline(full, "all")
    title = full["term/all"].title
    text = ("term/all", "Term.title", title)
    assert text not in missing(full, outlined)
    sections = tuple(
        replace(section, blocks=tuple(replace(b, heading="") if isinstance(b, Section) else b for b in section.blocks))
        for section in outlined.sections
    )
    assert text in missing(full, replace(outlined, sections=sections))
