"""The order of records in a section: by what they are about, then by title."""

from collections.abc import Iterable
from typing import TypeVar

from eymh_content.models import Record
from eymh_content.nations import STATUSES, Status
from eymh_exporters.outline.context import DrawingContext

R = TypeVar("R", bound=Record)
Records = tuple[Record, ...]


def by_title(records: Iterable[R]) -> tuple[R, ...]:
    """Sort records by title."""
    return tuple(sorted(records, key=lambda record: record.title.casefold()))


def nearest_first(records: Iterable[R], context: DrawingContext) -> tuple[R, ...]:
    """Sort records by status, those of the nation first, then by title."""
    return tuple(sorted(by_title(records), key=lambda record: STATUSES.index(context.status(record))))


def by_status(records: Iterable[R], context: DrawingContext) -> dict[Status, tuple[R, ...]]:
    """Group records by status, in order of status; a status without records is left out."""
    found = list(records)
    groups = {status: tuple(r for r in found if context.status(r) == status) for status in STATUSES}
    return {status: group for status, group in groups.items() if group}
