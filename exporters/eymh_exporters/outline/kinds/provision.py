"""What families and professionals can use: resources, services and entitlements."""

from eymh_content.models import Entitlement, Resource, Service
from eymh_content.wording import date_in_words
from eymh_exporters.outline.blocks import Blocks, Inlines, SummaryRow, Text, WebLink
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import (
    first_sentence,
    paragraphs,
    short_summary,
    statement_section,
    summary_list,
)
from eymh_exporters.outline.view import KindView, as_list, as_names
from eymh_exporters.outline.wording import ages_in_words, in_words


def resource(record: Resource, context: DrawingContext) -> Blocks:
    """Draw a publication, site, training or tool."""
    rows = []
    if record.form != "not-stated":
        rows.append(SummaryRow("Form", (Text(in_words(record.form)),)))
    if record.aliases:
        rows.append(SummaryRow("Also known as", (Text("; ".join(record.aliases)),)))
    if record.audience:
        rows.append(SummaryRow("For whom", parse(record.audience)))
    if record.publishers:
        rows.append(SummaryRow("Publisher", context.links(record.publishers)))
    if record.published:
        rows.append(SummaryRow("Published", (Text(date_in_words(record.published.when)),)))
    if record.url:
        rows.append(SummaryRow("On the web", (WebLink(record.url, record.title),)))
    return _blocks(record, rows, context)


def short_resource(record: Resource, context: DrawingContext) -> Inlines:
    """Return the form of a resource, and the first sentence of its summary."""
    form = f"{in_words(record.form)}. " if record.form != "not-stated" else ""
    return (Text(form), *first_sentence(record, context))


def service(record: Service, context: DrawingContext) -> Blocks:
    """Draw a team or kind of provision."""
    rows = []
    if record.aliases:
        rows.append(SummaryRow("Also known as", (Text("; ".join(record.aliases)),)))
    if record.body:
        rows.append(SummaryRow("Run by", (context.link(record.body),)))
    if record.ages:
        rows.append(SummaryRow("Ages", (Text(ages_in_words(record.ages.stated)),)))
    return _blocks(record, rows, context)


def entitlement(record: Entitlement, context: DrawingContext) -> Blocks:
    """Draw a grant, benefit or funded hours."""
    rows = []
    if record.body:
        rows.append(SummaryRow("Granted by", (context.link(record.body),)))
    return _blocks(record, rows, context)


def _blocks(record: Service | Entitlement | Resource, rows: list[SummaryRow], context: DrawingContext) -> Blocks:
    blocks = [*paragraphs(record.summary), *context.notes(record)]
    blocks += summary_list(rows)
    if not isinstance(record, Resource):
        blocks += statement_section(record, "For whom", record.for_whom, context)
    if record.statements:
        blocks.append(context.bullet_list(record.statements, record))
    return tuple(blocks)


VIEWS = (
    KindView(Entitlement, heading="Entitlements", full=entitlement, short=as_list(short_summary)),
    KindView(
        Resource,
        heading="Resources",
        full=resource,
        short=as_list(short_resource),
        names=as_names(group_by="form"),
    ),
    KindView(Service, heading="Services", full=service, short=as_list(short_summary)),
)
