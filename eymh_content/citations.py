"""Where statements come from: the sources of a record or an entry, the places in them, and the works cited there."""

import re
from dataclasses import dataclass

from eymh_content.ids import Anchor
from eymh_content.library import Library, check_arguments, entry_in, walk_over
from eymh_content.models import Entry, Record, Reference, Source
from eymh_content.roles import Role
from eymh_content.schema.walk import Visit
from eymh_content.wording import date_in_words, listed, typeset, with_full_stop, without_full_stop

MAX_HEADINGS = 3
"""How many section headings are named for a source."""

_SUBTITLE = re.compile(r": | [–—] ")


@dataclass(frozen=True)
class CitedSource:
    """A document that states something, and where in it."""

    source: Source
    """Its record."""
    anchors: tuple[Anchor, ...]
    """The places in it, each once, in the order of the record. ``str(anchor)`` is "ncb-review:428.2"."""
    headings: tuple[str, ...]
    """The headings of the sections that these places are in, each once."""

    @property
    def title(self) -> str:
        """Its title without its subtitle."""
        return short_title(self.source)

    @property
    def date(self) -> str:
        """Its date in words: "June 2020", or "undated"."""
        return source_date(self.source)

    @property
    def sections(self) -> str:
        """The headings in words, in quotation marks, the first three of them; "" if there are none."""
        shown = [f"‘{without_full_stop(heading)}’" for heading in self.headings[:MAX_HEADINGS]]
        return listed([*shown, "other sections"] if len(self.headings) > MAX_HEADINGS else shown)

    def __str__(self) -> str:
        """Return the source in words: "A review (June 2020), under", then the sections."""
        return f"{self.title} ({self.date})" + (f", under {self.sections}" if self.sections else "")


@dataclass(frozen=True)
class Citation:
    """What a record or an entry is based on."""

    sources: tuple[CitedSource, ...]
    """The sources that state it, in the order of the record; none for our own topics, nations and packs."""
    works: tuple[Reference, ...]
    """The works that the sources cite for it, each once."""

    def __str__(self) -> str:
        """Return it in words: "Source: A review (June 2020). Works cited there: A book."; "" if there is no source."""
        if not self.sources:
            return ""
        sources = f"Source{'s' * (len(self.sources) > 1)}: {'; '.join(map(str, self.sources))}."
        works = "; ".join(without_full_stop(typeset(work.title)) for work in self.works)
        return f"{sources} {with_full_stop(f'Works cited there: {works}')}" if works else sources


def cite(library: Library, record: Record, entry: Entry | None = None) -> Citation:
    """Return what a record is based on, its entries included, or one entry of it: a figure, a statement, a rating.

    Places that are given for context, or in a caveat, are left out. NotFoundError if the record is not in the library
    (as a changed copy of it is not), or the entry not in the record. UsageError if an argument is something else.
    """
    check_arguments(record, entry)
    walk = walk_over(library, record)
    inside = entry_in(library, record, entry).value if entry else walk.record
    anchors: dict[str, dict[Anchor, None]] = {}
    for visit in walk.of(Role.ANCHOR):
        steps = [around.step for around in visit.to_root()]
        if _is_in(visit, inside) and "context" not in steps and "caveats" not in steps:
            anchor = Anchor.parse(visit.value)
            anchors.setdefault(anchor.source, {})[anchor] = None
    works = [link.value for link in walk.links if link.parent and link.parent.step == "cites" and _is_in(link, inside)]
    return Citation(
        tuple(_cited(library.record(Source, source), tuple(found)) for source, found in anchors.items()),
        tuple(library.record(Reference, work.partition("/")[2]) for work in dict.fromkeys(works)),
    )


def held_on(library: Library, record: Record, entry: Entry | None = None) -> tuple[str, ...]:
    """Return the dates for which a record or entry holds, in normal form: its own, or those of its sources.

    The date of an entry comes before that of its record, and both before the sources' own; one that is undated has
    none. Errors as for ``cite``.
    """
    for holder in (entry, record):
        if own := getattr(holder, "as_of", None):
            return (str(own.when),)
    sources = [cited.source for cited in cite(library, record, entry).sources]
    dates = [source.as_of or source.dated for source in sources]
    return tuple(sorted({date.when for date in dates if date}))


def source_date(source: Source) -> str:
    """Return the date of a source in words: "June 2020", or "undated"."""
    return date_in_words(source.dated.when) if source.dated else "undated"


def short_title(source: Source) -> str:
    """Return the title of a source without its subtitle, but with the text in brackets at its end."""
    main, *rest = _SUBTITLE.split(typeset(source.title), maxsplit=1)
    brackets = re.search(r"\([^()]*\)$", rest[0]) if rest else None
    return f"{main} {brackets[0]}" if brackets else main


def _is_in(visit: Visit, value: object) -> bool:
    return any(around.value is value for around in visit.to_root())


def _cited(source: Source, anchors: tuple[Anchor, ...]) -> CitedSource:
    whole = (source.title, source.outline[0].title)
    found = (source.heading_at(anchor.first) for anchor in anchors)
    headings = (typeset(heading.title) for heading in found if heading and heading.title not in whole)
    return CitedSource(source, anchors, tuple(dict.fromkeys(headings)))
