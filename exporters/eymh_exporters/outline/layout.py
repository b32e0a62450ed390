"""The layout of a section: which records of a recipe come first, and which headings they have."""

from collections.abc import Iterable

from eymh_content.errors import ExportError, EymhError
from eymh_content.files.discover import file_of
from eymh_content.ids import kind_of
from eymh_content.models import FrameworkElement, Record
from eymh_content.models.editorial import Section as Recipe
from eymh_content.problems import Problem
from eymh_content.wording import typeset
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Paragraph,
    Section,
    Text,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.form import self_assessment
from eymh_exporters.outline.kinds import VIEWS
from eymh_exporters.outline.kinds.shared import labelled
from eymh_exporters.outline.order import Records, by_status, by_title, nearest_first
from eymh_exporters.outline.view import KindView, SectionContext, as_entries


def draw_entry(record: Record, context: DrawingContext) -> Section:
    """Draw a record in full as a section: its label, its own blocks, and its sources.

    ExportError if it cannot be drawn, with the record as its problem.
    """
    context.start_record()
    view = VIEWS[record.kind]
    try:
        blocks = labelled(record, view.full(record, context), context)
    except EymhError:
        raise
    except Exception as error:
        message = f"This record cannot be drawn: {type(error).__name__}: {error}."
        problem = Problem.of_file(file_of(record.ref), "draw", message, "Report this: it is a bug of eymh.")
        raise ExportError(f"{record.ref} cannot be drawn", [problem._replace(pointer="/id")], 1) from error
    after = context.source_line(record.ref) if view.source_line else None
    return Section(record.ref, typeset(record.title), (*blocks, *((after,) if after else ())))


def section_id(recipe: Recipe) -> str:
    """Return the id of the section that a recipe describes."""
    return f"section-{recipe.id}"


def lay_out(recipe: Recipe, records: dict[str, Records], context: DrawingContext) -> Blocks:
    """Lay out the records of a section, given by kind, as its recipe says."""
    elements = records.get("framework-element", ())
    section = SectionContext(section_id(recipe), context, elements, lambda record: draw_entry(record, context))
    if recipe.layout == "self-assessment":
        return self_assessment(recipe, elements, context)
    if recipe.layout == "a-to-z":
        return as_entries(by_title(record for of_kind in records.values() for record in of_kind), section)
    if recipe.records:
        return _in_recipe_order(recipe.records, records, section)
    return _by_kind(recipe, records, section)


def _in_recipe_order(references: Iterable[str], records: dict[str, Records], section: SectionContext) -> Blocks:
    """Lay out the records that a recipe lists, each framework with its elements."""
    found = {record.ref: record for of_kind in records.values() for record in of_kind}
    blocks: list[Block] = []
    for reference in references:
        if record := found.get(reference):
            view = VIEWS[kind_of(reference)]
            blocks += view.layout((record,), section) if view.nested and view.layout else as_entries((record,), section)
    return tuple(blocks)


def _by_kind(recipe: Recipe, records: dict[str, Records], section: SectionContext) -> Blocks:
    """Lay out records kind by kind; where there are several kinds, each has a heading."""
    shown = _with_elements_placed({kind: records[kind] for kind in recipe.kinds if records.get(kind)})
    if len(shown) == 1:
        ((kind, of_kind),) = shown.items()
        return _of_kind(VIEWS[kind], of_kind, recipe, section, alone=True)
    return tuple(
        Section(
            f"{section.id}/{kind}",
            VIEWS[kind].heading,
            _of_kind(VIEWS[kind], of_kind, recipe, section, alone=False),
        )
        for kind, of_kind in shown.items()
    )


def _with_elements_placed(shown: dict[str, Records]) -> dict[str, Records]:
    """Leave out elements that are placed under their framework; put the others directly after the frameworks."""
    frameworks, elements = shown.get("framework"), shown.get("framework-element")
    if not frameworks or not elements:
        return shown
    references = {framework.ref for framework in frameworks}
    others = tuple(e for e in elements if isinstance(e, FrameworkElement) and e.framework not in references)
    found: dict[str, Records] = {}
    for kind, records in shown.items():
        if kind != "framework-element":
            found[kind] = records
        if kind == "framework" and others:
            found["framework-element"] = others
    return found


def _of_kind(view: KindView, records: Records, recipe: Recipe, section: SectionContext, *, alone: bool) -> Blocks:
    """Lay out the records of one kind, which may be ``alone`` in its section."""
    if recipe.detail != "full":
        layout = view.short if recipe.detail == "summary" else view.names
        return layout(view.order(records, section.context), section)
    if view.layout:
        return view.layout(records, section)
    if alone:
        return _by_place(view, records, section)
    return as_entries(nearest_first(records, section.context), section)


def _by_place(view: KindView, records: Records, section: SectionContext) -> Blocks:
    """Lay out records under the places that they are about, so that the contents list stays short."""
    edition = section.context.edition
    headings = {
        "own": edition.title,
        "uk-wide": "The whole of the UK",
        "elsewhere": "Other parts of the UK" if edition.nation else "Parts of the UK",
        "abroad": "Other countries",
        "unplaced": "No place stated",
    }
    groups = by_status(records, section.context)
    if len(groups) == 1:
        headings = dict.fromkeys(groups, f"{view.heading} from A to Z")
    return tuple(
        Section(f"{section.id}/{view.kind}-{status}", headings[status], as_entries(by_title(group), section))
        for status, group in groups.items()
    )


def see_also(records: Iterable[Record], context: DrawingContext) -> Blocks:
    """Link to records that an earlier section shows."""
    links = context.links(record.ref for record in records)
    return (Paragraph((Text("See also: "), *links)),) if links else ()
