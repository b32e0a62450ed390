"""What shapes a child's mental health: the levels of the socio-ecological model, and risk and protective factors."""

from eymh_content.models import Factor, Level, NamedFactor
from eymh_content.wording import typeset
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Column,
    ListItem,
    Section,
    SummaryList,
    SummaryRow,
    Table,
    Text,
)
from eymh_exporters.outline.context import DrawingContext
from eymh_exporters.outline.inline import parse
from eymh_exporters.outline.kinds.shared import (
    paragraphs,
    short_summary,
    source_label,
    statement_section,
    summary_list,
    worded,
)
from eymh_exporters.outline.short import name_with_sources
from eymh_exporters.outline.view import KindView, SectionContext, as_entries, as_list
from eymh_exporters.outline.wording import in_words, spell_out


def level(record: Level, context: DrawingContext) -> Blocks:
    """Draw one level of the socio-ecological model."""
    rows = source_label(record.label)
    if record.framework:
        rows.append(SummaryRow("Part of", (context.link(record.framework),)))
    blocks = [*paragraphs(record.summary), *context.notes(record), *worded(record.mechanism), *summary_list(rows)]
    if record.factors_named:
        named = BulletList(tuple(_named_factor(factor, record, context) for factor in record.factors_named))
        blocks.append(Section(f"{record.ref}/factors-named", "Other factors that are named", (named,)))
    blocks += statement_section(record, "What services can do", record.services_can, context)
    blocks += statement_section(record, "More on it", record.statements, context)
    return tuple(blocks)


def _named_factor(factor: NamedFactor, record: Level, context: DrawingContext) -> ListItem:
    name = f"{factor.name}{_role(factor.role, factor.role_stated)}"
    inlines = (Text(typeset(f"{name}: ")), *parse(factor.text)) if factor.text else (Text(typeset(name)),)
    return ListItem(context.annotated(inlines, factor, record), context.notes(factor))


def _role(role: str, stated: str | None) -> str:
    printed = f"; printed: ‘{spell_out(stated)}’" if stated else ""
    return "" if role == "not-stated" else f" ({in_words(role).lower()}{printed})"


def innermost_first(records: tuple[Level, ...], _context: DrawingContext) -> tuple[Level, ...]:
    """Sort levels from the innermost to the outermost."""
    return tuple(sorted(records, key=lambda record: record.order))


def levels_in_order(records: tuple[Level, ...], section: SectionContext) -> Blocks:
    """Lay out the levels from the innermost to the outermost."""
    return as_entries(innermost_first(records, section.context), section)


def factor(record: Factor, context: DrawingContext) -> Blocks:
    """Draw a risk or protective factor."""
    role = "Not stated by the source" if record.role == "not-stated" else in_words(record.role)
    if record.role_stated:
        role += f" (printed: ‘{spell_out(record.role_stated)}’)"
    rows = [SummaryRow("Role", (Text(role),))]
    if record.levels:
        rows.append(SummaryRow("Level", context.links(record.levels)))
    if record.related:
        rows.append(SummaryRow("Named with it", context.links(record.related)))
    blocks = [*paragraphs(record.summary or ()), *context.notes(record), *worded(record.mechanism)]
    blocks.append(SummaryList(tuple(rows)))
    blocks += statement_section(record, "What its effect depends on", record.depends_on, context)
    blocks += statement_section(record, "What lessens its effect", record.lessened_by, context)
    blocks += statement_section(record, "What makes its effect stronger", record.strengthened_by, context)
    blocks += statement_section(record, "More on it", record.statements, context)
    return tuple(blocks)


def factor_tables(records: tuple[Factor, ...], section: SectionContext) -> Blocks:
    """Draw a table for each level; a factor with several levels is listed under the first of them."""
    context = section.context
    order = {level.ref: level.order for level in context.library.of(Level)}
    groups: dict[str | None, list[Factor]] = {}
    for record in records:
        groups.setdefault(record.levels[0] if record.levels else None, []).append(record)
    columns = (Column("Factor", 3.6), Column("Role", 1.3), Column("Also at the level", 2.4))
    blocks: list[Block] = []
    for reference in sorted(groups, key=lambda one: order.get(one or "", len(order) + 1)):
        rows = tuple(
            (
                name_with_sources(record, context),
                (Text(in_words(record.role)),),
                (Text(_other_levels(record, context)),),
            )
            for record in groups[reference]
        )
        title = f"Factors at the level ‘{context.title(reference)}’" if reference else "Factors outside the levels"
        blocks.append(Table(title, columns, rows))
    return tuple(blocks)


def _other_levels(record: Factor, context: DrawingContext) -> str:
    """Name the levels after the first, without the text in brackets in their titles."""
    others = (context.title(reference).partition(" (")[0] for reference in (record.levels or ())[1:])
    return "; ".join(others) or "No other"


VIEWS = (
    KindView(Factor, heading="What raises or lowers the chances", full=factor, short=factor_tables),
    KindView(
        Level,
        heading="Levels",
        full=level,
        short=as_list(short_summary),
        order=innermost_first,
        layout=levels_in_order,
    ),
)
