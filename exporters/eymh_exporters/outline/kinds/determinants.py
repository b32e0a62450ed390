"""What shapes a child's mental health: the levels of the socio-ecological model, and risk and protective factors."""

from eymh_content.models import Factor, Level, NamedFactor
from eymh_content.wording import typeset
from eymh_exporters.outline.blocks import (
    Block,
    Blocks,
    BulletList,
    Column,
    Inlines,
    ListItem,
    Section,
    SummaryList,
    SummaryRow,
    Table,
    Text,
)
from eymh_exporters.outline.context import DrawingContext, name_of
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
    blocks = [*paragraphs(record.summary), *context.notes(record), *worded(record.mechanism)]
    blocks.append(SummaryList(tuple(rows)))
    blocks += statement_section(record, "What its effect depends on", record.depends_on, context)
    blocks += statement_section(record, "What lessens its effect", record.lessened_by, context)
    blocks += statement_section(record, "What makes its effect stronger", record.strengthened_by, context)
    blocks += statement_section(record, "More on it", record.statements, context)
    return tuple(blocks)


def factor_tables(records: tuple[Factor, ...], section: SectionContext) -> Blocks:
    """Draw a table for each level, with what it only names; a factor with several levels is listed under the first."""
    context = section.context
    levels = {level.ref: level for level in context.library.of(Level)}
    groups: dict[str | None, list[Factor]] = {}
    for record in records:
        groups.setdefault(record.levels[0] if record.levels else None, []).append(record)
    columns = (Column("Factor", 3.6), Column("Role", 1.3), Column("Also at the level", 2.4))
    blocks: list[Block] = []
    for reference in sorted(groups, key=lambda one: levels[one].order if one else len(levels) + 1):
        rows = {name_of(record).casefold(): _row(record, context) for record in groups[reference]}
        if reference:
            level = levels[reference]
            rows |= {one.name.casefold(): _named_row(one, level, context) for one in level.factors_named or ()}
        title = f"Factors at the level ‘{context.title(reference)}’" if reference else "Factors outside the levels"
        blocks.append(Table(title, columns, tuple(rows[name] for name in sorted(rows))))
    return tuple(blocks)


def _row(record: Factor, context: DrawingContext) -> tuple[Inlines, ...]:
    role, others = in_words(record.role), _other_levels(record, context)
    return name_with_sources(record, context), (Text(role),), (Text(others),)


def _named_row(factor: NamedFactor, level: Level, context: DrawingContext) -> tuple[Inlines, ...]:
    name = context.annotated((Text(typeset(factor.name)),), factor, level, cite=True)
    return name, (Text(in_words(factor.role)),), (Text("No other"),)


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
