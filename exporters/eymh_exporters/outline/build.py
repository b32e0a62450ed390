"""Builds the outline of a pack from an edition and a recipe: front matter, sections, and the numbered sources."""

from collections.abc import Iterator

from eymh_content.citations import source_date
from eymh_content.errors import ExportError
from eymh_content.forms import When
from eymh_content.models import KINDS, Pack, Record, Reference, Source
from eymh_content.models.editorial import Section as Recipe
from eymh_content.nations import Edition
from eymh_exporters.outline.blocks import (
    Blocks,
    Outline,
    Paragraph,
    Section,
    Text,
    citations_in,
    link_targets,
    plain_text,
    text_runs,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.front_matter import disclaimer, front_matter
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds import NUMBERED, VIEWS
from eymh_exporters.outline.layout import lay_out, section_id, see_also
from eymh_exporters.outline.order import Records
from eymh_exporters.outline.provenance import Provenance
from eymh_exporters.outline.sources_section import SOURCES_SECTION, sources_section

SUBJECT = "Early years mental health"
"""The subject of every pack."""
CONTENTS_THRESHOLD = 3500
"""The number of words above which a pack has a contents list: about ten pages."""
UNDATED = "2000-01-01"
"""The date of a pack whose sources are all undated."""


def build_outline(edition: Edition, pack: Pack, provenance: Provenance | None = None) -> Outline:
    """Build the outline of a pack for an edition. ExportError if the recipe names a kind that packs cannot show.

    Pass the same ``provenance`` for all packs of a library: it caches what it looks up.
    """
    context = DrawingContext(edition, frozenset(kind for recipe in pack.sections for kind in recipe.kinds), provenance)
    sections = tuple(_sections(pack, context))
    runs = list(text_runs(sections))
    cited = list(dict.fromkeys(reference for inlines in runs for reference in citations_in(inlines)))
    cited += [work.ref for work in _requested_works(pack, context) if work.ref not in cited]
    shown = [reference for reference in dict.fromkeys(link_targets(sections)) if reference in edition.library]
    sources = [s for s in edition.library.of(Source) if s.ref in cited or s.ref in shown]
    works = [r for reference in cited if isinstance(r := edition.library[reference], Reference)]
    front = front_matter(pack, edition, sources, len(shown))
    last = sources_section(pack, sources, works, context)
    words = sum(len(plain_text(inlines).split()) for inlines in (*runs, *text_runs((*front, last))))
    has_contents = words > CONTENTS_THRESHOLD
    return Outline(
        title=f"{SUBJECT}: {pack.title}",
        nation=edition.title,
        disclaimer=disclaimer(sources),
        front_matter=front,
        new_page_sections=_new_page_sections(pack, sections, has_contents=has_contents),
        has_contents=has_contents,
        words=words,
        sections=(*sections, last),
        citation_numbers={record.ref: number for number, record in enumerate([*sources, *works], 1)},
        sources=tuple({"id": s.id, "title": s.title, "date": source_date(s)} for s in sources),
        records=len(shown),
        newest_source=max((_first_day(s.dated.when) for s in sources if s.dated), default=UNDATED),
    )


def _new_page_sections(pack: Pack, sections: tuple[Section, ...], *, has_contents: bool) -> frozenset[str]:
    """Choose the sections that start on a new page: in a full pack all; else forms, and the first after the contents.

    A pack without a contents list is short; only its forms start on a new page.
    """
    if has_contents and all(recipe.detail == "full" for recipe in pack.sections):
        return frozenset({*(section.id for section in sections), SOURCES_SECTION})
    forms = {section_id(recipe) for recipe in pack.sections if recipe.layout == "self-assessment"}
    return frozenset({*forms, *((section.id for section in sections[:1]) if has_contents else ())})


def _sections(pack: Pack, context: DrawingContext) -> Iterator[Section]:
    """Draw the sections of a recipe. A record is drawn in the first section that shows it.

    Later sections that select by topic link to it; others leave it out.
    """
    placed: set[str] = set()
    for recipe in pack.sections:
        selected = _select(recipe, context)
        new = {kind: tuple(r for r in records if r.ref not in placed) for kind, records in selected.items()}
        repeated = [r for records in selected.values() for r in records if r.ref in placed]
        blocks: Blocks = tuple(Paragraph(parse(text), "lead") for text in recipe.intro or ())
        blocks += lay_out(recipe, new, context)
        blocks += see_also(repeated, context) if recipe.topics else ()
        if recipe.detail != "full" and pack.full_text:
            full = context.title(pack.full_text)
            blocks += (Paragraph((Text(f"In short. The full text stands in the pack ‘{full}’."),), "source"),)
        placed |= {r.ref for records in new.values() for r in records}
        if any(selected.values()):
            yield Section(section_id(recipe), recipe.heading, blocks)
        elif "own" in (recipe.whose or ()):
            yield Section(section_id(recipe), recipe.heading, (Paragraph((Text(_nothing_found(recipe, context)),)),))


def _nothing_found(recipe: Recipe, context: DrawingContext) -> str:
    """State that the sources are silent on the nation, so that a reader does not take it for an omission."""
    shared = " or about the whole of the UK" if "shared" in (recipe.whose or ()) else ""
    nation = context.edition.title if context.edition.nation else "the whole of the UK"
    return f"The sources hold nothing of this kind that is about {nation}{shared}."


def _requested_works(pack: Pack, context: DrawingContext) -> list[Record]:
    """Return the works that a recipe asks for, whether or not a statement of the pack cites them."""
    return [
        record
        for recipe in pack.sections
        for kind in NUMBERED & set(recipe.kinds)
        for record in _of_kind(kind, recipe, context)
    ]


def _select(recipe: Recipe, context: DrawingContext) -> dict[str, Records]:
    """Select the records of a section, by kind."""
    selected: dict[str, Records] = {}
    for kind in recipe.kinds:
        if kind not in VIEWS and kind not in NUMBERED:
            known = ", ".join(known for known in KINDS if known in VIEWS or known in NUMBERED)
            raise ExportError(
                f"the section '{recipe.id}' lists the kind '{kind}', which packs cannot show; use {known}"
            )
        if kind in VIEWS:
            selected[kind] = _of_kind(kind, recipe, context)
    return selected


def _of_kind(kind: str, recipe: Recipe, context: DrawingContext) -> Records:
    return tuple(record for record in context.library.kind(kind) if _matches(record, recipe, context))


def _matches(record: Record, recipe: Recipe, context: DrawingContext) -> bool:
    """Whether a record has a topic, a reference and a nation that the recipe selects."""
    if recipe.topics and not set(recipe.topics) & set(getattr(record, "topics", ())):
        return False
    if recipe.records and not {record.ref, getattr(record, "framework", None)} & set(recipe.records):
        return False
    return not recipe.whose or context.edition.applicability(record).whose in recipe.whose


def _first_day(when: str) -> str:
    """Return the first day of a date: of 2020-06, and of 2018/19."""
    year, month, day, *_ = When.parse(when)
    return f"{year:04}-{month or 1:02}-{day or 1:02}"
