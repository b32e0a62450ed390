"""Frameworks, and their elements, which are placed under their framework."""

from eymh_content.models import Framework, FrameworkElement, Statement
from eymh_exporters.outline.blocks import Blocks, BulletList, Inlines, ListItem, Section, SummaryList, SummaryRow, Text
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import (
    paragraphs,
    short_summary,
    source_label,
    statement_section,
    summary_list,
)
from eymh_exporters.outline.order import Records
from eymh_exporters.outline.short import abridged, name_run, short_item
from eymh_exporters.outline.view import KindView, SectionContext, as_entries, as_list


def framework(record: Framework, context: DrawingContext) -> Blocks:
    """Draw a framework without its elements."""
    blocks = paragraphs(record.summary)
    blocks += context.notes(record)
    if record.body:
        blocks.append(SummaryList((SummaryRow("Whose it is", (context.link(record.body),)),)))
    if record.rated_by:
        blocks.append(SummaryList((SummaryRow("Who gives the ratings", parse(record.rated_by.text)),)))
    if record.statements:
        blocks.append(context.bullet_list(record.statements, record))
    return tuple(blocks)


def frameworks_with_elements(records: tuple[Framework, ...], section: SectionContext) -> Blocks:
    """Lay out frameworks, the elements of each as sections below it."""
    sections = []
    for record in records:
        entry = section.draw_entry(record)
        inner = as_entries(elements_of(record.ref, section.elements), section)
        sections.append(Section(entry.id, entry.heading, (*entry.blocks, *inner)))
    return tuple(sections)


def short_frameworks(records: tuple[Framework, ...], section: SectionContext) -> Blocks:
    """Lay out frameworks as a list, with the names of the elements of each below it."""
    return (BulletList(tuple(_short_framework(record, section) for record in records)),)


def _short_framework(record: Framework, section: SectionContext) -> ListItem:
    item = short_item(record, short_summary(record, section.context), section.context)
    elements = elements_of(record.ref, section.elements)
    below = (ListItem((Text("Its elements: "), *name_run(elements, section.context))),) if elements else ()
    return ListItem(item.inlines, item.notes, below)


def elements_of(framework: str, records: Records) -> tuple[FrameworkElement, ...]:
    """Return the elements of a framework, in their order."""
    elements = (record for record in records if isinstance(record, FrameworkElement) and record.framework == framework)
    return tuple(sorted(elements, key=lambda element: element.order))


def framework_element(record: FrameworkElement, context: DrawingContext) -> Blocks:
    """Draw one element of a framework."""
    blocks = paragraphs(record.summary)
    blocks += context.notes(record)
    blocks += summary_list(source_label(record.label))
    blocks += statement_section(record, "Questions", record.questions, context)
    blocks += statement_section(record, "What to do", record.actions, context)
    blocks += statement_section(record, "Examples of approaches", record.examples, context)
    blocks += statement_section(record, "More on it", record.statements, context)
    return tuple(blocks)


def short_framework_element(record: FrameworkElement, context: DrawingContext) -> Inlines:
    """Return the first sentence of the summary, or else of what is listed first, or else the message."""
    texts: tuple[str | Statement, ...] = (
        *(record.summary or ()),
        *(record.statements or ()),
        *(record.questions or ()),
        *(record.actions or ()),
        record.message.text,
    )
    return abridged(texts[0], record, context, 1)


def elements_by_framework(records: tuple[FrameworkElement, ...], section: SectionContext) -> Blocks:
    """Lay out elements whose framework is not in the section, under the name of the framework."""
    return tuple(
        Section(
            f"{section.id}/elements-of-{framework}",
            section.context.title(framework),
            as_entries(elements_of(framework, records), section),
        )
        for framework in dict.fromkeys(record.framework for record in records)
    )


VIEWS = (
    KindView(
        Framework,
        heading="Frameworks",
        full=framework,
        short=short_frameworks,
        layout=frameworks_with_elements,
        nested=True,
    ),
    KindView(
        FrameworkElement,
        heading="Elements of frameworks",
        full=framework_element,
        short=as_list(short_framework_element),
        layout=elements_by_framework,
        nested=True,
    ),
)
