"""Print every figure of every statistic as a reader in Wales should see it: a table, separated by tabs."""

import csv
import sys
from collections.abc import Iterator

from eymh_content import Citation, Edition, Library, cite, edition, load, without_markdown
from eymh_content.models import Figure, Statistic

COLUMNS = ("Label", "Title", "Group", "Figure", "Unit", "Date", "Doubts", "Source", "Works cited there")


def amount(figure: Figure) -> str:
    """Write the number, or the ends of the range, after its qualifier."""
    ends: tuple[int | float | None, ...] = (figure.value, figure.low, figure.high)
    numbers = " to ".join(f"{end:,}" for end in ends if end is not None)
    return f"{figure.qualifier} {numbers}" if figure.qualifier else numbers


def date(statistic: Statistic, figure: Figure) -> str:
    """Return the date that a figure is for."""
    for found in (figure.reference_period, figure.as_of, statistic.reference_period, statistic.as_of):
        if found:
            return found.when
    return "not stated"


def doubts(library: Library, statistic: Statistic, figure: Figure) -> str:
    """Return the notes of all caveats, and the titles of the discrepancies that they name, each once."""
    caveats = (*(figure.caveats or ()), *(statistic.caveats or ()))
    notes = (library[caveat.see].title if caveat.see else without_markdown(caveat.note or "") for caveat in caveats)
    return "; ".join(dict.fromkeys(notes))


def rows(library: Library, nation: Edition) -> Iterator[tuple[str, ...]]:
    """Yield a row for each figure."""
    for statistic in library.of(Statistic):
        for figure in statistic.figures:
            citation: Citation = cite(library, statistic, figure)
            yield (
                nation.label(statistic, figure) or "",
                statistic.title,
                figure.group,
                amount(figure),
                figure.unit,
                date(statistic, figure),
                doubts(library, statistic, figure),
                "; ".join(f"{source} at {', '.join(map(str, source.anchors))}" for source in citation.sources),
                "; ".join(work.title for work in citation.works),
            )


def main() -> None:
    """Print the table."""
    library = load()
    table = csv.writer(sys.stdout, "excel-tab")
    table.writerow(COLUMNS)
    table.writerows(rows(library, edition(library, "wales")))


if __name__ == "__main__":
    main()
