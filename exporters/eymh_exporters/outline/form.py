"""A self-assessment form: a rating and comments for each action of a framework."""

from collections.abc import Iterable, Iterator
from typing import Literal

from eymh_content.models import FrameworkElement, Record, Statement
from eymh_content.models.editorial import Rating
from eymh_content.models.editorial import Section as Recipe
from eymh_content.wording import typeset, without_full_stop
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Column,
    Control,
    Inlines,
    Note,
    Paragraph,
    Section,
    SummaryList,
    SummaryRow,
    Table,
    Text,
    plain_text,
)
from eymh_exporters.outline.context import DrawingContext, prefix_notes
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import labelled, with_sub_entries
from eymh_exporters.outline.wording import sentence_case

RATING_PROMPT = "Choose a rating"
COMMENTS_PROMPT = "Write comments here"
FIELDS: tuple[tuple[str, str, str, Literal["date", "text"]], ...] = (
    ("date", "Date", "Choose or write a date", "date"),
    ("area", "Area or service", "Write the area or service", "text"),
    ("completed-by", "Completed by", "Write names or roles", "text"),
)
"""The fields at the top of a form: id, title, prompt and type of each control."""


def self_assessment(recipe: Recipe, elements: Iterable[Record], context: DrawingContext) -> Blocks:
    """Draw the form: its fields, what the ratings mean, and a table for each element."""
    fields = tuple(
        SummaryRow(title, (Control(f"{recipe.id}/{field}", title, prompt, control_type),))
        for field, title, prompt, control_type in FIELDS
    )
    ratings = recipe.ratings or ()
    meanings = SummaryList(tuple(SummaryRow(rating.name, parse(rating.meaning)) for rating in ratings))
    blocks: list[Block] = [
        SummaryList(fields),
        Section(f"section-{recipe.id}/ratings", "What the ratings mean", (meanings,)),
    ]
    ordered = sorted((e for e in elements if isinstance(e, FrameworkElement)), key=lambda e: (e.framework, e.order))
    blocks += [_element(element, ratings, context) for element in ordered]
    return tuple(blocks)


def _element(element: FrameworkElement, ratings: tuple[Rating, ...], context: DrawingContext) -> Section:
    context.start_record()
    blocks: list[Block] = [Paragraph(parse(text), "lead") for text in element.summary or ()]
    columns = (Column("What is asked", 3.4), Column("Rating", 1.5), Column("Comments", 2.6))
    choices = tuple(f"{rating.name}: {without_full_stop(plain_text(parse(rating.meaning)))}" for rating in ratings)
    rows = tuple(_rows(element, choices, context))
    blocks += [Table(typeset(element.title), columns, rows), *_notes(element, context)]
    source_line = context.source_line(element.ref)
    blocks += [source_line] if source_line else []
    return Section(element.ref, typeset(element.title), labelled(element, tuple(blocks), context))


def _rows(
    element: FrameworkElement, choices: tuple[str, ...], context: DrawingContext
) -> Iterator[tuple[Inlines, ...]]:
    """Return a row for each question or action; an element without any is one row."""
    for action in _asked(element):
        controls = _controls(f"{element.id}/{action.id}", _name(action), choices)
        yield (_action(action, element, context), *controls)
    if not _asked(element):
        yield ((Text(typeset(element.title)),), *_controls(element.id, element.title, choices))


def _asked(element: FrameworkElement) -> tuple[Statement, ...]:
    return (*(element.questions or ()), *(element.actions or ()))


def _name(action: Statement) -> str:
    return action.id.replace("-", " ")


def _action(action: Statement, element: FrameworkElement, context: DrawingContext) -> Inlines:
    item = context.list_item(action, element)
    inlines = item.inlines
    for below in item.items:
        inlines = (*inlines, Text(" "), *below.inlines)
    return inlines


def _controls(row_id: str, name: str, choices: tuple[str, ...]) -> tuple[Inlines, Inlines]:
    rating = Control(f"{row_id}/rating", f"Rating: {name}", RATING_PROMPT, "choice", choices)
    comments = Control(f"{row_id}/comments", f"Comments: {name}", COMMENTS_PROMPT)
    return (rating,), (comments,)


def _notes(element: FrameworkElement, context: DrawingContext) -> list[Note]:
    """Return the notes on the element, then those on its actions, each with the name of its action."""
    found = [*context.notes(element)]
    for action in _asked(element):
        found += prefix_notes(sentence_case(_name(action)), context.notes(*with_sub_entries((action,))))
    return found
