"""Nothing that a record says is dropped: every text of every field is drawn, or is named here with the reason."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import pytest
from eymh_exporters.outline import Outline, build_outline
from eymh_exporters.outline.blocks import Block, Note, SummaryList, Table, WebLink, plain_text, sections_in, text_runs
from eymh_exporters.outline.context import mentions_name
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import NOT_SHOWN, NUMBERED, VIEWS
from eymh_exporters.outline.wording import ages_in_words, spell_out
from pydantic import TypeAdapter, ValidationError

from eymh_content import load
from eymh_content.library import Library
from eymh_content.models import KINDS, Pack, Record
from eymh_content.models.base import Model
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import edition
from eymh_content.roles import Link, Role
from eymh_content.schema.index import Node, plan_of

INVENTED = load(Path(__file__).parent / "data" / "packs" / "content")
REAL = load()
SHOWN = [*VIEWS, *NUMBERED]
PRINTED_ROLES = {Role.PROSE, Role.VOICE, Role.NAME, Role.STATED}

NOT_DRAWN = {
    "Amount.stated": "the number is drawn; these words prove it",
    "Cost.stated": "the amount is drawn with its currency; these words prove it",
    "Dated.stated": "the date is drawn; these words prove it",
    "Figure.stated": "the figure is drawn with unit and hedge; these words prove it",
    "LevelOfNeed.stated": "programmes stand under the heading of their level; these words prove it",
    "Availability.stated": "the value is drawn in words; these words prove it",
    "EvidenceRating.stated": "the rating is drawn in words; these words prove it",
    "Applies.note": "drawn in the edition of the nation that it is about, where it does not simply apply",
    "Derived.how": "says to a checker how a number was computed",
    "Heading.title": "the outline of a source; headings are drawn in the lines that say where a record comes from",
    "Abbreviation.short": "a tool for authors; packs print words in full",
    "Abbreviation.long": "a tool for authors; packs print words in full",
    "NotEncoded.note": "says to an author why lines hold nothing to encode",
    "NamesLeftOut.note": "says to an author which names are left out on purpose",
    "Reference.title": "the work is written out from its CSL-JSON",
    "CitedAs.printed": "the work is written out from its CSL-JSON, once for all the places that cite it",
}
"""Fields whose text need not stand in a pack, and why."""

NOT_LINKED = {
    "element": "the level or rating is drawn in words; its definition stands among the frameworks",
}
"""Fields that name a record which need not be named in a pack, and why. Topics and nations are no records of a pack."""


def said(value: object, node: Node, owner: str = "") -> Iterator[tuple[str, str]]:
    """Yield each text of a record, with the name of its field: ``("Statement.text", "Larks sing.")``.

    Groups of people that the text beside them names already are left out.
    """
    if isinstance(value, dict):
        named = [group for group in value.get("groups", ()) if mentions_name(value["text"], group)]
        for key, child in (value | {"groups": [g for g in value.get("groups", ()) if g not in named]}).items():
            if below := node.fields.get(key):
                yield from said(child, below, f"{node.model or owner}.{key}")
    elif isinstance(value, list) and node.items:
        for child in value:
            yield from said(child, node.items, owner)
    elif isinstance(value, str) and node.role in PRINTED_ROLES:
        yield owner, value


def outline(library: Library, only: str | None = None) -> Outline:
    """Lay out a pack that shows every kind in full; ``only`` is the id of the records that it shows."""
    recipes = tuple(Recipe(id=f"all-{kind}", heading=kind, kinds=(kind,)) for kind in SHOWN)
    if only:
        recipes = tuple(recipe.model_copy(update={"records": (f"{recipe.heading}/{only}",)}) for recipe in recipes)
    pack = INVENTED.of(Pack)[0].model_copy(update={"sections": recipes})
    return build_outline(edition(library, "scotland"), pack)


def drawn(made: Outline) -> str:
    """Give all words of a pack, in lower case."""
    words = [plain_text(inlines) for inlines in text_runs(made.sections)]
    for section in sections_in(made.sections):
        words.append(section.heading)
        words += [word for block in section.blocks for word in _beside(block)]
    return "\n".join(words).casefold()


def _beside(block: Block) -> Iterator[str]:
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


def missing(library: Library, text: str) -> set[tuple[str, str, str]]:
    """Give the texts that are not drawn: record, field, words."""
    return {
        (reference, field, words)
        for reference in library
        if (kind := reference.partition("/")[0]) in SHOWN
        for field, words in said(library.raw(reference), plan_of(kind))
        if field not in NOT_DRAWN and not any(reading.casefold() in text for reading in _readings(words))
    }


def _readings(words: str) -> tuple[str, ...]:
    """Give the ways in which words may be put."""
    return plain_text(parse(words)).removesuffix("."), spell_out(words), ages_in_words(words)


class Inventor:
    """Makes a record of a kind with every field filled: each text a word, and each link a record, of its own."""

    WHOLE: dict[str, tuple[str, ...]] = {"Caveat": ("see",), "Figure": ("low", "high"), "Source": ("undated",)}  # noqa: RUF012 (read only)
    """Fields left out because they exclude others."""

    def __init__(self) -> None:
        self._count = count(1)
        self.linked: dict[str, str] = {}
        """The name of the field by which each record is linked."""

    def record(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = self._model(KINDS[kind])
        return made | {"id": "all"}

    def _model(self, model: type[Model]) -> dict[str, Any]:
        skipped = self.WHOLE.get(model.__name__, ())
        return {
            info.alias or name: self._value(info.annotation, tuple(info.metadata), name)
            for name, info in model.model_fields.items()
            if name not in skipped
        }

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
            return next(reference for reference in INVENTED if reference.startswith(f"{kind}/"))
        reference = f"{kind}/q-{next(self._count)}"
        self.linked[reference] = field
        return reference

    def _plain(self, annotation: Any, metadata: tuple[Any, ...]) -> Any:  # noqa: ANN401
        number = next(self._count)
        word = f"quoll{number}q"
        candidates = (word, "lark-report:1", number, float(number), True, "GB-SCT", "2019", "2-3", "a" * 64, "q.txt")
        more = (f"https://example.org/{word}", f"/{word}", "q", "quoll")
        adapter: TypeAdapter[Any] = TypeAdapter(Annotated[(annotation, *metadata)] if metadata else annotation)
        for candidate in (*candidates, *more):
            try:
                adapter.validate_python(candidate, strict=True)
            except ValidationError:
                continue
            return candidate
        raise AssertionError(f"no invented value fits {annotation} {metadata}")


INVENTOR = Inventor()


@pytest.fixture(scope="module")
def full() -> Library:
    """Give a library with a record of each kind, ``<kind>/all``, with every field filled."""
    raw = {reference: INVENTED.raw(reference) for reference in INVENTED}
    made = {kind: INVENTOR.record(kind) for kind in SHOWN}
    raw |= {f"{kind}/all": record for kind, record in made.items()}
    for reference in INVENTOR.linked:
        kind, _, name = reference.partition("/")
        title = name.replace("-", "") + "q"
        raw[reference] = made[kind] | {"id": name, "title": title, "csl": {"id": name, "type": "book", "title": title}}
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


def test_every_field_of_every_kind_is_drawn_or_listed_with_its_reason(full: Library) -> None:
    text = drawn(outline(full, "all"))
    lost = {field for reference, field, _ in missing(full, text) if reference.endswith("/all")}
    assert lost == set(), "draw it in outline/kinds/, or name it in NOT_DRAWN above with the reason"


def test_every_record_that_a_field_names_is_named_or_listed_with_its_reason(full: Library) -> None:
    made = outline(full, "all")
    text = drawn(made)
    fields = {
        field
        for reference, field in INVENTOR.linked.items()
        if full[reference].title not in text and reference not in made.citation_numbers
    }
    assert fields == set(NOT_LINKED)


def test_every_text_of_the_content_is_drawn() -> None:
    assert missing(REAL, drawn(outline(REAL))) == set()


def test_no_field_is_listed_as_not_drawn_without_need(full: Library) -> None:
    known = {field for kind in SHOWN for field, _ in said(full.raw(f"{kind}/all"), plan_of(kind))}
    assert set(NOT_DRAWN) <= known


def test_a_text_that_is_not_drawn_is_found(full: Library) -> None:
    text = drawn(outline(full, "all"))
    title = full["term/all"].title.casefold()
    assert title in text
    assert ("term/all", "Term.title", full["term/all"].title) in missing(full, text.replace(title, ""))
