"""Frameworks and their elements, resources, services, entitlements and policies."""

from collections.abc import Iterable

from eymh_content.models import Entitlement, Framework, FrameworkElement, Policy, Resource, Service
from eymh_content.models.base import Envelope
from eymh_content.models.interventions import Study
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    Fact,
    Facts,
    Item,
    Marks,
    Paragraph,
    Section,
    Strong,
    Text,
    WebLink,
)
from eymh_exporters.outline.drawing import Drawing, Said, joined
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.wording import ages_in_words, date_in_words, in_words, printed, unstopped


def part(record: Envelope, name: str, statements: Iterable[Said] | None, drawing: Drawing) -> Blocks:
    """Draw a list of statements under a heading of its own; nothing if there is none."""
    if not statements:
        return ()
    section_id = f"{record.ref}/{name.lower().replace(' ', '-')}"
    return (Section(section_id, name, (drawing.bullets(statements, record),)),)


def paragraphs(texts: Iterable[str] | None) -> list[Block]:
    """Draw prose."""
    return [Paragraph(parse(text)) for text in texts or ()]


def label_fact(label: str | None) -> list[Fact]:
    """Draw how a source itself labels what a record tells: the heading of its box, or its number."""
    return [Fact("Label in the source", (Text(printed(label)),))] if label else []


def facts_of(facts: list[Fact]) -> Blocks:
    """Draw facts; nothing if there are none."""
    return (Facts(tuple(facts)),) if facts else ()


def study(found: Study, of: Envelope, drawing: Drawing) -> Item:
    """Draw what a study found, its result first."""
    more = [unstopped(text) for text in (found.design, found.size) if text]
    inlines = (Strong((Text(f"{in_words(found.result)}: "),)), *parse(found.text))
    if more:
        inlines = (*inlines, Text(" ("), *joined(more), Text(")"))
    return Item(drawing.placed(inlines, found, of), drawing.notes(found))


def framework(record: Framework, drawing: Drawing) -> Blocks:
    """Draw a framework; its elements follow as sections of their own."""
    blocks = paragraphs(record.summary)
    blocks += drawing.notes(record)
    if record.body:
        blocks.append(Facts((Fact("Whose it is", (drawing.link(record.body),)),)))
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record))
    return tuple(blocks)


def framework_element(record: FrameworkElement, drawing: Drawing) -> Blocks:
    """Draw one element of a framework."""
    blocks = paragraphs(record.summary)
    blocks += drawing.notes(record)
    blocks += facts_of(label_fact(record.label))
    blocks += part(record, "What to do", record.actions, drawing)
    blocks += part(record, "Examples of approaches", record.examples, drawing)
    blocks += part(record, "More on it", record.statements, drawing)
    return tuple(blocks)


def resource(record: Resource, drawing: Drawing) -> Blocks:
    """Draw a publication, site, training or tool."""
    facts = []
    if record.form != "not-stated":
        facts.append(Fact("Form", (Text(in_words(record.form)),)))
    if record.aliases:
        facts.append(Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.audience:
        facts.append(Fact("For whom", parse(record.audience)))
    if record.publishers:
        facts.append(Fact("Publisher", drawing.links(record.publishers)))
    if record.published:
        facts.append(Fact("Published", (Text(date_in_words(record.published.when)),)))
    if record.url:
        facts.append(Fact("On the web", (WebLink(record.url, record.title),)))
    return _body(record, facts, drawing)


def service(record: Service, drawing: Drawing) -> Blocks:
    """Draw a team or kind of provision."""
    facts = []
    if record.aliases:
        facts.append(Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        facts.append(Fact("Run by", (drawing.link(record.body),)))
    if record.for_whom:
        facts.append(Fact("For whom", parse(record.for_whom)))
    if record.ages:
        facts.append(Fact("Ages", (Text(ages_in_words(record.ages.stated)),)))
    return _body(record, facts, drawing)


def entitlement(record: Entitlement, drawing: Drawing) -> Blocks:
    """Draw a grant, benefit or funded hours."""
    facts = []
    if record.body:
        facts.append(Fact("Granted by", (drawing.link(record.body),)))
    if record.for_whom:
        facts.append(Fact("Who may have it", parse(record.for_whom)))
    return _body(record, facts, drawing)


def _body(record: Service | Entitlement | Resource, facts: list[Fact], drawing: Drawing) -> Blocks:
    blocks = [*paragraphs(record.summary), *drawing.notes(record)]
    blocks += facts_of(facts)
    if record.statements:
        blocks.append(drawing.bullets(record.statements, record))
    return tuple(blocks)


def policy(record: Policy, drawing: Drawing) -> Blocks:
    """Draw an act, strategy, programme or review."""
    status = in_words(record.status)
    if record.status_stated:
        status += f" (printed: ‘{printed(record.status_stated)}’)"
    facts = [Fact("Status as stated", (Text(status),)), Fact("Area", (Text(in_words(record.area)),))]
    if record.aliases:
        facts.append(Fact("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        facts.append(Fact("Whose it is", (drawing.link(record.body),)))
    when = date_in_words(record.published.when) if record.published else in_words(None)
    facts.append(Fact("Published", (Text(when),)))
    if record.documented_in:
        facts.append(Fact("Set out in", (Text("Works "), Marks(record.documented_in))))
    blocks = [*paragraphs(record.summary), *drawing.notes(record), Facts(tuple(facts))]
    blocks += part(record, "Aims", record.goals, drawing)
    blocks += part(record, "What it lays down", record.provisions, drawing)
    blocks += part(record, "What was found about it", record.evaluation, drawing)
    blocks += part(record, "What else the sources say of it", record.statements, drawing)
    return tuple(blocks)
