"""A self-assessment: a form that asks for a rating of each thing that a framework asks for."""

from collections.abc import Iterable, Iterator

from eymh_content.models import FrameworkElement, Record, Statement
from eymh_content.models.editorial import Rating
from eymh_content.models.editorial import Section as Recipe
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Column,
    Control,
    Fact,
    Facts,
    Inlines,
    Note,
    Paragraph,
    Section,
    Table,
    Text,
    plain,
)
from eymh_exporters.outline.drawing import Drawing
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.wording import sentence_case, typeset, unstopped

CHOOSE = "Choose a rating"
HEAD = (
    ("date", "Date", "Choose or write a date", "date"),
    ("area", "Area or service", "Write the area or service", "text"),
    ("completed-by", "Completed by", "Write names or roles", "text"),
)
"""What stands at the top of a form: id, name, prompt and form of each control."""


def self_assessment(recipe: Recipe, elements: Iterable[Record], drawing: Drawing) -> Blocks:
    """Draw the form: who fills it in and when, what the ratings mean, and a table for each element."""
    head = tuple(
        Fact(name, (Control(f"{recipe.id}/{part}", name, prompt, "date" if form == "date" else "text"),))
        for part, name, prompt, form in HEAD
    )
    ratings = recipe.ratings or ()
    meanings = tuple(Fact(rating.name, parse(rating.meaning)) for rating in ratings)
    blocks: list[Block] = [Facts(head), Section(f"{recipe.id}-ratings", "What the ratings mean", (Facts(meanings),))]
    asked = sorted((e for e in elements if isinstance(e, FrameworkElement)), key=lambda e: (e.framework, e.order))
    blocks += [_element(element, ratings, drawing) for element in asked]
    return tuple(blocks)


def _element(element: FrameworkElement, ratings: tuple[Rating, ...], drawing: Drawing) -> Section:
    drawing.begin()
    blocks: list[Block] = [Paragraph(parse(text), "lead") for text in element.summary or ()]
    columns = (Column("What is asked", 3.4), Column("Rating", 1.5), Column("Comments", 2.6))
    choices = tuple(f"{rating.name}: {unstopped(_words(rating.meaning))}" for rating in ratings)
    rows = tuple(_rows(element, choices, drawing))
    blocks += [Table(typeset(element.title), columns, rows), *_notes(element, drawing)]
    after = drawing.source_line(element.ref)
    blocks += [after] if after else []
    return Section(element.ref, typeset(element.title), tuple(blocks))


def _rows(element: FrameworkElement, choices: tuple[str, ...], drawing: Drawing) -> Iterator[tuple[Inlines, ...]]:
    """Give a row for each action; an element without actions is one row."""
    for row in element.actions or ():
        yield (_asked(row, element, drawing), *_answers(f"{element.id}/{row.id}", row.id.replace("-", " "), choices))
    if not element.actions:
        yield ((Text(typeset(element.title)),), *_answers(element.id, element.title, choices))


def _asked(row: Statement, element: FrameworkElement, drawing: Drawing) -> Inlines:
    item = drawing.statement(row, element)
    inlines = item.inlines
    for below in item.items:
        inlines = (*inlines, Text(" "), *below.inlines)
    return inlines


def _answers(row: str, about: str, choices: tuple[str, ...]) -> tuple[Inlines, Inlines]:
    rating = Control(f"{row}/rating", f"Rating: {about}", CHOOSE, "choice", choices)
    comments = Control(f"{row}/comments", f"Comments: {about}", "Write comments here")
    return (rating,), (comments,)


def _notes(element: FrameworkElement, drawing: Drawing) -> list[Note]:
    """Give the notes of the element, and those of its rows, each opening with the row that it is about."""
    found = [*drawing.notes(element)]
    for row in element.actions or ():
        about = sentence_case(row.id.replace("-", " "))
        found += [Note((Text(f"{about}: "), *note.title), note.paragraphs) for note in drawing.notes(row)]
    return found


def _words(prose: str) -> str:
    return plain(parse(prose))
